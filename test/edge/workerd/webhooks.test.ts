import { expect, onTestFinished, test } from 'vitest';
import type { LogEvent } from '../../../src/deps.ts';
import { HTTPS } from '../../../src/pipeline/webhook-hosts.ts';
import { type EdgeService, startEdge } from '../../databases/edge-service.ts';
import { ADMIN, newSecret, PLAIN_SITE } from '../../service.ts';
import { type Receiver, secretFor, startReceiver, webhookSql } from '../../webhook-receiver.ts';

interface World {
  readonly service: EdgeService;
  readonly receiver: Receiver;
  readonly logged: LogEvent[];
  submit(): Promise<string>;
}

/** The Worker, with a webhook that is told of every decision. */
async function worldWith(hosts: string, answer?: () => { status: number }): Promise<World> {
  const secret = newSecret();
  const logged: LogEvent[] = [];
  const service = await startEdge({
    rules: () => ({ 'plain.yaml': PLAIN_SITE }),
    now: Date.now,
    log: (event) => logged.push(event),
    variables: { HAKAM_ADMIN_KEY: ADMIN, HAKAM_SECRET: secret, HAKAM_WEBHOOK_HOSTS: hosts },
  });
  onTestFinished(() => service.stop());
  const receiver = await startReceiver({
    secret: secretFor(secret, 'hook'),
    ...(answer ? { answer } : {}),
  });
  for (const text of webhookSql('hook', 'plain', receiver.url)) await service.sql(text);
  const submit = async () => {
    const response = await fetch(`${service.address}/v1/sites/plain/articles/1/comments`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ADMIN}`, 'content-type': 'application/json' },
      body: JSON.stringify({ body: 'hello', author: { name: 'Ann' } }),
    });
    expect(response.status).toBe(201);
    return ((await response.json()) as { decision: { id: string } }).decision.id;
  };
  return { service, receiver, logged, submit };
}

const states = (service: EdgeService) => service.sql('select state, attempts, answer, error from deliveries');

test('a webhook is told once the request that changed something is answered', async () => {
  const { receiver, service, submit } = await worldWith('127.0.0.1');
  const decision = await submit();
  await expect.poll(() => receiver.received.map(({ id }) => id)).toEqual([decision]);
  expect(receiver.received[0]).toMatchObject({ type: 'comment.held', data: { comment: { body: 'hello' } } });
  await expect
    .poll(() => states(service))
    .toEqual([{ state: 'delivered', attempts: 1, answer: 204, error: null }]);
  expect(receiver.refused).toEqual([]);
});

test('what is left is sent by cron, some each time, within the queries that the free plan gives', async () => {
  const { receiver, service } = await worldWith('127.0.0.1');
  await service.sql(`insert into deliveries (webhook, event, site, type, at, detail, state, next_at)
    with recursive n (i) as (select 1 union all select i + 1 from n where i < 5)
    select 'hook', 'event-' || i, 'plain', 'comment.held', 0, '{}', 'waiting', i from n`);
  await service.cron();
  expect(receiver.received.map(({ id }) => id).sort()).toEqual(['event-1', 'event-2']);
  await service.cron();
  await service.cron();
  expect(receiver.received).toHaveLength(5);
  await service.cron();
  expect(receiver.received).toHaveLength(5);
});

test('a private host gets nothing, a redirect is not followed, and who is gone is asked no more', async () => {
  const refused = await worldWith('other.example');
  await refused.submit();
  const error = HTTPS;
  await expect.poll(() => states(refused.service)).toMatchObject([{ state: 'waiting', attempts: 1, error }]);
  expect(refused.receiver.received).toEqual([]);
  const gone = await worldWith('127.0.0.1', () => ({ status: 410 }));
  await gone.submit();
  await expect.poll(() => states(gone.service)).toMatchObject([{ state: 'failed', answer: 410 }]);
  expect(await gone.service.sql('select disabled_because from webhooks')).toEqual([
    { disabled_because: 'gone' },
  ]);
  await gone.submit();
  expect(await gone.service.sql('select count(*) as count from deliveries')).toEqual([{ count: 1 }]);
});
