import { expect, onTestFinished, test, vi } from 'vitest';
import type { LogEvent } from '../../src/deps.ts';
import { idMaker } from '../../src/new-id.ts';
import { cleanUpInTurn } from '../../src/node/clean-up-in-turn.ts';
import { Unavailable } from '../../src/store/database.ts';
import { startService } from '../service.ts';

const SITE = `site: {name: {en: News}, locale: en, timezone: UTC}
decide: {default: approve}
forget_after: {spam: 1h}
rules: [{id: sale, if: {text.has: sale}, then: spam}]
`;
const TEN_MINUTES = 600_000;

test('every ten minutes sites forget by their files; what fails at one site is told, and keeps no other from it', async () => {
  const clock = { now: Date.UTC(2026, 0, 1) };
  const service = await startService({ rules: { 'a.yaml': SITE, 'b.yaml': SITE }, now: () => clock.now });
  const send = (site: string, body: string) =>
    service.call('POST', `/v1/sites/${site}/articles/1/comments`, {
      body: { body, author: { name: 'Ann', id: 'ann' } },
    });
  for (const site of ['a', 'b']) for (const body of ['a sale', 'a story']) await send(site, body);
  const texts = () => service.running.sql('select site, body from comments order by site, created_at, id');
  clock.now += TEN_MINUTES * 7;

  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  onTestFinished(() => void vi.useRealTimers());
  const database = await service.running.database();
  let failing = true;
  const read: typeof database.read = (statements) => {
    const asksA = statements.some(({ values }) => values.site === 'a');
    return failing && asksA ? Promise.reject(new Unavailable('not now')) : database.read(statements);
  };
  const logged: LogEvent[] = [];
  const settings = { forgetAfter: { addresses: null, rejected: null, spam: 3_600_000 } };
  const ruleSets = { sites: () => ['a', 'b'], of: (site: string) => ({ site, settings }) as never };
  const deps = { database: { ...database, read }, now: () => clock.now, newId: idMaker() };
  const stop = cleanUpInTurn(deps, ruleSets, (event) => logged.push(event));
  expect(await texts()).toContainEqual({ site: 'b', body: 'a sale' });

  vi.advanceTimersByTime(TEN_MINUTES);
  await expect.poll(texts).not.toContainEqual({ site: 'b', body: 'a sale' });
  expect(await texts()).toEqual([
    { site: 'a', body: 'a sale' },
    { site: 'a', body: 'a story' },
    { site: 'b', body: '' },
    { site: 'b', body: 'a story' },
  ]);
  expect(logged).toMatchObject([{ event: 'clean-up-failed', site: 'a', error: 'Unavailable: not now' }]);

  failing = false;
  vi.advanceTimersByTime(TEN_MINUTES);
  await expect.poll(texts).not.toContainEqual({ site: 'a', body: 'a sale' });
  await stop();
  expect(logged).toHaveLength(1);
});
