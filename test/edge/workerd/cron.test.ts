import { expect, onTestFinished, test } from 'vitest';
import type { LogEvent } from '../../../src/deps.ts';
import { startEdge } from '../../databases/edge-service.ts';
import { ADMIN, PLAIN_SITE } from '../../service.ts';

const HOUR = 3_600_000;
const LIMITED = `${PLAIN_SITE}limits: [{id: reader, by: address, max: 5, per: 1h}]\n`;

test('cron forgets stored answers after a day and counters that hold nothing back, and keeps the rest', async () => {
  let time = Date.UTC(2026, 0, 1);
  const service = await startEdge({
    rules: () => ({ 'plain.yaml': LIMITED }),
    now: () => time,
    log: () => undefined,
    variables: { HAKAM_ADMIN_KEY: ADMIN, HAKAM_SECRET: 's'.repeat(40) },
  });
  onTestFinished(() => service.stop());
  const send = (key: string) =>
    fetch(`${service.address}/v1/sites/plain/articles/1/comments`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${ADMIN}`,
        'content-type': 'application/json',
        'idempotency-key': key,
      },
      body: JSON.stringify({
        body: 'hello',
        author: { name: 'Ann' },
        client: { ip: `203.0.113.${key.length}` },
      }),
    });
  const rows = async (): Promise<unknown[]> => [
    await service.sql('select key from idempotency order by key'),
    await service.sql('select count(*) as count from limits'),
    await service.sql('select count(*) as count from comments'),
  ];
  expect((await send('first')).status).toBe(201);
  time += 23 * HOUR;
  expect((await send('second')).status).toBe(201);
  await service.cron();
  expect(await rows()).toEqual([[{ key: 'first' }, { key: 'second' }], [{ count: 1 }], [{ count: 2 }]]);
  time += 2 * HOUR;
  await service.cron();
  expect(await rows()).toEqual([[{ key: 'second' }], [{ count: 0 }], [{ count: 2 }]]);
});

test('cron stores the rule sets it was deployed with, once', async () => {
  const service = await startEdge({
    rules: () => ({ 'plain.yaml': PLAIN_SITE, 'other.yaml': LIMITED }),
    now: () => Date.UTC(2026, 0, 1),
    log: () => undefined,
    variables: { HAKAM_ADMIN_KEY: ADMIN, HAKAM_SECRET: 's'.repeat(40) },
  });
  onTestFinished(() => service.stop());
  await service.cron();
  await service.cron();
  const stored = await service.sql('select site, sources from rule_sets order by site');
  expect(stored).toEqual([
    { site: 'other', sources: JSON.stringify({ 'other.yaml': LIMITED }) },
    { site: 'plain', sources: JSON.stringify({ 'plain.yaml': PLAIN_SITE }) },
  ]);
});

test('cron does each of its jobs, and stores the rule set of each site, though another one fails', async () => {
  const logged: LogEvent[] = [];
  let time = Date.UTC(2026, 0, 1);
  const service = await startEdge({
    rules: () => ({ 'a.yaml': PLAIN_SITE, 'b.yaml': PLAIN_SITE }),
    now: () => time,
    log: (event) => logged.push(event),
    variables: { HAKAM_ADMIN_KEY: ADMIN, HAKAM_SECRET: 's'.repeat(40) },
  });
  onTestFinished(() => service.stop());
  const refuse = async (name: string, when: string) => {
    await service.sql(`create trigger ${name} before ${when} begin select raise(abort, 'no'); end`);
    onTestFinished(() => service.sql(`drop trigger ${name}`).then(() => undefined));
  };
  await service.sql('delete from rule_sets');
  await service.sql("insert into idempotency values ('scope', 'old', 'x', 'x', 'x', 'x', 0)");
  await refuse('no_clean_up', 'delete on idempotency');
  await refuse('no_rules_of_a', "insert on rule_sets when new.site = 'a'");
  time += 48 * HOUR;
  await service.cron();
  expect(await service.sql('select site from rule_sets')).toEqual([{ site: 'b' }]);
  await fetch(`${service.address}/health`); // with which the log comes
  expect(logged.filter(({ level }) => level === 'warn')).toMatchObject([
    { event: 'clean-up-failed', error: expect.stringContaining('no') },
    { event: 'rules-not-stored', site: 'a' },
  ]);
});
