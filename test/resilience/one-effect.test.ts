import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ArticleId, AuthorKey, SiteId } from '../../src/domain/comment.ts';
import type { Intake } from '../../src/pipeline/intake.ts';
import { type SubmitDeps, type SubmitOutcome, submit } from '../../src/pipeline/submit.ts';
import { compileRuleSet } from '../../src/rules/compile.ts';
import type { RuleSet } from '../../src/rules/rule-set.ts';
import type { Database } from '../../src/store/database.ts';
import { inOpened } from '../databases/asking.ts';
import { DATABASE } from '../databases/kind.ts';
import { openPair } from '../databases/open-databases.ts';
import { processOver } from '../pipeline/process-over.ts';
import { NEWS_SITE } from './child-service.ts';
import { brokenBatches, storedAnswers } from './stored-batches.ts';

const BODIES = ['one', 'other'];
/** Fewer where each round trip goes to another process. */
const RUNS = { sqlite: 150, postgres: 150, d1: 40 }[DATABASE];

/** A request of a client: which of two processes gets it, with which key and body. */
const request = fc.record({
  process: fc.nat({ max: 1 }),
  key: fc.constantFrom('a', 'b', 'c'),
  body: fc.constantFrom(...BODIES),
});
type Request = typeof request extends fc.Arbitrary<infer R> ? R : never;

function newsRules(): RuleSet {
  const compiled = compileRuleSet('news.yaml', () => NEWS_SITE);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return compiled.ruleSet;
}

const intakeOf = (ruleSet: RuleSet, scope: string, { key, body }: Request): Intake => ({
  submission: {
    site: 'news' as SiteId,
    article: scope as ArticleId,
    body,
    author: { name: 'Ann', id: 'ann', role: null, since: null },
    parent: null,
    addressHash: null as AuthorKey | null,
  },
  ruleSet,
  mention: null,
  key: null,
  idempotency: { scope, key: `${scope}-${key}`, fingerprint: body },
});

/** The real database, but fast-check says in which order round trips are made. */
const inAnyOrder = (database: Database, scheduler: fc.Scheduler): Database => ({
  read: async (statements) => {
    await scheduler.schedule(Promise.resolve(), 'read');
    return database.read(statements);
  },
  atomically: async (statements, options) => {
    await scheduler.schedule(Promise.resolve(), 'write');
    return database.atomically(statements, options);
  },
});

/** Without what a first answer has at hand and a replay reads again. */
const told = (outcome: SubmitOutcome): object => ({ ...outcome, fresh: undefined });

/** All answers to one key: its one comment for one body, and an error for the other. */
function expectOneEffect(
  outcomes: readonly { request: Request; outcome: SubmitOutcome }[],
  stored: unknown,
): void {
  const made = outcomes.filter(({ outcome }) => outcome.kind === 'stored');
  expect(made.length).toBeGreaterThan(0);
  const [first] = made;
  for (const { request, outcome } of outcomes) {
    expect(told(outcome)).toEqual(
      request.body === first?.request.body ? told(first.outcome) : { kind: 'key-reused' },
    );
  }
  expect(first?.outcome).toMatchObject({ comment: stored });
}

test('a key has one effect, whatever the order in which two processes make their round trips', async () => {
  const pair = await openPair();
  const ask = inOpened(pair[0]);
  const ruleSet = newsRules();
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(request, { minLength: 2, maxLength: 8 }),
      fc.scheduler(),
      async (requests, scheduler) => {
        const scope = `run-${runs++}`;
        const processes = pair.map((database) => processOver(inAnyOrder(database, scheduler)));
        const outcomes = requests.map(async (each) => ({
          request: each,
          outcome: await submit(processes[each.process] as SubmitDeps, intakeOf(ruleSet, scope, each)),
        }));
        const all = await scheduler.waitFor(Promise.all(outcomes));
        const stored = await storedAnswers(ask);
        for (const [key, of] of Map.groupBy(all, ({ request: { key } }) => key)) {
          expectOneEffect(of, stored.get(`${scope}-${key}`));
        }
      },
    ),
    { numRuns: RUNS },
  );
  expect(await brokenBatches(ask)).toEqual({});
  expect(runs).toBeGreaterThanOrEqual(RUNS);
}, 60_000);
