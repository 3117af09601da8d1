import { expect, test } from 'vitest';
import { startService } from '../service.ts';
import { at, rules, send } from './open-and-held.ts';

test.each([
  'a',
  'x'.repeat(200),
  '😀'.repeat(200),
  'مقال ١',
  '__proto__',
  'constructor',
  'a b',
  'a?b#c&d=e',
  "' or 1=1 --",
  '%',
  '%2F',
  '...',
  ' ',
])('an article may have the id %j', async (article) => {
  const service = await startService({ rules });
  const id = await send(service, article);
  const { json } = await service.call('GET', at(article), { key: null });
  expect([json.article, json.comments[0].id]).toEqual([article, id]);
  const counts = (await service.call('GET', `/v1/sites/open/counts?article=${encodeURIComponent(article)}`))
    .text;
  expect(counts).toBe(`{"counts":{${JSON.stringify(article)}:1}}`);
});

test.each(['a/b', '\n', '\u007f', '\u0085', 'x'.repeat(201), '😀'.repeat(201), 'e\u0301', '\u0000'])(
  'no article may have the id %j',
  async (article) => {
    const { call } = await startService({ rules });
    for (const [method, path] of [
      ['GET', at(article)],
      ['POST', at(article)],
      ['PUT', at(article).replace('/comments', '')],
      ['GET', `/v1/sites/open/counts?article=${encodeURIComponent(article)}`],
    ] as const) {
      const { status, json } = await call(
        method,
        path,
        method === 'GET' ? {} : { body: { body: 'x', author: { name: 'Ann' } } },
      );
      expect([status, json.type]).toEqual([400, '/problems/malformed-request']);
    }
  },
);
