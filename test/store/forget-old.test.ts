import { sql } from 'kysely';
import { expect, test } from 'vitest';
import type { SiteId } from '../../src/domain/comment.ts';
import { forgetOld } from '../../src/pipeline/forget-old.ts';
import { insertBulk, insertParts, moveBulk } from '../../src/store/bulks.ts';
import { statement } from '../../src/store/statement.ts';
import { inOpened } from '../databases/asking.ts';
import { openDatabase } from '../databases/open-databases.ts';

const HOUR = 3_600_000;
const NOW = 100 * 24 * HOUR;

const run = (text: string) => statement(() => sql.raw(text))({});

test('claims that are over are removed, and those in force are left', async () => {
  const database = await openDatabase();
  const claim = (comment: string, until: number) =>
    run(
      `insert into claims (comment, site, rev, by_id, by_name, until) values ('${comment}', 's', 1, 'm', 'M', ${until})`,
    );
  await database.atomically([claim('over', NOW), claim('held', NOW + 1)]);
  await forgetOld(database, NOW);
  expect(await inOpened(database)('select comment from claims')).toEqual([{ comment: 'held' }]);
});

test('a decision by filter is removed with its parts, an hour after nobody can apply it any more', async () => {
  const database = await openDatabase();
  const bulk = (id: string, until: number) => [
    insertBulk({
      id,
      site: 's' as SiteId,
      at: 0,
      by_kind: 'moderator',
      by_id: 'm',
      by_name: 'M',
      filters: null,
      action: '{}',
      total: 201,
      until,
    }),
    insertParts({
      bulk: id,
      parts: JSON.stringify([
        { part: 0, targets: [['c', 1]] },
        { part: 1, targets: [] },
      ]),
    }),
  ];
  await database.atomically([
    ...bulk('gone', NOW - HOUR),
    ...bulk('late', NOW - HOUR + 1),
    ...bulk('begun', NOW - 2 * HOUR),
    moveBulk({ id: 'begun', done: 0, next: 200, decisions: '[]', until: NOW }),
  ]);
  await forgetOld(database, NOW);
  const ask = inOpened(database);
  expect(await ask('select id from bulks order by id')).toEqual([{ id: 'begun' }, { id: 'late' }]);
  expect(await ask('select bulk, part, targets from bulk_parts order by bulk, part')).toEqual(
    ['begun', 'late'].flatMap((bulk) => [
      { bulk, part: 0, targets: '[["c",1]]' },
      { bulk, part: 1, targets: '[]' },
    ]),
  );
});

test('deliveries are removed after 30 days, those that wait only where nobody would send them', async () => {
  const database = await openDatabase();
  const before = NOW - 30 * 24 * HOUR;
  const delivery = (webhook: string, event: string, state: string, at: number) =>
    run(`insert into deliveries (webhook, event, site, type, at, detail, state, next_at)
      values ('${webhook}', '${event}', 's', 'comment.held', ${at}, '{}', '${state}', ${NOW})`);
  const webhook = (id: string, disabled: string) =>
    run(`insert into webhooks (id, site, name, url, created_at, disabled_at, disabled_because)
      values ('${id}', 's', '${id}', 'https://hooks.example', 0, ${disabled})`);
  const states = ['waiting', 'delivered', 'failed'];
  await database.atomically([
    webhook('on', 'null, null'),
    webhook('off', "1, 'switched-off'"),
    ...['on', 'off', 'gone'].flatMap((id) => [
      ...states.map((state) => delivery(id, `old-${state}`, state, before - 1)),
      ...states.map((state) => delivery(id, `new-${state}`, state, before)),
    ]),
  ]);
  await forgetOld(database, NOW);
  const left = await inOpened(database)('select webhook, event from deliveries order by webhook, event');
  const recent = (id: string) => ['delivered', 'failed', 'waiting'].map((state) => [id, `new-${state}`]);
  expect((left as { webhook: string; event: string }[]).map(Object.values)).toEqual([
    ...recent('gone'),
    ...recent('off'),
    ...recent('on'),
    ['on', 'old-waiting'],
  ]);
});
