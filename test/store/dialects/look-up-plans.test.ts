import { expect, test } from 'vitest';
import type { CommentId, SiteId } from '../../../src/domain/comment.ts';
import { findStanding } from '../../../src/store/authors.ts';
import { countComments } from '../../../src/store/comments.ts';
import { sqliteSyntax } from '../../../src/store/dialects/sqlite-syntax.ts';
import { listChangesSince } from '../../../src/store/list-changes.ts';
import { findSketches, forgetSketches } from '../../../src/store/sketches.ts';
import type { Statement } from '../../../src/store/statement.ts';
import { openTestDatabase } from '../open-test-database.ts';

test('what rules ask of stored comments is read through an index, of its own scope and window alone', () => {
  const { writer } = openTestDatabase();
  const planOf = ({ template }: Statement): string[] => {
    const { query } = template.compile(sqliteSyntax);
    const plan = writer.prepare(`explain query plan ${query.sql}`).all(query.parameters.map(() => 'x'));
    return (plan as { detail: string }[])
      .map(({ detail }) => detail)
      .filter((step) => /SEARCH|SCAN \w+$/.test(step));
  };
  const site = 's' as SiteId;
  const counted = { site, owner: 'x', since: 'x' as CommentId };
  for (const [by, columns] of [
    ['address', 'site=? AND address_hash=?'],
    ['author', 'site=? AND author_key=?'],
    ['article', 'site=? AND article=?'],
    ['site', 'site=?'],
  ] as const) {
    expect(planOf(countComments[by](counted))[0]).toContain(
      `COVERING INDEX comments_by_${by === 'site' ? 'status' : by} (${columns} AND status=? AND id>?)`,
    );
  }
  expect(planOf(findStanding({ site, key: null, rejectedSince: null })).join()).toMatch(
    /authors .*\(site=\? AND key=\?\).*COVERING INDEX comments_by_author \(site=\? AND author_key=\? AND status=\? AND id>\?\)/,
  );
  const keys = { key_0: 0, key_1: 0, key_2: 0, key_3: 0 };
  const found = planOf(findSketches({ site, scope: 'x', since: 0, ...keys })).filter((step) =>
    /SEARCH/.test(step),
  );
  expect(found).toEqual(
    [0, 1, 2, 3].map((n) => `SEARCH sketches USING INDEX sketches_by_key_${n} (key_${n}=? AND created_at>?)`),
  );
  expect(planOf(listChangesSince({ site, after: 0 }))).toEqual([
    expect.stringMatching(/^SEARCH list_changes USING INDEX \S+ \(site=\? AND number>\?\)$/),
  ]);
  expect(planOf(forgetSketches({ before: 0 }))).toEqual([
    'SEARCH sketches USING INDEX sketches_by_age (created_at<?)',
  ]);
});
