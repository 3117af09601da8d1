import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startService } from '../service.ts';

const siteWith = (limits: string) => ({
  'plain.yaml': `site: {name: {en: Plain}, locale: en, timezone: UTC}\nlimits:\n${limits}`,
});
const path = '/v1/sites/plain/articles/1/comments';
const from = (ip: string, name = 'Ann') => ({ body: { body: 'hello', author: { name }, client: { ip } } });
const statuses = (answers: readonly { status: number }[], status: number) =>
  answers.filter((answer) => answer.status === status).length;

test('a limit of N lets through exactly N under 50 parallel requests', async () => {
  const time = Date.now();
  const { call } = await startService({
    rules: siteWith('  - {id: reader, by: address, max: 7, per: 1m}\n'),
    now: () => time,
  });
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => call('POST', path, from('203.0.113.7'))),
  );
  expect([statuses(answers, 201), statuses(answers, 429)]).toEqual([7, 43]);
  const { json } = await call('GET', '/v1/sites/plain/queue?limit=100');
  expect(json.items).toHaveLength(7);
});

test('a refusal names its limit and says when to come back, and keeps that promise', async () => {
  let time = Date.now();
  const { call } = await startService({
    rules: siteWith('  - {id: reader, by: address, max: 2, per: 1m}\n'),
    now: () => time,
  });
  await call('POST', path, from('203.0.113.7'));
  await call('POST', path, from('203.0.113.7'));
  const refused = await call('POST', path, from('203.0.113.7'));
  expect(refused.status).toBe(429);
  expect(refused.json).toMatchObject({ type: '/problems/limit-reached', limit: 'reader' });
  expect(refused.headers.get('retry-after')).toBe('30');
  expect(refused.headers.get('ratelimit')).toBe('"reader";r=0;t=30');
  expect(refused.headers.get('ratelimit-policy')).toBe('"reader";q=2;w=60');
  time += 29_999;
  expect((await call('POST', path, from('203.0.113.7'))).status).toBe(429);
  time += 1;
  expect((await call('POST', path, from('203.0.113.7'))).status).toBe(201);
  expect((await call('POST', path, from('203.0.113.7'))).status).toBe(429);
});

test('a refused reader drains no wider limit', async () => {
  const time = Date.now();
  const limits =
    '  - {id: article, by: article, max: 3, per: 1m}\n  - {id: reader, by: address, max: 1, per: 1m}\n';
  const { call } = await startService({ rules: siteWith(limits), now: () => time });
  for (let n = 0; n < 10; n++) await call('POST', path, from('203.0.113.7'));
  expect((await call('POST', path, from('203.0.113.8'))).status).toBe(201);
  expect((await call('POST', path, from('203.0.113.9'))).status).toBe(201);
  const refused = await call('POST', path, from('203.0.113.10'));
  expect(refused.json).toMatchObject({ status: 429, limit: 'article' });
});

test('without an address, or by an author without an id or address, such limits are skipped', async () => {
  const limits =
    '  - {id: reader, by: address, max: 1, per: 1m}\n  - {id: author, by: author, max: 1, per: 1m}\n';
  const { call } = await startService({ rules: siteWith(limits) });
  const body = { body: 'hello', author: { name: 'Ann' } };
  for (let n = 0; n < 3; n++) expect((await call('POST', path, { body })).status).toBe(201);
  const known = { body: 'hello', author: { name: 'Ann', id: 'ann' } };
  expect((await call('POST', path, { body: known })).status).toBe(201);
  expect((await call('POST', path, { body: known })).json.limit).toBe('author');
});

test.each([
  ['203.0.113.7', '::ffff:203.0.113.7', 'counts'],
  ['2001:db8:1:2::1', '2001:db8:1:2:ffff::9', 'counts'],
  ['2001:db8:1:2::1', '2001:db8:1:3::1', 'does not count'],
])('%s and %s: one %s as the other', async (one, other, expected) => {
  const { call } = await startService({
    rules: siteWith('  - {id: reader, by: address, max: 1, per: 1m}\n'),
  });
  await call('POST', path, from(one));
  expect((await call('POST', path, from(other))).status).toBe(expected === 'counts' ? 429 : 201);
});

test('a limit that is widened holds at once for those whom it refused', async () => {
  const time = Date.now();
  const rules = (max: number) => siteWith(`  - {id: site, by: site, max: ${max}, per: 1h}\n`);
  const { call, running, folder } = await startService({ rules: rules(1), now: () => time });
  const wait = async () => (await call('POST', path, from('203.0.113.7'))).headers.get('retry-after');
  expect([await wait(), await wait()]).toEqual([null, '3600']);
  writeFileSync(join(folder, 'rules/plain.yaml'), rules(100)['plain.yaml']);
  await running.reloadRules();
  expect(await wait()).toBe('36');
});
