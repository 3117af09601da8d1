import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inServer } from '../databases/asking.ts';
import { newPostgres } from '../databases/postgres-database.ts';
import { NEWS_SITE, startChild, writeSite } from '../resilience/child-service.ts';
import { COMMENTS, get, post } from '../resilience/client.ts';
import { brokenBatches, storedComments } from '../resilience/stored-batches.ts';
import { temporaryFolder } from '../store/open-test-database.ts';
import { overPostgres } from './shared-service.ts';

test('processes that share a port share a PostgreSQL database, exactly, and stop well', async () => {
  const [folder, url] = [temporaryFolder(), await newPostgres()];
  writeSite(folder, NEWS_SITE.replace('by: address, max: 1000000, per: 1s', 'by: address, max: 7, per: 1h'));
  const env = { ...overPostgres(url), HAKAM_WORKERS: '2' };
  const service = await startChild(folder, { log: join(folder, 'service.log'), env });
  const body = { body: 'hello', author: { name: 'Ann' }, client: { ip: '203.0.113.1' } };
  const answers = await Promise.all(Array.from({ length: 60 }, () => post(service.address, { body })));
  expect(answers.filter((answer) => answer?.status === 201)).toHaveLength(7);
  expect(answers.filter((answer) => answer?.status === 429)).toHaveLength(53);
  const pages = await Promise.all(Array.from({ length: 10 }, () => get(service.address, COMMENTS)));
  expect(pages.map((page) => page?.json.count)).toEqual(pages.map(() => 7));
  expect((await storedComments(inServer(url))).size).toBe(7);
  expect(await brokenBatches(inServer(url))).toEqual({});
  expect(await service.end('SIGTERM')).toEqual({ code: 0, signal: null });
});
