import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ArticleId, CommentId, SiteId } from '../../src/domain/comment.ts';
import { keyOfId, STATUSES, type Status } from '../../src/domain/comment.ts';
import { applyBulk } from '../../src/pipeline/apply-bulk.ts';
import { edit } from '../../src/pipeline/edit.ts';
import { eraseAuthor } from '../../src/pipeline/erase.ts';
import type { Intake } from '../../src/pipeline/intake.ts';
import { type ModerateDeps, moderate } from '../../src/pipeline/moderate.ts';
import { writeNote } from '../../src/pipeline/notes.ts';
import { previewBulk } from '../../src/pipeline/preview-bulk.ts';
import { report } from '../../src/pipeline/report.ts';
import { type SubmitDeps, submit } from '../../src/pipeline/submit.ts';
import { undo } from '../../src/pipeline/undo.ts';
import { moderatedComment } from '../../src/read/moderated-comments.ts';
import { articleHead, publicPage } from '../../src/read/public-comments.ts';
import type { RuleSet } from '../../src/rules/rule-set.ts';
import { Unavailable } from '../../src/store/database.ts';
import { type Ask, inOpened } from '../databases/asking.ts';
import { DATABASE } from '../databases/kind.ts';
import { openPair } from '../databases/open-databases.ts';
import { brokenBatches } from '../resilience/stored-batches.ts';
import { ruleSetOf } from '../rules/rule-files.ts';
import { processOver } from './process-over.ts';

/** D1 is asked by HTTP, some ms each time. */
const RUNS = { sqlite: 30, postgres: 25, d1: 5 }[DATABASE];

const RULES = ruleSetOf(`decide: {default: approve}
rules:
  - {id: wait, if: {text.has: wait}, then: hold, flag: waits}
  - {id: copies, if: {similar: {by: article, within: 1h, count: ">= 99"}}}`);
const ruleSet: RuleSet = { ...RULES, settings: { ...RULES.settings, editFor: 3_600_000 } };
const AUTHORS = ['ann', 'bob'] as const;
const MODERATOR = { kind: 'moderator', id: 'm', name: 'm' } as const;
const ADMIN = { kind: 'admin', id: 'a', name: 'a' } as const;

const author = fc.constantFrom(...AUTHORS);
const submitted = fc.record({
  author,
  article: fc.constantFrom('1', '2', '3') as fc.Arbitrary<ArticleId>,
  body: fc.constantFrom('hello', 'please wait'),
});
type Submitted = typeof submitted extends fc.Arbitrary<infer T> ? T : never;
/** Which of the comments that were there before. */
const comment = fc.nat({ max: 7 });
const change = fc.record({
  process: fc.nat({ max: 1 }),
  what: fc.oneof(
    { weight: 3, arbitrary: fc.record({ submitted }) },
    { weight: 2, arbitrary: fc.record({ erased: author }) },
    fc.record({ decided: comment, status: fc.constantFrom<Status>(...STATUSES) }),
    fc.record({ edited: comment }),
    fc.record({ undone: comment }),
    fc.record({ noted: comment }),
    fc.record({ onAuthor: author }),
    fc.record({ reported: comment, reader: author }),
    fc.record({ bulk: author }),
  ),
});

interface Process {
  readonly site: SiteId;
  readonly deps: SubmitDeps & ModerateDeps;
}
interface Stored {
  readonly id: CommentId;
  readonly article: ArticleId;
}

/** To be compared with others. */
const LONG_ENOUGH = 'and all else that a text needs to say before it is a copy of any other';

async function send({ site, deps }: Process, { author, article, body }: Submitted): Promise<Stored> {
  const intake: Intake = {
    submission: {
      site,
      article,
      body: `${body} ${LONG_ENOUGH}`,
      author: { name: author, id: author, role: null, since: null },
      parent: null,
      addressHash: null,
    },
    ruleSet: { ...ruleSet, site },
    mention: null,
    key: null,
    idempotency: { scope: site, key: deps.newId(0), fingerprint: '' },
  };
  const outcome = await submit(deps, intake);
  if (outcome.kind !== 'stored') return expect.fail(outcome.kind);
  return { id: outcome.comment, article };
}

type What = (typeof change extends fc.Arbitrary<infer T> ? T : never)['what'];

async function make({ site, deps }: Process, what: What, stored: readonly Stored[]): Promise<void> {
  const own = { ...ruleSet, site };
  const at = (place: number) => stored[place % stored.length] as Stored;
  if ('submitted' in what) await send({ site, deps }, what.submitted);
  else if ('erased' in what) await eraseAuthor(deps, { site, key: keyOfId(what.erased) }, ADMIN);
  else if ('decided' in what)
    await moderate(deps, site, MODERATOR, [
      { comment: at(what.decided).id, status: what.status, reason: 'quoted', rev: null },
    ]);
  else if ('edited' in what) {
    const { id, article } = at(what.edited);
    await edit(deps, { ruleSet: own, article, comment: id, body: `edited ${LONG_ENOUGH}`, key: null });
  } else if ('undone' in what) {
    const [[seen]] = await deps.database.read([moderatedComment({ site, id: at(what.undone).id })]);
    await undo(deps, own, MODERATOR, [{ decision: seen?.decision_id ?? '', reason: 'quoted' }]);
  } else if ('noted' in what) await writeNote(deps, site, MODERATOR, { comment: at(what.noted).id }, 'noted');
  else if ('onAuthor' in what)
    await writeNote(deps, site, MODERATOR, { author: keyOfId(what.onAuthor) }, 'noted');
  else if ('reported' in what)
    await report(deps, {
      ruleSet: own,
      comment: at(what.reported).id,
      reader: keyOfId(what.reader),
      reason: 'abuse',
      key: null,
    });
  else {
    const action = { status: 'spam', reason: 'quoted', reasonCode: null } as const;
    const wanted = { kind: 'decide', filters: { status: 'approved', author: what.bulk }, action } as const;
    const { id } = await previewBulk(deps, site, MODERATOR, wanted as never, (comments) =>
      moderatedComment({ site, id: comments as CommentId }),
    );
    await applyBulk(deps, own, MODERATOR, id);
  }
}

/**
 * PostgreSQL takes a second to find that two wait for one another: who waits behind two such pairs is told in the end to
 * come again, with nothing done. Anything else is thrown.
 */
function refused(error: unknown): void {
  if (!(error instanceof Unavailable) || error.uncertain) throw error;
}

/** What is left of an author on a comment that is erased, or of one who isn't there; none where all is well. */
const LEFT: Readonly<Record<string, string>> = {
  'an erased comment with something of its author': `
    select id from comments where erased_at is not null and (body <> '' or author_name <> '' or author_key is not null
      or author_id is not null or address_hash is not null or flags <> '[]')`,
  ...Object.fromEntries(
    ['former_texts', 'former_labels', 'comment_labels', 'sketches', 'reports', 'idempotency'].map((table) => [
      `${table} of an erased comment`,
      `select comment from ${table} where comment in (select id from comments where erased_at is not null)`,
    ]),
  ),
  'a decision on an erased comment that says something': `
    select id from decisions where comment in (select id from comments where erased_at is not null)
      and (reason is not null or findings <> '[]' or (by_kind = 'author' and by_name <> ''))`,
  'a note on an author who is not there': `
    select id from notes n where author_key is not null
      and not exists (select 1 from authors a where a.site = n.site and a.key = n.author_key)`,
  'an erasure that the audit does not tell of, once': `
    select id from erasures e where 1 <> (select count(*) from audit a where a.kind = 'erasure' and a.subject = e.id
      and a.detail = '{"comments":' || cast(e.comments as text) || '}')`,
};

async function leftOf(ask: Ask): Promise<Record<string, unknown[]>> {
  const left: Record<string, unknown[]> = {};
  for (const [what, text] of Object.entries(LEFT)) {
    const rows = await ask(text);
    if (rows.length > 0) left[what] = rows;
  }
  return left;
}

test('whatever comes at the moment of an erasure, a comment is erased whole or not at all, and every counter is right', async () => {
  const pair = await openPair();
  const ask = inOpened(pair[1]);
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(submitted, { minLength: 4, maxLength: 8 }),
      fc.array(change, { minLength: 8, maxLength: 24 }),
      async (before, changes) => {
        const site = `run-${runs++}` as SiteId;
        const [one, other] = pair.map((database) => ({ site, deps: processOver(database) })) as [
          Process,
          Process,
        ];
        const stored: Stored[] = [];
        for (const each of before) stored.push(await send(one, each));
        await Promise.all(
          changes.map(({ process, what }) => make(process === 0 ? one : other, what, stored).catch(refused)),
        );
        expect(await leftOf(ask)).toEqual({});
        expect(await brokenBatches(ask)).toEqual({});
        for (const article of ['1', '2', '3'] as ArticleId[]) {
          const key = { site, article };
          const [[head], page] = await pair[0].read([
            articleHead(key),
            publicPage(key, 'oldest', undefined, 1000),
          ]);
          expect(page.length).toBe(head?.count ?? 0);
        }
      },
    ),
    // What comes of crossing is not repeated by the same input again.
    { numRuns: RUNS, endOnFailure: true },
  );
}, 120_000);
