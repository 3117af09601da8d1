import { expect, test } from 'vitest';
import { scraped } from '../scraped.ts';
import { newSecret, PLAIN_SITE, startService, type TestService } from '../service.ts';
import { type Receiver, secretFor, startReceiver, webhookSql } from '../webhook-receiver.ts';

interface World extends TestService {
  /** Makes a webhook for which so many events wait, and its receiver. */
  webhook(
    id: string,
    events: number,
    answer?: Parameters<typeof startReceiver>[0]['answer'],
  ): Promise<Receiver>;
}

async function startWorld(): Promise<World> {
  const secret = newSecret();
  const env = { HAKAM_SECRET: secret, HAKAM_WEBHOOK_HOSTS: '127.0.0.1' };
  const service = await startService({ rules: { 'plain.yaml': PLAIN_SITE }, env });
  const webhook: World['webhook'] = async (id, events, answer) => {
    const key = secretFor(secret, id);
    const receiver = await startReceiver({ secret: key, ...(answer ? { answer } : {}) });
    for (const text of webhookSql(id, 'plain', receiver.url)) await service.running.sql(text);
    await service.running.sql(`insert into deliveries (webhook, event, site, type, at, detail, state, next_at)
      with recursive n (i) as (select 1 union all select i + 1 from n where i < ${events})
      select '${id}', '${id}-' || i, 'plain', 'comment.held', 0, '{}', 'waiting', i from n`);
    return receiver;
  };
  return { ...service, webhook };
}

test('a receiver that never answers holds up no other, and gets no more than it has room for', async () => {
  const { webhook, running } = await startWorld();
  const silent = await webhook('silent', 50, () => null);
  await expect.poll(() => silent.received.length).toBe(8);
  const quick = await webhook('quick', 60);
  await expect.poll(() => quick.received.length).toBe(60);
  expect(silent.received).toHaveLength(8);
  const delivered = () => running.sql("select count(*) as count from deliveries where state = 'delivered'");
  await expect.poll(delivered).toEqual([{ count: 60 }]);
  expect(new Set(quick.received.map(({ id }) => id)).size).toBe(60);
});

test('a receiver that fails gets one at a time from then on', async () => {
  const { webhook } = await startWorld();
  let count = 0;
  // The ninth waits for its answer as long as the test runs.
  const failing = await webhook('failing', 12, () => (++count > 8 ? null : { status: 500 }));
  await expect.poll(() => failing.received.length).toBe(9);
  const quick = await webhook('quick', 60);
  await expect.poll(() => quick.received.length).toBe(60);
  expect(failing.received).toHaveLength(9);
});

test('each try is counted, by its site and what came of it', async () => {
  const { webhook, call } = await startWorld();
  await webhook('well', 5);
  await webhook('later', 1, () => ({ status: 429, headers: { 'retry-after': '3600' } }));
  await webhook('gone', 1, () => ({ status: 410 }));
  const counted = async () => {
    const { value } = scraped((await call('GET', '/metrics')).text);
    return ['delivered', 'waiting', 'failed'].map((outcome) =>
      value('hakam_webhook_deliveries_total', { site: 'plain', outcome }),
    );
  };
  await expect.poll(counted).toEqual([5, 1, 1]);
});

test('a stop waits for what is under way, not for ever, and leaves it to be sent again', async () => {
  const { webhook, running } = await startWorld();
  let answer: (reply: { status: number }) => void = () => undefined;
  const slow = await webhook('slow', 1, () => new Promise((resolve) => (answer = resolve)));
  const silent = await webhook('silent', 1, () => null);
  await expect.poll(() => [slow.received.length, silent.received.length]).toEqual([1, 1]);
  const stopped = running.stop();
  answer({ status: 204 });
  await stopped;
  expect(await running.sql('select event, state, attempts from deliveries order by event')).toEqual([
    { event: 'silent-1', state: 'waiting', attempts: 0 },
    { event: 'slow-1', state: 'delivered', attempts: 1 },
  ]);
});

test('while the database takes nothing it is said once, and all is sent when it is well again', async () => {
  const { webhook, running, logged } = await startWorld();
  await running.sql('alter table deliveries rename to put_aside');
  const said = () => logged.filter(({ event }) => event === 'webhooks-not-sent');
  await expect.poll(() => said().length).toBe(1);
  await running.sql('alter table put_aside rename to deliveries');
  const receiver = await webhook('hook', 3);
  await expect.poll(() => receiver.received.length).toBe(3);
  expect(said()).toHaveLength(1);
});
