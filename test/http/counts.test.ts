import { expect, test } from 'vitest';
import { startService } from '../service.ts';
import { rules, send } from './open-and-held.ts';

test('counts: 1 to 100 articles, one that is named twice counts once', async () => {
  const service = await startService({ rules });
  await send(service, 'a');
  await send(service, 'a');
  await send(service, 'held', 'x', 'held');
  const counts = async (query: string) =>
    service.call('GET', `/v1/sites/open/counts?${query}`, { key: null });
  expect((await counts('article=a&article=b&article=a')).json).toEqual({ counts: { a: 2, b: 0 } });
  const many = (n: number) => Array.from({ length: n }, (_, each) => `article=${each}`).join('&');
  expect(Object.keys((await counts(many(100))).json.counts)).toHaveLength(100);
  for (const wrong of ['', many(101), 'article=', 'article=a&limit=1', 'article=a&article=']) {
    const { status, json } = await counts(wrong);
    expect([status, json.errors.length > 0], wrong).toEqual([400, true]);
  }
  expect((await service.call('GET', '/v1/sites/held/counts?article=held', { key: null })).json).toEqual({
    counts: { held: 0 },
  });
});
