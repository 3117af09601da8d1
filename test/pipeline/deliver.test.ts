import { sql } from 'kysely';
import { Webhook } from 'standardwebhooks';
import { expect, test } from 'vitest';
import { idMaker } from '../../src/new-id.ts';
import {
  type Answered,
  type DeliverDeps,
  type Ready,
  sendOne,
  settle,
  takeDue,
} from '../../src/pipeline/deliver.ts';
import { RETRIES } from '../../src/pipeline/retries.ts';
import type { WebhookRequest } from '../../src/pipeline/signed-request.ts';
import { deriveSubkeys } from '../../src/secrets/subkeys.ts';
import type { Database } from '../../src/store/database.ts';
import { statement } from '../../src/store/statement.ts';
import { inOpened } from '../databases/asking.ts';
import { openDatabase, openPair } from '../databases/open-databases.ts';
import { secretFor, webhookSql } from '../webhook-receiver.ts';

const SECRET = 'a secret that only this test knows';
const NOW = Date.UTC(2026, 0, 1);

const run = (database: Database, ...texts: string[]) =>
  database.atomically(texts.map((text) => statement(() => sql.raw(text))({})));

const plenty = { all: 1000, of: () => 1000 };

interface World {
  readonly deps: DeliverDeps;
  readonly sent: WebhookRequest[];
  at: number;
  answer: Answered | Error;
}

/** A process over a database, whose receivers answer what the test says, with a clock of its own. */
function worldOver(database: Database): World {
  const sent: WebhookRequest[] = [];
  const world: World = {
    sent,
    at: NOW,
    answer: { status: 204, retryAfter: null },
    deps: {
      database,
      now: () => world.at,
      newId: idMaker(),
      key: deriveSubkeys(SECRET).webhooks,
      version: '1.2.3',
      send: async (request) => {
        sent.push(request);
        if (world.answer instanceof Error) throw world.answer;
        return world.answer;
      },
    },
  };
  return world;
}

async function deliverAll({ deps }: World): Promise<Ready[]> {
  const taken = await takeDue(deps, plenty);
  for (const ready of taken) {
    const outcome = await sendOne(deps, ready);
    if (outcome) await settle(deps, [{ source: ready.source, outcome }]);
  }
  return taken;
}

const delivery = (webhook: string, event: string, { at = NOW, detail = '{}' } = {}): string =>
  `insert into deliveries (webhook, event, site, type, at, detail, state, next_at)
    values ('${webhook}', '${event}', 'news', 'ruleset.failed', ${at}, '${detail}', 'waiting', ${at})`;

const stateOf = async (database: Database): Promise<unknown[]> =>
  inOpened(database)('select state, attempts, next_at, tried_at, answer, error from deliveries');

const HOOK = webhookSql('hook', 'news', 'https://hooks.example/a');

test('of two processes that look at the same moment each delivery is taken by one', async () => {
  const pair = await openPair();
  const events = Array.from({ length: 40 }, (_, at) => `event-${at}`);
  await run(pair[0], ...HOOK, ...events.map((event) => delivery('hook', event)));
  const worlds = pair.map(worldOver);
  const room = { all: 100, of: () => 7 };
  const taken: string[] = [];
  while (taken.length < events.length) {
    const both = await Promise.all([...worlds, ...worlds].map(({ deps }) => takeDue(deps, room)));
    if (both.flat().length === 0) break;
    taken.push(...both.flat().map(({ leased }) => leased.event));
  }
  expect(taken.sort()).toEqual(events.sort());
});

test('what nobody said anything of comes again once its lease is over, and what is said too late does not count', async () => {
  const database = await openDatabase();
  const world = worldOver(database);
  await run(database, ...HOOK, delivery('hook', 'event'));
  const [killed] = await takeDue(world.deps, plenty);
  world.at += 19_999;
  expect(await takeDue(world.deps, plenty)).toEqual([]);
  world.at += 1;
  const [taken] = await takeDue(world.deps, plenty);
  expect(taken?.leased.event).toBe('event');
  world.answer = { status: 500, retryAfter: null };
  const late = await sendOne(world.deps, killed as Ready);
  await settle(world.deps, [{ source: (killed as Ready).source, outcome: late as never }]);
  expect(await stateOf(database)).toEqual([
    { state: 'waiting', attempts: 0, next_at: world.at + 20_000, tried_at: null, answer: null, error: null },
  ]);
});

test('it is signed by the secret in force, and as long as they overlap by the one before too', async () => {
  const database = await openDatabase();
  const world = worldOver(database);
  world.at = Date.now(); // which the library checks
  await run(
    database,
    ...HOOK,
    delivery('hook', 'event'),
    `update webhooks set secret = 3, overlap_until = ${world.at + 1}`,
  );
  const signers = async () => {
    await deliverAll(world);
    const { headers, body } = world.sent.at(-1) as WebhookRequest;
    return [1, 2, 3].filter((number) => {
      try {
        return new Webhook(secretFor(SECRET, 'hook', number)).verify(body, { ...headers });
      } catch {
        return false;
      }
    });
  };
  expect(await signers()).toEqual([2, 3]);
  expect(world.sent[0]).toMatchObject({
    url: 'https://hooks.example/a',
    headers: { 'user-agent': 'Hakam/1.2.3', 'webhook-id': 'event', 'content-type': 'application/json' },
  });
  await run(database, "update deliveries set state = 'waiting', next_at = 0");
  world.at += 1;
  expect(await signers()).toEqual([3]);
});

test('a failed delivery is tried ten times, ever later, and then no more', async () => {
  const database = await openDatabase();
  const world = worldOver(database);
  await run(database, ...HOOK, delivery('hook', 'event'));
  world.answer = new Error('its host has no address');
  for (const [index, wait] of RETRIES.entries()) {
    await deliverAll(world);
    const [state] = (await stateOf(database)) as { next_at: number }[];
    expect(state).toMatchObject({
      state: 'waiting',
      attempts: index + 1,
      tried_at: world.at,
      answer: null,
      error: 'its host has no address',
    });
    expect(state?.next_at).toBeGreaterThanOrEqual(world.at + wait);
    world.at = state?.next_at ?? 0;
  }
  world.answer = { status: 302, retryAfter: null };
  await deliverAll(world);
  expect(await stateOf(database)).toMatchObject([
    { state: 'failed', attempts: 10, answer: 302, error: 'redirects are not followed' },
  ]);
  world.at += 1e12;
  expect(await takeDue(world.deps, plenty)).toEqual([]);
});

test('a receiver that is gone (410) gets nothing more, and the audit says so once; others do', async () => {
  const database = await openDatabase();
  const world = worldOver(database);
  const events = ['a', 'b', 'c'].map((event) => delivery('hook', event));
  const other = [...webhookSql('other', 'news', 'https://other.example/'), delivery('other', 'a')];
  await run(database, ...HOOK, ...events, ...other);
  const taken = await takeDue(world.deps, { all: 3, of: (id) => (id === 'hook' ? 2 : 1) });
  const hooks = taken.filter(({ leased }) => leased.webhook === 'hook');
  world.answer = { status: 410, retryAfter: null };
  for (const ready of hooks) {
    const outcome = await sendOne(world.deps, ready);
    world.at += 1;
    await settle(world.deps, [{ source: ready.source, outcome: outcome as never }]);
  }
  const ask = inOpened(database);
  expect(await ask('select webhook, event, state from deliveries order by webhook, event')).toEqual([
    ...['a', 'b', 'c'].map((event) => ({ webhook: 'hook', event, state: 'failed' })),
    { webhook: 'other', event: 'a', state: 'waiting' },
  ]);
  expect(await ask('select id, disabled_because from webhooks order by id')).toEqual([
    { id: 'hook', disabled_because: 'gone' },
    { id: 'other', disabled_because: null },
  ]);
  const audited = await ask("select site, by_kind, subject, detail from audit where kind = 'webhook'");
  const detail = '{"action":"disabled","because":"gone"}';
  expect(audited).toEqual([{ site: 'news', by_kind: 'service', subject: 'hook', detail }]);
});

test('a webhook for which thousands wait is no way to the others, and one that is disabled none at all', async () => {
  const database = await openDatabase();
  const many = `insert into deliveries (webhook, event, site, type, at, detail, state, next_at)
    with recursive n (i) as (select 1 union all select i + 1 from n where i < 3000)
    select 'hook', 'old-' || i, 'news', 'comment.held', 0, '{}', 'waiting', 0 from n`;
  const others = ['other', 'off'].flatMap((id) => [
    ...webhookSql(id, 'news', 'https://other.example/'),
    delivery(id, 'new'),
  ]);
  const off = "update webhooks set disabled_at = 1, disabled_because = 'switched-off' where id = 'off'";
  await run(database, ...HOOK, many, ...others, off);
  const taken = await takeDue(worldOver(database).deps, { all: 10, of: () => 4 });
  expect(taken.map(({ leased }) => leased.webhook).sort()).toEqual(['hook', 'hook', 'hook', 'hook', 'other']);
});

const COMMENT = `insert into comments (id, site, article, author_key, author_id, author_name, body, created_at, status, hidden,
  rev, risk, flags) values ('c', 'news', '1', 'id:ann', 'ann', 'Ann', 'first words', 1000, 'pending', 0, 2, 100, '["insult"]')`;
const ARTICLE = `insert into articles (site, id, title, url, count, version)
  values ('news', '1', 'Title', 'https://news.example/1', 0, 1)`;
const DECISION = `insert into decisions (id, site, comment, rev, at, by_kind, by_id, by_name, from_status, to_status, reason,
  findings, reason_code) values ('d', 'news', 'c', 2, 2000, 'moderator', 'm', 'Mona', 'approved', 'pending', 'why', '[]', 'tone')`;
const TOLD = `insert into deliveries (webhook, event, site, type, comment, at, detail, state, next_at)
  values ('hook', 'd', 'news', 'comment.held', 'c', 2000, '{}', 'waiting', 2000)`;

test('a comment is told as it is when it is sent, and a decision as it was made', async () => {
  const database = await openDatabase();
  const world = worldOver(database);
  await run(database, ...HOOK, ARTICLE, COMMENT, DECISION, TOLD);
  world.answer = { status: 500, retryAfter: null };
  await deliverAll(world);
  const told = () => JSON.parse(world.sent.at(-1)?.body ?? '');
  const first = {
    type: 'comment.held',
    timestamp: '1970-01-01T00:00:02.000Z',
    data: {
      site: 'news',
      comment: {
        id: 'c',
        article: '1',
        articleTitle: 'Title',
        articleUrl: 'https://news.example/1',
        parent: null,
        author: { name: 'Ann', id: 'ann' },
        body: 'first words',
        status: 'pending',
        flags: ['insult'],
        rev: 2,
        createdAt: '1970-01-01T00:00:01.000Z',
        editedAt: null,
        erasedAt: null,
      },
      decision: {
        id: 'd',
        by: { kind: 'moderator', id: 'm', name: 'Mona' },
        at: '1970-01-01T00:00:02.000Z',
        from: 'approved',
        to: 'pending',
        reason: 'why',
        reasonCode: 'tone',
      },
    },
  };
  expect(told()).toEqual(first);
  const erased = `update comments set body = '', author_name = '', author_id = null, erased_at = 3000, status = 'rejected', rev = 3`;
  await run(database, erased, 'update deliveries set next_at = 0');
  await deliverAll(world);
  const { comment, decision } = first.data;
  const now = { body: '', author: { name: '', id: null }, status: 'rejected', rev: 3 };
  expect(told().data).toEqual({
    site: 'news',
    comment: { ...comment, ...now, erasedAt: '1970-01-01T00:00:03.000Z' },
    decision,
  });
});

test('what stands in no other table is told from the event itself, without what else it says', async () => {
  const database = await openDatabase();
  const world = worldOver(database);
  await run(
    database,
    ...HOOK,
    delivery('hook', 'broken', { detail: '{"problems":["news.yaml:1:1: no"],"x":1}' }),
  );
  await deliverAll(world);
  expect(JSON.parse(world.sent[0]?.body ?? '').data).toEqual({
    site: 'news',
    problems: ['news.yaml:1:1: no'],
  });
});
