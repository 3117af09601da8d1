import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ArticleId, CommentId, SiteId } from '../../src/domain/comment.ts';
import { STATUSES, type Status } from '../../src/domain/comment.ts';
import { edit } from '../../src/pipeline/edit.ts';
import { editAndApprove } from '../../src/pipeline/edit-and-approve.ts';
import type { Intake } from '../../src/pipeline/intake.ts';
import {
  type DecisionOutcome,
  type ModerateDeps,
  moderate,
  type WantedDecision,
} from '../../src/pipeline/moderate.ts';
import { type SubmitDeps, submit } from '../../src/pipeline/submit.ts';
import { undo } from '../../src/pipeline/undo.ts';
import { withdraw } from '../../src/pipeline/withdraw.ts';
import { moderatedComment } from '../../src/read/moderated-comments.ts';
import { articleHead, publicPage } from '../../src/read/public-comments.ts';
import type { RuleSet } from '../../src/rules/rule-set.ts';
import { type Ask, inOpened } from '../databases/asking.ts';
import { DATABASE } from '../databases/kind.ts';
import { openPair } from '../databases/open-databases.ts';
import { brokenBatches } from '../resilience/stored-batches.ts';
import { ruleSetOf } from '../rules/rule-files.ts';
import { processOver } from './process-over.ts';

/** D1 is asked by HTTP, some ms each time. */
const RUNS = { sqlite: 40, postgres: 40, d1: 12 }[DATABASE];

const RULES = ruleSetOf(`decide: {default: approve}
rules:
  - {id: wait, if: {text.has: wait}, then: hold, flag: waits}
  - {id: sale, if: {text.has: sale}, then: spam, flag: sells}
  - {id: copies, if: {similar: {by: article, within: 1h, count: ">= 99"}}}`);
const ruleSet: RuleSet = { ...RULES, settings: { ...RULES.settings, editFor: 3_600_000 } };
const ARTICLES = ['1', '2', '3'] as const;
const article = fc.constantFrom(...ARTICLES) as fc.Arbitrary<ArticleId>;

const submitted = fc.record({
  article,
  body: fc.constantFrom('hello', 'hello', 'please wait', 'a sale'),
  author: fc.constantFrom('ann', 'bob', 'cem'),
  /** To which of the article's comments it replies, where there are any; null to none. */
  replies: fc.option(fc.nat(), { freq: 3 }),
});
type Submitted = typeof submitted extends fc.Arbitrary<infer T> ? T : never;

const decided = fc.record({
  /** Which of the comments that were there before, each once. */
  comments: fc.uniqueArray(fc.nat({ max: 11 }), { minLength: 1, maxLength: 8 }),
  status: fc.constantFrom<Status>(...STATUSES),
  /** Only if nobody decided since. */
  careful: fc.boolean(),
});
type Decided = typeof decided extends fc.Arbitrary<infer T> ? T : never;

const edited = fc.record({
  /** Which of the comments that were there before. */
  comment: fc.nat({ max: 11 }),
  body: fc.constantFrom('hello', 'please wait', 'a sale'),
});
type Edited = typeof edited extends fc.Arbitrary<infer T> ? T : never;

/** Of which of the comments that were there before what was decided last is undone. */
const undone = fc.uniqueArray(fc.nat({ max: 11 }), { minLength: 1, maxLength: 8 });

const process = fc.nat({ max: 1 });
const change = fc.oneof(
  { weight: 2, arbitrary: fc.record({ process, undone }) },
  fc.record({ process, rewritten: fc.nat({ max: 11 }) }),
  { weight: 2, arbitrary: fc.record({ process, edited }) },
  fc.record({ process, withdrawn: fc.nat({ max: 40 }) }),
  fc.record({ process, submitted }),
  fc.record({ process, decided }),
  fc.record({ process, read: article }),
);

interface Stored {
  readonly id: CommentId;
  readonly article: ArticleId;
}

/** One of the processes, for a site that is each run's own. */
interface Process {
  readonly site: SiteId;
  readonly deps: SubmitDeps & ModerateDeps;
}

const intakeOf = (site: SiteId, { article, body, author }: Submitted, parent: CommentId | null): Intake => ({
  submission: {
    site,
    article,
    body,
    author: { name: author, id: author, role: null, since: null },
    parent,
    addressHash: null,
  },
  ruleSet,
  mention: null,
  key: null,
  idempotency: null,
});

/** Stores a comment, or a reply to one that is public by the time it comes; null where that one is hidden by then. */
async function send(
  { site, deps }: Process,
  one: Submitted,
  stored: readonly Stored[],
): Promise<Stored | null> {
  const here = stored.filter(({ article }) => article === one.article);
  const parent = one.replies === null ? undefined : here[one.replies % Math.max(1, here.length)];
  const outcome = await submit(deps, intakeOf(site, one, parent?.id ?? null));
  if (outcome.kind === 'parent-unknown' && parent) return null;
  if (outcome.kind !== 'stored') return expect.fail(outcome.kind);
  return { id: outcome.comment, article: one.article };
}

interface Answered {
  readonly wanted: WantedDecision;
  readonly outcome: DecisionOutcome;
}

const MODERATOR = { kind: 'moderator', id: 'm', name: 'm' } as const;

async function decide({ site, deps }: Process, one: Decided, stored: readonly Stored[]): Promise<Answered[]> {
  const wanted = one.comments.flatMap((at): WantedDecision[] => {
    const comment = stored[at];
    return comment
      ? [{ comment: comment.id, status: one.status, reason: null, rev: one.careful ? 1 : null }]
      : [];
  });
  const outcomes = await moderate(deps, site, MODERATOR, wanted);
  return wanted.map((each, at) => ({ wanted: each, outcome: outcomes[at] as DecisionOutcome }));
}

/** What was answered for good to changes of comments, each text but once. */
interface Told {
  readonly decisions: Answered[];
  /** The new revs of what moderators undid and edited, as `<comment> <rev>`. */
  readonly made: string[];
  readonly texts: Map<CommentId, string[]>;
  readonly withdrawn: Set<CommentId>;
}

/** To be compared with others. */
const LONG_ENOUGH = 'and all else that a text needs to say before it is a copy of any other';
let texts = 0;

async function rewrite({ site, deps }: Process, one: Edited, stored: readonly Stored[], told: Told) {
  const own = stored[one.comment];
  if (!own) return;
  const body = `${one.body} ${LONG_ENOUGH} ${texts++}`;
  const wanted = { ruleSet: { ...ruleSet, site }, article: own.article, comment: own.id, body, key: null };
  const { kind } = await edit(deps, wanted);
  if (kind === 'edited') tellText(told, own.id, body);
  else expect(kind).toBe('not-allowed');
}

const tellText = ({ texts }: Told, comment: CommentId, body: string): void => {
  texts.set(comment, [...(texts.get(comment) ?? []), body]);
};

/** A moderator edits what they see; where it has changed meanwhile, nothing is done. */
async function rewriteAsSeen({ site, deps }: Process, at: number, stored: readonly Stored[], told: Told) {
  const id = stored[at]?.id;
  if (id === undefined) return;
  const look = moderatedComment({ site, id });
  const [[seen]] = await deps.database.read([look]);
  const text = { comment: id, body: `edited ${texts++}`, rev: seen?.rev ?? 0, reason: null };
  const outcome = await editAndApprove(deps, site, MODERATOR, text, look);
  if (outcome.kind === 'unknown-comment' || outcome.kind === 'unchanged') return expect.fail(outcome.kind);
  if (outcome.kind !== 'made') return;
  tellText(told, id, text.body);
  told.made.push(`${id} ${outcome.comment.rev}`);
  expect(outcome.comment).toMatchObject({ rev: text.rev + 1, body: text.body, status: 'approved' });
}

async function undoLatest(
  { site, deps }: Process,
  places: readonly number[],
  stored: readonly Stored[],
  told: Told,
) {
  const ids = places.flatMap((at) => stored[at]?.id ?? []);
  if (ids.length === 0) return;
  const seen = (await deps.database.read(ids.map((id) => moderatedComment({ site, id })))).flat();
  const wanted = seen.map(({ decision_id }) => ({ decision: decision_id, reason: null }));
  const outcomes = await undo(deps, { ...ruleSet, site }, MODERATOR, wanted);
  if ('again' in outcomes) return expect.fail('each comment was named once');
  for (const [at, outcome] of outcomes.entries()) {
    if (outcome.kind === 'not-undoable') expect(seen[at]?.from_status).toBe(null);
    else if (outcome.kind === 'unknown-decision') expect.fail(outcome.kind);
    else if (outcome.kind === 'made') told.made.push(`${outcome.comment} ${outcome.rev}`);
    else expect(outcome.kind === 'withdrawn' || outcome.rev > (seen[at]?.rev ?? 0)).toBe(true);
  }
}

async function takeBack({ site, deps }: Process, at: number, stored: readonly Stored[], told: Told) {
  const own = stored[at];
  if (!own) return;
  expect(await withdraw(deps, { ruleSet: { ...ruleSet, site }, article: own.article, comment: own.id })).toBe(
    'withdrawn',
  );
  told.withdrawn.add(own.id);
}

/** Of the decisions, texts and withdrawals that were answered for, all are there, and no others. */
async function expectKept(ask: Ask, site: SiteId, told: Told): Promise<void> {
  const of = async <R>(text: string) => (await ask(text)) as R[];
  const decided = await of<{ comment: string; rev: number }>(
    `select comment, rev from decisions where site = '${site}' and by_kind = 'moderator'`,
  );
  const made = told.decisions.flatMap(({ wanted: { comment }, outcome }) =>
    outcome.kind === 'made' ? [`${comment} ${outcome.rev}`] : [],
  );
  expect(decided.map(({ comment, rev }) => `${comment} ${rev}`).sort()).toEqual(
    [...made, ...told.made].sort(),
  );
  for (const [comment, answered] of told.texts) {
    const kept = await of<{ body: string }>(`
      select body from former_texts where comment = '${comment}'
      union all select body from comments where id = '${comment}'`);
    expect(kept.map(({ body }) => body)).toEqual(expect.arrayContaining(answered));
    const replaced = await of(`select id from decisions where comment = '${comment}' and rewrote = 1`);
    expect(kept).toHaveLength(replaced.length + 1);
  }
  const rows = await of<{ id: CommentId }>(
    `select id from comments where site = '${site}' and withdrawn_from is not null`,
  );
  expect(new Set(rows.map(({ id }) => id))).toEqual(told.withdrawn);
}

/** One that named a rev got the next, or hears that it is late; what was withdrawn hears of that. */
function expectConsistent({ decisions, withdrawn }: Told): void {
  for (const { wanted, outcome } of decisions) {
    const late = outcome.kind === 'stale' && wanted.rev !== null && outcome.rev > wanted.rev;
    const first = outcome.kind === 'made' && (wanted.rev === null || outcome.rev === wanted.rev + 1);
    const gone = outcome.kind === 'withdrawn' && withdrawn.has(wanted.comment);
    expect({ outcome, wanted, fits: late || first || gone }).toMatchObject({ fits: true });
  }
}

/** What the public was shown under each version of an article. */
type Shown = Map<string, string>;

/** The count is that of the list, and one version shows one list. */
async function read({ site, deps: { database } }: Process, article: ArticleId, shown: Shown): Promise<void> {
  const key = { site, article };
  const [[head], page] = await database.read([articleHead(key), publicPage(key, 'oldest', undefined, 1000)]);
  expect(page.length).toBe(head?.count ?? 0);
  const version = `${article} ${head?.version ?? 0}`;
  const list = page.map(({ id, body }) => `${id} ${body}`).join();
  expect(shown.get(version) ?? list).toBe(list);
  shown.set(version, list);
}

test('whatever two processes submit, edit, withdraw, decide and undo at once, nothing is lost, and every counter is right', async () => {
  const pair = await openPair();
  const ask = inOpened(pair[1]);
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(submitted, { minLength: 6, maxLength: 12 }),
      fc.array(change, { minLength: 10, maxLength: 30 }),
      async (before, changes) => {
        const site = `run-${runs++}` as SiteId;
        const processes = pair.map((database): Process => ({ site, deps: processOver(database) }));
        const [one, other] = processes as [Process, Process];
        const processOf = (change: { process: number }) => (change.process === 0 ? one : other);
        const stored: Stored[] = [];
        for (const each of before) {
          const comment = await send(one, each, stored);
          if (comment) stored.push(comment);
        }
        const told: Told = { decisions: [], made: [], texts: new Map(), withdrawn: new Set() };
        const shown: Shown = new Map();
        await Promise.all(
          changes.map(async (each) => {
            if ('submitted' in each) await send(processOf(each), each.submitted, stored);
            else if ('decided' in each)
              told.decisions.push(...(await decide(processOf(each), each.decided, stored)));
            else if ('undone' in each) await undoLatest(processOf(each), each.undone, stored, told);
            else if ('rewritten' in each) await rewriteAsSeen(processOf(each), each.rewritten, stored, told);
            else if ('edited' in each) await rewrite(processOf(each), each.edited, stored, told);
            else if ('withdrawn' in each) await takeBack(processOf(each), each.withdrawn, stored, told);
            else await read(processOf(each), each.read, shown);
          }),
        );
        for (const each of ARTICLES) await read(other, each as ArticleId, shown);
        expectConsistent(told);
        await expectKept(ask, site, told);
        expect(await brokenBatches(ask)).toEqual({});
      },
    ),
    // What comes of crossing is not repeated by the same input again.
    { numRuns: RUNS, endOnFailure: true },
  );
}, 120_000);
