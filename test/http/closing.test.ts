import { expect, test } from 'vitest';
import { PLAIN_SITE, startService } from '../service.ts';

const DAYS = ['2030-01-01T00:00:00Z', '2030-01-02T00:00:00Z'];

test('an ETag never stands for two times of closing, whoever says them at once', async () => {
  const site = PLAIN_SITE.replace('timezone: UTC', 'timezone: UTC, close_after: 14d');
  const { call } = await startService({ rules: { 'plain.yaml': site } });
  const at = '/v1/sites/plain/articles/1';
  const seen = new Map<string, string>();
  const look = async (): Promise<void> => {
    const { headers, json } = await call('GET', `${at}/comments`, { key: null });
    const etag = headers.get('etag') ?? '';
    expect(seen.get(etag) ?? json.closesAt, etag).toBe(json.closesAt);
    seen.set(etag, json.closesAt);
  };
  const put = async (publishedAt = ''): Promise<void> => {
    await call('PUT', at, { body: { publishedAt } });
    await look();
  };
  const send = async (publishedAt = ''): Promise<void> => {
    await call('POST', `${at}/comments`, {
      body: { body: 'x', author: { name: 'A' }, article: { publishedAt } },
    });
    await look();
  };
  for (let time = 0; time < 150; time++) {
    const [one, other] = time % 2 === 0 ? DAYS : DAYS.toReversed();
    await Promise.all([send(one), put(other), send(one), look(), put(one), send(other)]);
  }
});

test('the fragment says that comments are closed from that moment on, kept or not, and its ETag with it', async () => {
  let now = Date.UTC(2030, 0, 1);
  const { call } = await startService({ rules: { 'plain.yaml': PLAIN_SITE }, now: () => now });
  const at = '/v1/sites/plain/articles/1';
  await call('PUT', at, { body: { closesAt: '2030-01-01T00:00:01Z' } });
  const look = (etag = '') =>
    call('GET', `${at}/comments.html`, { key: null, headers: { 'if-none-match': etag } });
  const open = await look();
  expect(open.text).not.toContain('hakam-closed');
  now += 999;
  expect((await look(open.headers.get('etag') ?? '')).status).toBe(304);
  now += 1;
  const closed = await look(open.headers.get('etag') ?? '');
  expect([closed.status, closed.text.includes('hakam-closed')]).toEqual([200, true]);
  expect((await look(closed.headers.get('etag') ?? '')).status).toBe(304);
});
