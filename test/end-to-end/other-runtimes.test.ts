import { cpSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { PRIVATE } from '../../src/pipeline/webhook-hosts.ts';
import { inFile } from '../databases/asking.ts';
import { OTHER_RUNTIMES } from '../other-runtimes.ts';
import { type ChildService, ROOT, startChild } from '../resilience/child-service.ts';
import { get, post, type Reply } from '../resilience/client.ts';
import { lockFor } from '../resilience/lock-for.ts';
import { brokenBatches, storedComments } from '../resilience/stored-batches.ts';
import { ADMIN, newSecret, PLAIN_SITE } from '../service.ts';
import { temporaryFolder } from '../store/open-test-database.ts';
import { secretFor, startReceiver, webhookSql } from '../webhook-receiver.ts';

const COMMENTS = '/v1/sites/gazette/articles/1/comments';
const comment = (number: number) => ({
  body: `تعليق هادئ رقم ${number}`,
  author: { name: 'قارئ', id: `reader-${number}` },
});

const decide = (address: string, id: string, status: string): Promise<Response> =>
  fetch(`${address}/v1/sites/gazette/comments/${id}/decision`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ADMIN}`, 'content-type': 'application/json' },
    body: JSON.stringify({ status }),
  });

const publicBodies = async ({ address }: ChildService): Promise<unknown> =>
  (await get(address, COMMENTS))?.json.comments.map(({ body }: { body: string }) => body);

/** Makes webhooks past the service, which has no other way to give them ids that are known before. */
function addWebhooks({ database }: ChildService, webhooks: Readonly<Record<string, string>>): void {
  const connection = new Sqlite(database, { timeout: 5000 });
  for (const [id, url] of Object.entries(webhooks))
    for (const text of webhookSql(id, 'gazette', url)) connection.exec(text);
  connection.close();
}

describe.each(OTHER_RUNTIMES)('under %s', (_, runtimeOver) => {
  const startOver = (folder: string): Promise<ChildService> =>
    startChild(folder, { runtime: runtimeOver(folder) });
  const folderOfExample = (): string => {
    const folder = temporaryFolder();
    cpSync(join(ROOT, 'rules'), join(folder, 'rules'), { recursive: true });
    renameSync(join(folder, 'rules/example.yaml'), join(folder, 'rules/gazette.yaml')); // without the demo's comments
    return folder;
  };

  test('a comment is posted, approved and read, and is there after a restart', async () => {
    const folder = folderOfExample();
    const service = await startOver(folder);
    const posted = await post(service.address, { path: COMMENTS, body: comment(1) });
    expect(posted).toMatchObject({ status: 201, json: { status: 'pending' } });
    expect(await publicBodies(service)).toEqual([]);
    expect((await decide(service.address, posted?.json.id, 'approved')).status).toBe(200);
    expect(await publicBodies(service)).toEqual([comment(1).body]);
    expect(await get(service.address, '/ready')).toMatchObject({ status: 200, json: { degraded: [] } });
    expect(await service.end('SIGTERM')).toEqual({ code: 0, signal: null });
    expect(await publicBodies(await startOver(folder))).toEqual([comment(1).body]);
  });

  test('a listed insult is found, a body that is wrong or another under the same key gets 422, and who comes too often 429', async () => {
    const { address } = await startOver(folderOfExample());
    const send = (body: object, key?: string) =>
      post(address, { path: COMMENTS, body, ...(key === undefined ? {} : { key }) });
    expect(await send({ ...comment(1), body: 'أنت بَلْطَجِيّ' })).toMatchObject({ json: { flags: ['insult'] } });
    expect(await send({ body: 1 })).toMatchObject({
      status: 422,
      json: { type: '/problems/invalid-content' },
    });
    const first = await send(comment(2), 'the-same-key-twice');
    expect(await send(comment(2), 'the-same-key-twice')).toEqual(first);
    expect(await send(comment(3), 'the-same-key-twice')).toMatchObject({ status: 422 });
    const sent: (Reply | undefined)[] = [];
    for (let number = 10; number < 16; number++)
      sent.push(await send({ ...comment(number), client: { ip: '203.0.113.7' } }));
    expect(sent.map((reply) => reply?.status)).toEqual([201, 201, 201, 201, 201, 429]);
    expect(Number(sent.at(-1)?.retryAfter)).toBeGreaterThan(0);
  });

  test('a database that another process has locked gives 503, and takes writes again afterwards', async () => {
    const service = await startOver(folderOfExample());
    const unlock = lockFor(service.database);
    expect(await post(service.address, { path: COMMENTS, body: comment(1) })).toMatchObject({
      status: 503,
      retryAfter: expect.any(String),
    });
    expect(await publicBodies(service)).toEqual([]);
    unlock();
    expect(await post(service.address, { path: COMMENTS, body: comment(1) })).toMatchObject({ status: 201 });
  });

  test('rules that change are in force without a restart', async () => {
    const folder = folderOfExample();
    const service = await startOver(folder);
    writeFileSync(join(folder, 'rules/plain.yaml'), PLAIN_SITE);
    const status = async () => (await get(service.address, COMMENTS.replace('gazette', 'plain')))?.status;
    await expect.poll(status, { timeout: 10_000 }).toBe(200);
  });

  test('all that is answered when SIGTERM comes is stored, whole, and nothing else is', async () => {
    const service = await startOver(folderOfExample());
    const answers = Array.from({ length: 100 }, (_, number) =>
      post(service.address, { path: COMMENTS, body: comment(number) }),
    );
    await Promise.race(answers);
    const ended = service.end('SIGTERM');
    const received = (await Promise.all(answers)).filter((answer) => answer !== undefined);
    expect(await ended).toEqual({ code: 0, signal: null });
    expect(received.map(({ status }) => status)).toEqual(received.map(() => 201));
    const ask = inFile(service.database);
    expect((await storedComments(ask)).size).toBe(received.length);
    expect(await brokenBatches(ask)).toEqual({});
  });

  test('a webhook is told of a comment, and none goes to a private host', async () => {
    const folder = folderOfExample();
    const secret = newSecret();
    const env = { HAKAM_SECRET: secret, HAKAM_WEBHOOK_HOSTS: '127.0.0.1' };
    const service = await startChild(folder, { runtime: runtimeOver(folder), env });
    const receiver = await startReceiver({ secret: secretFor(secret, 'hook') });
    addWebhooks(service, { hook: receiver.url, private: `https://localhost:${receiver.port}/` });
    const { json } = (await post(service.address, { path: COMMENTS, body: comment(1) })) ?? {};
    await expect.poll(() => receiver.received.map(({ data }) => data.comment.id)).toEqual([json.id]);
    const outcomes = () =>
      inFile(service.database)('select webhook, state, error from deliveries order by webhook');
    await expect.poll(outcomes).toEqual([
      { webhook: 'hook', state: 'delivered', error: null },
      { webhook: 'private', state: 'waiting', error: PRIVATE },
    ]);
    expect(receiver.refused).toEqual([]);
  });
});
