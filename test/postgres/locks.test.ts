import { expect, test } from 'vitest';
import type { ArticleId, CommentId, SiteId } from '../../src/domain/comment.ts';
import type { Intake } from '../../src/pipeline/intake.ts';
import { type ModerateDeps, moderate } from '../../src/pipeline/moderate.ts';
import { type SubmitDeps, submit } from '../../src/pipeline/submit.ts';
import { openPostgres } from '../../src/store/dialects/postgres.ts';
import { inServer } from '../databases/asking.ts';
import { newPostgres, openTestPostgres, sqlInPostgres } from '../databases/postgres-database.ts';
import { processOver } from '../pipeline/process-over.ts';
import { brokenBatches } from '../resilience/stored-batches.ts';
import { ruleSetOf } from '../rules/rule-files.ts';

const ruleSet = ruleSetOf('decide: {default: approve}\nrules: [{id: a, if: {text.has: xyzzy}, then: hold}]');
const site: SiteId = ruleSet.site;
const MODERATOR = { kind: 'moderator', id: 'm', name: 'm' } as const;

const intakeOf = (article: string, author: string): Intake => ({
  submission: {
    site,
    article: article as ArticleId,
    body: 'hello',
    author: { name: author, id: author, role: null, since: null },
    parent: null,
    addressHash: null,
  },
  ruleSet,
  mention: null,
  key: null,
  idempotency: null,
});

async function send(deps: SubmitDeps, article: string, author: string): Promise<CommentId> {
  const outcome = await submit(deps, intakeOf(article, author));
  return outcome.kind === 'stored' ? outcome.comment : expect.fail(outcome.kind);
}

const decideAll = (deps: ModerateDeps, comments: readonly CommentId[], status: 'approved' | 'rejected') =>
  moderate(
    deps,
    site,
    MODERATOR,
    comments.map((comment) => ({ comment, status, reason: null, rev: null })),
  );

const WAITING = `select 1 from pg_stat_activity
  where wait_event_type = 'Lock' and datname = current_database()`;

test.each([
  ['article', "select 1 from articles where id = '1' for update", '2', 'cem'],
  ['author', "select 1 from authors where name = 'ann' for update", '3', 'bob'],
])('a decision holds no %s while it waits for one before it', async (_, held, article, author) => {
  const url = await newPostgres();
  const deps = processOver(openTestPostgres(url));
  const first = await send(deps, '1', 'ann');
  const second = await send(deps, '2', 'bob');
  const other = await openTestPostgres(url).pool.connect();
  await other.query('begin');
  await other.query(held);
  const decision = decideAll(deps, [second, first], 'rejected');
  await expect.poll(() => sqlInPostgres(url, WAITING)).toHaveLength(1);
  const sent = send(deps, article, author).finally(async () => {
    await other.query('commit');
    other.release();
  });
  expect(await Promise.all([sent, decision])).toMatchObject([
    expect.any(String),
    [
      { kind: 'made', rev: 2 },
      { kind: 'made', rev: 2 },
    ],
  ]);
});

test('bulk decisions in opposite orders, among submissions of the same authors, never deadlock', async () => {
  const url = await newPostgres();
  const databases = [0, 1].map(() => openPostgres(url, 5, () => undefined));
  const processes = databases.map(processOver) as [
    ReturnType<typeof processOver>,
    ReturnType<typeof processOver>,
  ];
  const [one, other] = processes;
  const AUTHORS = Array.from({ length: 40 }, (_, at) => `author-${at}`);
  // Each author in the first 40 articles and, the other way round, in the second 40.
  const first = await Promise.all(AUTHORS.map((author, at) => send(one, `a-${at}`, author)));
  const second = await Promise.all(AUTHORS.map((author, at) => send(one, `b-${at}`, author)));
  for (let round = 0; round < 12; round++) {
    const status = round % 2 === 0 ? 'rejected' : 'approved';
    await Promise.all([
      decideAll(one, first, status),
      decideAll(other, second.toReversed(), status),
      decideAll(one, [...first, ...second], status),
      decideAll(other, [...second, ...first].toReversed(), status),
      ...[0, 13, 26].map((at) => send(other, `a-${at}`, AUTHORS[39 - at] as string)),
    ]);
  }
  await Promise.all(databases.map((database) => database.close())); // which tells the statistics
  await expect
    .poll(() =>
      sqlInPostgres(
        url,
        'select deadlocks, numbackends from pg_stat_database where datname = current_database()',
      ),
    )
    .toEqual([{ deadlocks: 0, numbackends: 1 }]);
  expect(await brokenBatches(inServer(url))).toEqual({});
});
