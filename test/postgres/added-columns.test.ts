import { expect, test } from 'vitest';
import { ADMIN, PLAIN_SITE, startService } from '../service.ts';

test('requests go through while another process adds a column to any table', async () => {
  const service = await startService({ rules: { 'news.yaml': PLAIN_SITE } });
  const site = await service.key('site', 'news');
  const statuses = async () => {
    const body = { body: 'hello', author: { name: 'Ann', id: 'ann' } };
    const path = '/v1/sites/news/articles/1/comments';
    const sent = await service.call('POST', path, { key: site, body });
    const decision = { body: { status: 'approved' } };
    return [
      sent.status,
      (await service.call('POST', `/v1/sites/news/comments/${sent.json.id}/decision`, decision)).status,
      (await service.call('GET', '/v1/sites/news/queue')).status,
      (await service.call('GET', path)).status,
      (await service.call('GET', '/v1/keys', { key: ADMIN })).status,
    ];
  };
  const usual = [201, 200, 200, 200, 200];
  expect(await statuses()).toEqual(usual);
  const tables = (await service.running.sql(
    "select table_name as name from information_schema.tables where table_schema = 'public'",
  )) as { name: string }[];
  expect(tables.length).toBeGreaterThan(8);
  for (const { name } of tables) await service.running.sql(`alter table ${name} add column added text`);
  expect(await statuses()).toEqual(usual);
});
