import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import type { LogEvent } from '../../src/deps.ts';
import { greeting } from '../../src/node/greeting.ts';
import { seedDemo } from '../../src/node/seed-demo.ts';
import { ADMIN, startService, type TestService } from '../service.ts';

const KEY = { key: ADMIN, where: 'of the tests' };
const COUNTS = '/v1/sites/example/counts?article=demo&article=demo-en';
const countsOf = async ({ call }: TestService): Promise<unknown> => (await call('GET', COUNTS)).json.counts;
const quietly = (): undefined => undefined;
const seed = ({ running: { address } }: TestService): Promise<void> =>
  seedDemo({ address, sites: ['example'], adminKey: KEY }, quietly);

test('the comments are there once, however often it starts, and what people decided since stands', async () => {
  const service = await startService();
  await seed(service);
  expect(await countsOf(service)).toEqual({ demo: 7, 'demo-en': 7 });
  const [{ id }] = (await service.call('GET', '/v1/sites/example/articles/demo/comments')).json.comments;
  await service.call('POST', `/v1/sites/example/comments/${id}/decision`, { body: { status: 'rejected' } });
  await seed(service);
  expect(await countsOf(service)).toEqual({ demo: 6, 'demo-en': 7 });
});

test('a start that was cut off is gone on with', async () => {
  const service = await startService();
  let requests = 0;
  const { address } = service.running;
  const before = globalThis.fetch;
  globalThis.fetch = (...request) =>
    ++requests > 11 ? Promise.reject(new Error('cut off')) : before(...request);
  const logged: LogEvent[] = [];
  await seedDemo({ address, sites: ['example'], adminKey: KEY }, (event) => logged.push(event));
  globalThis.fetch = before;
  expect(logged).toMatchObject([{ level: 'warn', event: 'demo-not-seeded' }]);
  await seed(service);
  expect(await countsOf(service)).toEqual({ demo: 7, 'demo-en': 7 });
});

test('an article that readers came to first is left alone, as is a service without a known key or the example site', async () => {
  const service = await startService();
  const body = { body: 'مرحبا بالجميع', author: { name: 'زائر' } };
  await service.call('POST', '/v1/sites/example/articles/demo/comments', { body });
  const { address } = service.running;
  await seedDemo({ address, sites: ['example'], adminKey: null }, quietly);
  await seedDemo({ address, sites: ['plain'], adminKey: KEY }, quietly);
  expect(await countsOf(service)).toEqual({ demo: 0, 'demo-en': 0 });
  await seed(service);
  expect(await countsOf(service)).toEqual({ demo: 0, 'demo-en': 7 });
});

test.each(['sh', 'bash'])('the printed line approves what waits on the demo, in %s', async (shell) => {
  const service = await startService();
  const { address } = service.running;
  const line = /^ {4}curl .*$/m.exec(greeting(address, ['example'], KEY))?.[0] ?? '';
  for (const article of ['demo', 'demo-en']) {
    const body = { body: 'حديقة جميلة حقًا', author: { name: 'زائر' } };
    await service.call('POST', `/v1/sites/example/articles/${article}/comments`, { body });
    await promisify(execFile)(shell, ['-ec', line]);
    expect(((await countsOf(service)) as Record<string, number>)[article]).toBe(1);
  }
});

test('the three lines stay what those get who paste them by their indentation', () => {
  const lines = greeting('http://127.0.0.1:1', ['example'], KEY).match(/^ {2}(ID=\$\()?curl.*$/gm);
  expect(lines).toHaveLength(3);
  expect(greeting('http://127.0.0.1:1', ['plain'], KEY)).not.toContain('/demo');
});
