import { expect, test } from 'vitest';
import { forgetOld } from '../../src/pipeline/forget-old.ts';
import { takeLimit } from '../../src/store/limits.ts';
import { newPostgres, openTestPostgres, sqlInPostgres } from '../databases/postgres-database.ts';

const take = (request: string) =>
  takeLimit({ id: 'a', now: 1, emission: 1, slack: 1000, request, before: '', scope: '', key: '' });

const SKETCH = `insert into sketches
  (site, scope, comment, created_at, key_0, key_1, key_2, key_3, min_hashes)
  values ('news', 'article:1', 'c', 0, 0, 1, 2, 3, '')`;

const WAITING = `select 1 from pg_stat_activity
  where wait_event_type = 'Lock' and datname = current_database()`;

test('a limit can be taken while old sketches are still being removed', async () => {
  const url = await newPostgres();
  const database = openTestPostgres(url);
  await database.atomically([take('first')]);
  await sqlInPostgres(url, SKETCH);
  const other = await openTestPostgres(url).pool.connect();
  await other.query('begin; select 1 from sketches for update');
  const forgotten = forgetOld(database, Date.now());
  await expect.poll(() => sqlInPostgres(url, WAITING)).toHaveLength(1);
  expect(await database.atomically([take('second')])).toEqual([[{ tat: 2, request: 'second' }]]);
  await other.query('commit');
  other.release();
  await forgotten;
  expect(await sqlInPostgres(url, 'select 1 from sketches')).toEqual([]);
});
