import { execFileSync } from 'node:child_process';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { sweepingOf } from '../../src/node/sweep-in-turn.ts';
import { hakam } from '../hakam-process.ts';
import { startChild, writeSite } from '../resilience/child-service.ts';
import { ADMIN } from '../service.ts';
import { temporaryFolder } from '../store/open-test-database.ts';

test('a service sweeps its files by itself after an erasure, loses nothing meanwhile, and its audit stays whole', async () => {
  const folder = temporaryFolder();
  writeSite(folder);
  const { address, database, end } = await startChild(folder);
  const call = (method: string, path: string, body?: object) =>
    fetch(`${address}/v1/sites/news/${path}`, {
      method,
      headers: { authorization: `Bearer ${ADMIN}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const stored: string[] = [];
  const send = async (who: string, body: string) => {
    const sent = { body, author: { name: who, id: `${who}-id` } };
    const answer = await call('POST', 'articles/1/comments', sent);
    if (answer.status === 201) stored.push(((await answer.json()) as { id: string }).id);
  };
  const hers = (): number =>
    (
      execFileSync('sh', ['-c', 'cat "$0" "$0-wal" "$0-shm"', database], {
        maxBuffer: 2 ** 30,
        encoding: 'latin1',
      }).match(/xann/g) ?? []
    ).length;
  for (let each = 0; each < 20; each++) {
    await send('xann', `xann says ${'and so on '.repeat(each * 40)} ${each}`);
    await send('ben', `ben says ${each}`);
  }
  expect(hers()).toBeGreaterThan(20);

  let swept = false;
  const others = (async () => {
    for (let each = 0; !swept; each++) await send('ben', `ben goes on ${each}`);
  })();
  const erased = await call('DELETE', 'authors/id%3Axann-id/data');
  expect(erased.status).toBe(200);
  const erasures = async () =>
    ((await (await call('GET', 'erasures')).json()) as { erasures: object[] }).erasures;
  await expect
    .poll(erasures, { timeout: 20_000 })
    .toEqual([{ id: expect.any(String), at: expect.any(String), comments: 20, sweptAt: expect.any(String) }]);
  swept = true;
  await others;
  expect(hers()).toBe(0);

  // By hand as well, while it serves.
  const { code, out } = await hakam(folder, 'sweep');
  expect([code, out]).toEqual([
    0,
    expect.stringMatching(
      /^The files are written anew: [\d.]+ MB before, [\d.]+ MB now; no erasure was waiting for it\.\n$/,
    ),
  ]);
  await end('SIGTERM');
  expect((await hakam(folder, 'audit', 'verify')).out).toMatch(/^The audit is whole/);
  const file = new Sqlite(database, { readonly: true });
  const kept = file.prepare('select id from comments').pluck().all() as string[];
  file.close();
  expect(kept.sort()).toEqual(stored.sort());
}, 60_000);

test('a small file is written anew at once, a large one at three in the night', () => {
  const [noon, night] = [Date.UTC(2026, 0, 1, 12), Date.UTC(2026, 0, 1, 3, 59)];
  const [small, large] = [64 * 2 ** 20 - 1, 64 * 2 ** 20];
  expect([sweepingOf(small, noon), sweepingOf(small, night)]).toEqual(['rewrite', 'rewrite']);
  expect([sweepingOf(large, noon), sweepingOf(large, night)]).toEqual(['truncate', 'rewrite']);
});
