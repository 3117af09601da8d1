import { readdirSync } from 'node:fs';
import { expect, onTestFinished, test, vi } from 'vitest';
import { migratePostgres } from '../../src/node/migrate-postgres.ts';
import {
  barePostgres,
  newPostgres,
  openTestPostgres,
  sqlInPostgres,
} from '../databases/postgres-database.ts';

const MIGRATIONS = readdirSync('migrations/postgres').sort();

/** Takes the lock that migrations are applied under; returns what gives it back. */
async function holdLock(url: string): Promise<() => Promise<void>> {
  const client = await openTestPostgres(url).pool.connect();
  await client.query('select pg_advisory_lock(4202611250)');
  return async () => {
    await client.query('select pg_advisory_unlock(4202611250)');
    client.release();
  };
}

const WAITING = `select 1 from pg_stat_activity
  where wait_event = 'advisory' and datname = current_database()`;

test('a process waits for the migrations of another, however long they take', async () => {
  const url = await barePostgres();
  const release = await holdLock(url);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const migrated = migratePostgres(url);
  await expect.poll(() => sqlInPostgres(url, WAITING)).toHaveLength(1);
  vi.advanceTimersByTime(60 * 60 * 1000);
  await release();
  expect(await migrated).toEqual(MIGRATIONS);
});

test('a process whose connection breaks while it waits for the migrations of another says so, and no more', async () => {
  const url = await barePostgres();
  const release = await holdLock(url);
  const migrated = migratePostgres(url).catch((error: Error) => error.message);
  await expect.poll(() => sqlInPostgres(url, WAITING)).toHaveLength(1);
  await sqlInPostgres(url, WAITING.replace('select 1', 'select pg_terminate_backend(pid)'));
  expect(await migrated).toMatch(/terminat/);
  await release();
});

test('a schema that is up to date is left alone, without waiting for anybody', async () => {
  const url = await newPostgres();
  const release = await holdLock(url);
  expect(await migratePostgres(url)).toEqual([]);
  await release();
});
