import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { BY_WORD } from '../http/edits.ts';
import { startService } from '../service.ts';

const [, RECEIVER = ''] = /```js\n(.*?)```/s.exec(readFileSync('docs/webhooks.md', 'utf8')) ?? [];

/** A port that nobody has now. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** The receiver of the documentation, as it stands there; returns what it has printed. */
function receive(port: number, secret: string): () => string {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', RECEIVER], {
    env: { PORT: String(port), HAKAM_WEBHOOK_SECRET: secret },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill());
  let printed = '';
  child.stdout.on('data', (bytes) => {
    printed += bytes;
  });
  return () => printed;
}

test('the receiver that the documentation shows takes what the service sends, and nothing from others', async () => {
  const service = await startService({
    rules: { 'words.yaml': BY_WORD },
    env: { HAKAM_WEBHOOK_HOSTS: '127.0.0.1' },
  });
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/hakam`;
  const body = { name: 'a receiver', url, events: ['comment.held'] };
  const { id, secret } = (await service.call('POST', '/v1/sites/words/webhooks', { body })).json;
  const printed = receive(port, secret);
  const comment = { body: 'holdme', author: { name: 'Ann' } };
  const sent = await service.call('POST', '/v1/sites/words/articles/1/comments', { body: comment });
  const deliveries = async () =>
    (await service.call('GET', `/v1/sites/words/webhooks/${id}/deliveries`)).json.deliveries;
  // A failure is tried again after five seconds, in which the receiver has started for sure.
  await expect.poll(deliveries, { timeout: 25_000 }).toMatchObject([{ state: 'delivered', answer: 204 }]);
  const [{ event }] = await deliveries();
  await expect.poll(printed).toContain(`${event} comment.held ${sent.json.id}`);
  const headers = { 'webhook-id': event, 'webhook-timestamp': '1', 'webhook-signature': 'v1,AAAA' };
  expect((await fetch(url, { method: 'POST', headers, body: '{}' })).status).toBe(400);
});
