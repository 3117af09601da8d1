import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ArticleId, SiteId } from '../../src/domain/comment.ts';
import { betterSqlite3 } from '../../src/node/better-sqlite3.ts';
import { sweepFile } from '../../src/node/sweep-file.ts';
import { edit } from '../../src/pipeline/edit.ts';
import { editAndApprove } from '../../src/pipeline/edit-and-approve.ts';
import { eraseAuthor } from '../../src/pipeline/erase.ts';
import { authorKeyOf, type Intake } from '../../src/pipeline/intake.ts';
import { writeNote } from '../../src/pipeline/notes.ts';
import { report } from '../../src/pipeline/report.ts';
import { submit } from '../../src/pipeline/submit.ts';
import { undo } from '../../src/pipeline/undo.ts';
import { moderatedComment } from '../../src/read/moderated-comments.ts';
import type { RuleSet } from '../../src/rules/rule-set.ts';
import { processOver } from '../pipeline/process-over.ts';
import { ruleSetOf } from '../rules/rule-files.ts';
import { openTestDatabase, temporaryFolder } from '../store/open-test-database.ts';

const RULES = ruleSetOf(`decide: {default: approve}
limits: [{id: writer, by: author, max: 1000, per: 1h}]
rules:
  - {id: quotes, if: {text.regex: 'qq\\w+'}, then: hold, flag: quoted, why: {en: 'said {match}'}}
  - {id: copies, if: {similar: {by: author, within: 1h, count: ">= 99"}}}`);
const ruleSet: RuleSet = { ...RULES, settings: { ...RULES.settings, editFor: 3_600_000 } };
const { site } = ruleSet;
const article = '1' as ArticleId;
const MODERATOR = { kind: 'moderator', id: 'm', name: 'm' } as const;

/** From a word to some twenty pages of SQLite's. */
const length = fc.oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 9000 }));
const sent = fc.record({
  mine: fc.boolean(),
  length,
  /** The lengths that its author gives it. */
  edits: fc.array(length, { maxLength: 2 }),
  /** The length that a moderator gives it, and whether that is undone. */
  rewritten: fc.option(fc.record({ length, undone: fc.boolean() }), { freq: 3 }),
});
type Sent = typeof sent extends fc.Arbitrary<infer T> ? T : never;

/** Words that nobody else says: every 24 bytes of a text are of one writer, whatever part of it is left. */
function writer(): { readonly words: Set<string>; say(length: number): string } {
  const words = new Set<string>();
  const word = (): string => {
    const made = `qq${Math.random().toString(36).slice(2, 12).padEnd(10, '0')}`;
    words.add(made);
    return made;
  };
  return { words, say: (length) => Array.from({ length: Math.ceil(length / 13) }, word).join(' ') };
}

/** The words in the database's files, which another process reads: this one would lose SQLite's locks by it. */
const wordsIn = (file: string): Set<string> =>
  new Set(
    execFileSync('sh', ['-c', 'cat "$0" "$0-wal" "$0-shm"', file], {
      maxBuffer: 2 ** 30,
      encoding: 'latin1',
    }).match(/qq[0-9a-z]{10}/g),
  );

test('after an erasure and a sweep, not a word of the author’s is in any of the files, however it was edited', async () => {
  const file = join(temporaryFolder(), 'hakam.db');
  const database = openTestDatabase(file);
  const deps = processOver(database);

  const intakeOf = (name: string, body: string): Intake => ({
    submission: {
      site,
      article,
      body,
      author: { name, id: `${name}id`, role: null, since: null },
      parent: null,
      addressHash: null,
    },
    ruleSet,
    mention: null,
    key: null,
    idempotency: { scope: 'key', key: deps.newId(0), fingerprint: '' },
  });
  const store = async ({ length, edits, rewritten }: Sent, name: string, say: (length: number) => string) => {
    const intake = intakeOf(name, say(length));
    const stored = await submit(deps, intake);
    if (stored.kind !== 'stored') return expect.fail(stored.kind);
    const { comment } = stored;
    const look = moderatedComment({ site, id: comment });
    const look1 = async () => (await database.read([look]))[0][0];
    for (const each of edits) await edit(deps, { ruleSet, article, comment, body: say(each), key: null });
    if (rewritten !== null) {
      const { rev = 0 } = (await look1()) ?? {};
      const text = { comment, body: say(rewritten.length), rev, reason: say(9) };
      await editAndApprove(deps, site as SiteId, MODERATOR, text, look);
      const decision = (await look1())?.decision_id ?? '';
      if (rewritten.undone) await undo(deps, ruleSet, MODERATOR, [{ decision, reason: say(9) }]);
    }
    await writeNote(deps, site, MODERATOR, { comment }, say(99));
    return { comment, key: authorKeyOf(intake.submission) };
  };

  await fc.assert(
    fc.asyncProperty(fc.array(sent, { minLength: 4, maxLength: 24 }), fc.boolean(), async (all, older) => {
      // As versions wrote that overwrote nothing.
      database.writer.exec(`pragma secure_delete = ${older ? 'off' : 'on'}`);
      const [mine, others] = [writer(), writer()];
      const [me, other] = [mine.say(1), others.say(1)];
      for (const each of all) await store(each, each.mine ? me : other, each.mine ? mine.say : others.say);
      const last = await store({ mine: true, length: 50, edits: [], rewritten: null }, me, mine.say);
      const { comment } = await store(
        { mine: false, length: 50, edits: [], rewritten: null },
        other,
        others.say,
      );
      await report(deps, { ruleSet, comment, reader: last.key, reason: 'abuse', key: null });
      // All but those that the end of a page parts, or that nothing came of.
      const before = mine.words.intersection(wordsIn(file));
      expect(before.size).toBeGreaterThan(mine.words.size * 0.7);

      const erased =
        last.key && (await eraseAuthor(deps, { site, key: last.key }, { ...MODERATOR, kind: 'admin' }));
      expect(erased).toMatchObject({ comments: all.filter((each) => each.mine).length + 1 });
      expect(sweepFile(betterSqlite3, file, 'rewrite', Date.now())).toBe(1);
      const after = wordsIn(file);
      expect(mine.words.intersection(after)).toEqual(new Set());
      expect(after).toContain(other);
    }),
    { numRuns: 10, endOnFailure: true },
  );
  const [check] = database.writer.prepare('pragma integrity_check').all([]);
  expect(check).toEqual({ integrity_check: 'ok' });
}, 60_000);
