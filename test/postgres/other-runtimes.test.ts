import { expect, test } from 'vitest';
import { newPostgres } from '../databases/postgres-database.ts';
import { OTHER_RUNTIMES } from '../other-runtimes.ts';
import { startChild, writeSite } from '../resilience/child-service.ts';
import { COMMENTS, get, inParallel, post } from '../resilience/client.ts';
import { temporaryFolder } from '../store/open-test-database.ts';

test.each(OTHER_RUNTIMES)('under %s two requests with one key make one comment', async (_, runtimeOver) => {
  const folder = temporaryFolder();
  writeSite(folder);
  const env = {
    HAKAM_DATABASE: await newPostgres(),
    HAKAM_SECRET: 'a secret that only the tests know, of 32',
  };
  const service = await startChild(folder, { runtime: runtimeOver(folder), env });
  const ids = new Set<unknown>();
  await inParallel(40, async (request) => {
    const number = request % 20;
    const body = { body: `hello ${number}`, author: { name: 'Ann', id: 'ann' } };
    ids.add((await post(service.address, { key: `key-${number}`, body }))?.json.id);
  });
  expect(ids.size).toBe(20);
  expect(await get(service.address, COMMENTS)).toMatchObject({ status: 200, json: { count: 20 } });
  expect(await service.end('SIGTERM')).toEqual({ code: 0, signal: null });
});
