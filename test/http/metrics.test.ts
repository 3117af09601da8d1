import { expect, test } from 'vitest';
import { Unavailable } from '../../src/store/database.ts';
import { appOver } from '../app-over.ts';
import { rulesOf } from '../rules/rule-files.ts';
import { scraped } from '../scraped.ts';
import { startService } from '../service.ts';

const METRICS_KEY = 'a-key-that-may-read-metrics-and-no-more';
const site = 'site: {name: {en: Site}, locale: en, timezone: UTC}\nreports: {queue_after: 1}\n';
const open = `${site}decide: {default: approve}\n`;

test('an admin of all sites and who holds the key for metrics may read them, and that key opens nothing else', async () => {
  const { call, key } = await startService({
    rules: { 'one.yaml': site },
    env: { HAKAM_METRICS_KEY: METRICS_KEY },
  });
  const statusFor = async (key: string | null, path = '/metrics') =>
    (await call('GET', path, { key })).status;
  expect(await statusFor(null)).toBe(401);
  expect(await statusFor('x'.repeat(METRICS_KEY.length))).toBe(401);
  expect(await statusFor(await key('admin', 'one'))).toBe(403);
  expect(await statusFor(await key('moderator'))).toBe(403);
  expect(await statusFor(await key('site'))).toBe(403);
  expect(await statusFor(await key('admin'))).toBe(200);
  expect(await statusFor(METRICS_KEY)).toBe(200);
  for (const path of ['/v1/sites/one/queue', '/v1/audit', '/v1/keys']) {
    const { status, json } = await call('GET', path, { key: METRICS_KEY });
    expect([status, json.type, json.detail]).toEqual([
      403,
      '/problems/forbidden',
      expect.stringContaining('reads `/metrics` alone'),
    ]);
  }
  const answer = await call('GET', '/metrics', { key: METRICS_KEY });
  expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  expect(answer.headers.get('cache-control')).toBe('no-store');
});

test('without a key for metrics nobody else is let in', async () => {
  const { call } = await startService({ rules: { 'one.yaml': site } });
  expect((await call('GET', '/metrics', { key: 'undefined' })).status).toBe(401);
  expect((await call('GET', '/metrics', { key: 'null' })).status).toBe(401);
});

test('what waits is told by site, with the age of the oldest', async () => {
  let now = Date.UTC(2026, 0, 1);
  const { call, running } = await startService({
    rules: { 'busy.yaml': site, 'idle.yaml': site, 'open.yaml': open },
    now: () => now,
  });
  const look = async () => scraped((await call('GET', '/metrics')).text);
  const send = async (to: string, body: string) =>
    (await call('POST', `/v1/sites/${to}/articles/1/comments`, { body: { body, author: { name: 'Ann' } } }))
      .json.id;
  const before = await look();
  for (const name of ['busy', 'idle', 'open'])
    for (const metric of [
      'hakam_queue_comments',
      'hakam_queue_oldest_age_seconds',
      'hakam_reported_comments',
    ])
      expect(before.value(metric, { site: name }), `${metric} ${name}`).toBe(0);

  const first = await send('busy', 'one');
  now += 60_000;
  await send('busy', 'two');
  const shown = await send('open', 'three');
  await call('POST', `/v1/sites/open/comments/${shown}/reports`, {
    body: { reason: 'other', reader: { id: 'ben' } },
  });
  now += 30_000;
  const [event] = ['01890000-0000-7000-8000-000000000001'];
  await running.sql(`insert into deliveries (webhook, event, site, type, comment, at, detail, state, attempts, next_at)
    values ('w', '${event}', 'busy', 'comment.held', null, ${now - 15_000}, '{}', 'waiting', 0, ${now}),
      ('x', '${event}', 'busy', 'comment.held', null, ${now - 99_000}, '{}', 'delivered', 1, ${now})`);
  await running.sql(`insert into webhooks (id, site, name, url, secret, created_at, disabled_at, disabled_because)
    values ('w', 'busy', 'w', 'https://a.example', 1, 1, null, null), ('x', 'busy', 'x', 'https://b.example', 1, 1, 2, 'gone')`);
  const then = await look();
  expect(then.value('hakam_queue_comments', { site: 'busy' })).toBe(2);
  expect(then.value('hakam_queue_oldest_age_seconds', { site: 'busy' })).toBe(90);
  expect(then.value('hakam_queue_comments', { site: 'idle' })).toBe(0);
  expect(then.value('hakam_queue_comments', { site: 'open' })).toBe(0);
  expect(then.value('hakam_reported_comments', { site: 'open' })).toBe(1);
  expect(then.value('hakam_webhook_deliveries_waiting', { site: 'busy' })).toBe(1);
  expect(then.value('hakam_webhook_oldest_age_seconds', { site: 'busy' })).toBe(15);
  expect(then.value('hakam_webhook_deliveries_waiting', { site: 'idle' })).toBe(0);
  expect(then.value('hakam_webhooks', { site: 'busy', state: 'enabled' })).toBe(1);
  expect(then.value('hakam_webhooks', { site: 'busy', state: 'gone' })).toBe(1);
  expect(then.value('hakam_rules_problems', { site: 'busy' })).toBe(0);
  expect(then.value('hakam_database_up')).toBe(1);
  expect(then.value('hakam_audit_unsealed_entries')).toBeGreaterThanOrEqual(0);

  await call('POST', `/v1/sites/busy/comments/${first}/decision`, { body: { status: 'approved' } });
  const after = await look();
  expect(after.value('hakam_queue_comments', { site: 'busy' })).toBe(1);
  expect(after.value('hakam_queue_oldest_age_seconds', { site: 'busy' })).toBe(30);

  await running.sql("update comments set body = '', erased_at = 1 where site = 'busy'");
  const erased = await look();
  expect(erased.value('hakam_queue_comments', { site: 'busy' })).toBe(0);
  expect(erased.value('hakam_queue_oldest_age_seconds', { site: 'busy' })).toBe(0);
});

test('a database that does not answer is told, with all that is known without it', async () => {
  const gone = () => Promise.reject(new Unavailable('gone'));
  const adminKey = 'k'.repeat(32);
  const app = appOver({
    database: { read: gone, atomically: gone } as never,
    ruleSets: rulesOf(),
    settings: { adminKey },
  });
  const answer = await app.request('/metrics', { headers: { authorization: `Bearer ${adminKey}` } });
  expect(answer.status).toBe(200);
  const { families, value } = scraped(await answer.text());
  expect(value('hakam_database_up')).toBe(0);
  expect([...families.keys()]).toContain('hakam_build_info');
  expect([...families.keys()]).not.toContain('hakam_queue_comments');
});
