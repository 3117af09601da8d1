import { expect, onTestFinished, test } from 'vitest';
import { startEdge } from '../../databases/edge-service.ts';
import { ADMIN, PLAIN_SITE } from '../../service.ts';

test('who waits for a request with the same key that its client gave up gets an answer all the same', async () => {
  const { address, stop } = await startEdge({
    rules: () => ({ 'plain.yaml': PLAIN_SITE }),
    now: Date.now,
    log: () => undefined,
    variables: { HAKAM_ADMIN_KEY: ADMIN, HAKAM_SECRET: 's'.repeat(40) },
  });
  onTestFinished(stop);
  const send = (key: string, signal?: AbortSignal) =>
    fetch(`${address}/v1/sites/plain/articles/1/comments`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${ADMIN}`,
        'content-type': 'application/json',
        'idempotency-key': key,
      },
      body: JSON.stringify({ body: 'hello', author: { name: 'Ann' } }),
      ...(signal ? { signal } : {}),
    });
  for (let at = 0; at < 30; at++) {
    const cut = new AbortController();
    const first = send(`key-${at}`, cut.signal).then(
      ({ status }) => status,
      () => 'cut off',
    );
    const second = send(`key-${at}`);
    setTimeout(() => cut.abort(), at / 4);
    expect((await second).status).toBe(201);
    await first;
  }
});
