import { expect, test } from 'vitest';
import type { AuthorKey, CommentId, SiteId } from '../../../src/domain/comment.ts';
import {
  authorComments,
  authorNotes,
  authorRow,
  countsByStatus,
  standingsOf,
} from '../../../src/read/authors.ts';
import { moderatedComment } from '../../../src/read/moderated-comments.ts';
import { findRestraints, findStanding } from '../../../src/store/authors.ts';
import { countComments } from '../../../src/store/comments.ts';
import { answerReports } from '../../../src/store/decision-effects.ts';
import { sqliteSyntax } from '../../../src/store/dialects/sqlite-syntax.ts';
import { listChangesSince } from '../../../src/store/list-changes.ts';
import { flagReported, reportedState } from '../../../src/store/reports.ts';
import { findSketches, forgetSketches } from '../../../src/store/sketches.ts';
import type { Statement } from '../../../src/store/statement.ts';
import { openTestDatabase } from '../open-test-database.ts';

const site = 's' as SiteId;

/** What SQLite looks through for a statement. */
function planner(): (statement: Statement) => string[] {
  const { writer } = openTestDatabase();
  return ({ template }) => {
    const { query } = template.compile(sqliteSyntax);
    const plan = writer.prepare(`explain query plan ${query.sql}`).all(query.parameters.map(() => 'x'));
    return (plan as { detail: string }[])
      .map(({ detail }) => detail)
      .filter((step) => /SEARCH|SCAN \w+$/.test(step));
  };
}

test('what rules ask of stored comments is read through an index, of its own scope and window alone', () => {
  const planOf = planner();
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

test('what moderators are told of an author is read through indexes, of their own rows alone', () => {
  const planOf = planner();
  const author = { site, key: 'x' as AuthorKey };
  for (const known of [findRestraints(author), authorRow(author)])
    expect(planOf(known)).toEqual([expect.stringMatching(/^SEARCH authors .*\(site=\? AND key=\?\)$/)]);
  expect(planOf(standingsOf(author))).toEqual([
    'SEARCH audit USING INDEX audit_standing (site=? AND subject=?)',
  ]);
  expect(planOf(authorNotes(author))).toEqual([
    'SEARCH notes USING INDEX notes_by_author (site=? AND author_key=?)',
  ]);
  const searched = (statement: Statement) => planOf(statement).filter((step) => !step.startsWith('SCAN'));
  const ofStatus =
    'SEARCH comments USING COVERING INDEX comments_by_author (site=? AND author_key=? AND status=?';
  expect(searched(countsByStatus(author))).toEqual(Array(4).fill(`${ofStatus})`));
  const page = searched(authorComments(author, undefined, 20));
  expect(page.slice(0, 4)).toEqual(Array(4).fill(`${ofStatus} AND id<?)`));
  expect(page[4]).toMatch(/^SEARCH c USING INDEX \S+ \(id=\?\)$/);
});

test('what readers reported is counted, and answered, through an index, of one comment alone', () => {
  const planOf = planner();
  const one = { site, comment: 'x' as CommentId };
  const open = /SEARCH r USING (COVERING )?INDEX reports_by_rev \(comment=\? AND rev>\?\)/;
  for (const counting of [reportedState({ ...one, most: 1 }), flagReported({ ...one, queueAfter: 1 })])
    expect(planOf(counting).join()).toMatch(open);
  const shown = planOf(moderatedComment({ site, id: one.comment })).join();
  expect(shown).toMatch(open);
  expect(shown).not.toMatch(/SCAN (r|reports|people|decisions)\b/);
  expect(planOf(answerReports({ decisions: '[]' }))[0]).toMatch(
    /SEARCH comment_labels USING .*INDEX \S+ \(comment=\? AND kind=\? AND label=\?\)/,
  );
});
