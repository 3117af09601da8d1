import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type {
  ArticleId,
  AuthorKey,
  CommentId,
  SiteId,
  Status,
  Submission,
} from '../../src/domain/comment.ts';
import { NO_METRICS } from '../../src/domain/metrics.ts';
import { idMaker } from '../../src/new-id.ts';
import { check } from '../../src/pipeline/check.ts';
import { authorKeyOf, type Intake } from '../../src/pipeline/intake.ts';
import { moderate } from '../../src/pipeline/moderate.ts';
import { submit } from '../../src/pipeline/submit.ts';
import type { RuleSet } from '../../src/rules/rule-set.ts';
import type { Database } from '../../src/store/database.ts';
import { sqliteSyntax } from '../../src/store/dialects/sqlite-syntax.ts';
import { forgetSketches } from '../../src/store/sketches.ts';
import type { Statement } from '../../src/store/statement.ts';
import { isCopy, sketchOf } from '../../src/text/similarity.ts';
import { DATABASE } from '../databases/kind.ts';
import { openDatabase } from '../databases/open-databases.ts';
import { inParallel } from '../resilience/client.ts';
import { ruleSetOf, rulesOf } from '../rules/rule-files.ts';

/** D1 is asked by HTTP, some ms each time. */
const RUNS = { sqlite: 40, postgres: 40, d1: 15 }[DATABASE];

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const START = Date.UTC(2026, 0, 1);

/** Rules whose trace tells the numbers, and two that give a status by themselves. */
const ruleSet: RuleSet = ruleSetOf(`rules:
  - {id: spam, if: {text.has: xspam}, then: spam}
  - {id: bad, if: {text.has: xbad}, then: reject}
  - {id: rejected, if: {author.rejected_30d: ">= 0"}}
  - {id: address, if: {rate: {by: address, within: 10m, count: ">= 1"}}}
  - {id: author, if: {rate: {by: author, within: 10m, count: ">= 1"}}}
  - {id: article, if: {rate: {by: article, within: 10m, count: ">= 1"}}}
  - {id: site, if: {rate: {by: site, within: 60d, count: ">= 1"}}}
  - {id: copies-article, if: {similar: {by: article, within: 10m, count: ">= 1"}}}
  - {id: copies-author, if: {similar: {by: author, within: 2d, count: ">= 1"}}}
  - {id: copies-site, if: {similar: {by: site, within: 7d, count: ">= 1"}}}
  - {id: copies-authors, if: {similar: {by: site, within: 7d, authors: ">= 1"}}}`);

interface Stored extends Submission {
  readonly id: CommentId;
  readonly at: number;
  status: Status;
}

/** The service's own way of a submission over a database, with a clock that the test moves. */
function pipelineOver(database: Database) {
  let now = START;
  const newId = idMaker();
  const deps = {
    database,
    ruleSets: rulesOf(ruleSet),
    now: () => now,
    newId,
    onFault: (error: unknown) => expect.fail(String(error)),
    metrics: NO_METRICS,
    inFlight: new Map(),
    refusals: new Map(),
  };
  return {
    deps,
    wait: (time: number) => {
      now += time;
    },
    async submit(intake: Intake): Promise<Stored> {
      const outcome = await submit(deps, intake);
      if (outcome.kind !== 'stored') return expect.fail(outcome.kind);
      return { ...intake.submission, id: outcome.comment, at: now, status: outcome.status };
    },
    /** What the only condition of each rule compared. */
    async numbers(intake: Intake) {
      const { trace } = await check(deps, intake);
      return Object.fromEntries(
        trace
          .slice(2)
          .map(({ rule, truth, conditions }) => [rule, truth === 'unknown' ? null : conditions[0]?.actual]),
      );
    },
  };
}

/** The same numbers from the whole history. */
function expected(history: readonly Stored[], submission: Submission, now: number) {
  const author = authorKeyOf(submission);
  const since = (time: number) => history.filter(({ at }) => at >= now - time);
  const mine = (some: readonly Stored[]) => some.filter((one) => authorKeyOf(one) === author);
  const here = (some: readonly Stored[]) => some.filter(({ article }) => article === submission.article);
  const sketch = sketchOf(submission.body);
  const copies = (some: readonly Stored[]) => {
    if (sketch === null) return { count: 0, authors: 0 };
    const found = some.filter(({ body }) => {
      const other = sketchOf(body);
      return other !== null && isCopy(sketch, other);
    });
    const authors = new Set<AuthorKey | Submission>(
      [...found, submission].map((one) => authorKeyOf(one) ?? one),
    );
    return { count: found.length + 1, authors: authors.size };
  };
  return {
    rejected:
      author === null
        ? 0
        : mine(since(30 * DAY)).filter(({ status }) => status === 'rejected' || status === 'spam').length,
    address:
      submission.addressHash === null
        ? null
        : since(10 * MINUTE).filter((one) => one.addressHash === submission.addressHash).length + 1,
    author: author === null ? null : mine(since(10 * MINUTE)).length + 1,
    article: here(since(10 * MINUTE)).length + 1,
    site: since(60 * DAY).length + 1,
    'copies-article': copies(here(since(10 * MINUTE))).count,
    'copies-author': author === null ? null : copies(mine(since(2 * DAY))).count,
    'copies-site': copies(since(7 * DAY)).count,
    'copies-authors': copies(since(7 * DAY)).authors,
  };
}

const TEXTS = [
  'اربح المال من بيتك في خمس دقائق فقط بلا أي مجهود ومن دون رأس مال',
  'اربح المــال مِن بيتك في خمس دقائق 😂😂 فقط بلا أي مجهود ومن دون رأس مال!!',
  'اربح المال من بيتك في عشر دقائق فقط بلا أي مجهود ومن دون رأس مال xspam',
  'المقال جميل لكن الكاتب نسي أن يذكر أسعار العام الماضي في المدن الصغيرة',
  'المقال جميل لكن الكاتب نسي أن يذكر أسعار العام الماضي في القرى البعيدة xbad',
  'شكرا',
  'نعم xspam',
];

const submission = fc.record({
  body: fc.constantFrom(...TEXTS),
  article: fc.constantFrom('1', '2') as fc.Arbitrary<ArticleId>,
  id: fc.constantFrom('u1', 'u2', null),
  addressHash: fc.constantFrom('h1', 'h2', null),
});

type Asked = typeof submission extends fc.Arbitrary<infer T> ? T : never;

const intakeOf = ({ id, ...rest }: Asked, site: SiteId = ruleSet.site): Intake => ({
  submission: {
    ...rest,
    site,
    author: { name: 'سعاد', id, role: null, since: null },
    parent: null,
  },
  ruleSet,
  mention: null,
  key: null,
  idempotency: null,
});

const step = fc.oneof(
  { weight: 6, arbitrary: fc.record({ submit: submission }) },
  {
    weight: 2,
    arbitrary: fc.record({ wait: fc.constantFrom(1, 4 * MINUTE, 10 * MINUTE, 2 * DAY, 30 * DAY) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      decide: fc.nat(),
      status: fc.constantFrom<Status>('approved', 'rejected', 'spam', 'pending'),
    }),
  },
);

test('rates, copies and rejections are those of the whole history, whatever moderators decided since', async () => {
  const database = await openDatabase();
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), submission, async (steps, last) => {
      const { deps, wait, ...pipeline } = pipelineOver(database);
      const site = `run-${runs++}` as SiteId;
      const history: Stored[] = [];
      for (const one of steps) {
        if ('wait' in one) wait(one.wait);
        else if ('submit' in one) history.push(await pipeline.submit(intakeOf(one.submit, site)));
        else {
          const comment = history[one.decide % Math.max(1, history.length)];
          if (comment === undefined) continue;
          const by = { kind: 'moderator', id: 'm', name: 'm' } as const;
          const wanted = { comment: comment.id, status: one.status, reason: null, rev: null };
          await moderate(deps, site, by, [wanted]);
          comment.status = one.status;
        }
      }
      const asked = intakeOf(last, site);
      expect(await pipeline.numbers(asked)).toEqual(expected(history, asked.submission, deps.now()));
    }),
    { numRuns: RUNS },
  );
}, 120_000);

describe('what is asked of the database', () => {
  const anyone = intakeOf({ body: TEXTS[0] ?? '', article: '1' as ArticleId, id: 'u1', addressHash: 'h1' });

  /** The tables that the statements of a submission's two round trips name. */
  const tablesOf = async (rules: string) => {
    const database = await openDatabase();
    const asked: string[] = [];
    const heard = (statements: readonly Statement[]) => {
      for (const { template } of statements) {
        asked.push(
          ...(template.compile(sqliteSyntax).query.sql.match(/(?<=(?:from|into|update) )"?\w+/g) ?? []),
        );
      }
    };
    const { submit: send } = pipelineOver({
      read: (statements) => {
        heard(statements);
        return database.read(statements);
      },
      atomically: (statements, options) => {
        heard(statements);
        return database.atomically(statements, options);
      },
    });
    await send({ ...anyone, ruleSet: ruleSetOf(rules) });
    return asked.map((table) => table.replaceAll('"', ''));
  };

  test('is nothing that no rule needs', async () => {
    const plain = await tablesOf(
      'rules: [{id: a, if: {text.has: x, reply: true, article.age: "> 1d", section: s}}]',
    );
    expect(plain.filter((table) => table === 'authors')).toHaveLength(2); // a ban is looked for, the standing written
    expect(plain).not.toContain('sketches');
    const history = await tablesOf(
      'rules: [{id: a, if: {author.trusted: true, author.approved: 3, author.rejected_30d: 0}}]',
    );
    expect(history.filter((table) => table === 'authors')).toHaveLength(2);
    const copies = await tablesOf('rules: [{id: a, if: {similar: {by: site, within: 1h, count: 5}}}]');
    expect(copies.filter((table) => table === 'sketches')).toHaveLength(5); // four look-ups by key, one row
  });
});

test('copies of another site, and what is forgotten, are not found', async () => {
  const database = await openDatabase();
  const { deps, numbers, submit: send } = pipelineOver(database);
  const here = intakeOf({ body: TEXTS[0] ?? '', article: '1' as ArticleId, id: 'u1', addressHash: null });
  const elsewhere = { ...here, submission: { ...here.submission, site: 'other' as SiteId } };
  await send(here);
  await send(elsewhere);
  expect(await numbers(here)).toMatchObject({ 'copies-site': 2, site: 2 });
  await database.atomically([forgetSketches({ before: deps.now() + 1 })]);
  expect(await numbers(here)).toMatchObject({ 'copies-site': 1, site: 2 });
});

test('a flood of copies is counted to a hundred and more, at any size', async () => {
  const database = await openDatabase();
  const { numbers, submit: send } = pipelineOver(database);
  const one = intakeOf({ body: TEXTS[0] ?? '', article: '1' as ArticleId, id: null, addressHash: null });
  const plain = ruleSetOf('rules: [{id: a, if: {similar: {by: site, within: 7d, count: 2}}}]');
  await inParallel(40, async () => {
    for (let sent = 0; sent < 30; sent++) await send({ ...one, ruleSet: plain });
  });
  expect(await numbers(one)).toMatchObject({ 'copies-site': 201, 'copies-authors': 201, site: 1001 });
});
