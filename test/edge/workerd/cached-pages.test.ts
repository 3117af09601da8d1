import { expect, onTestFinished, test } from 'vitest';
import { type EdgeService, startEdge } from '../../databases/edge-service.ts';
import { ADMIN, newSecret, PLAIN_SITE } from '../../service.ts';

const OPEN = { 'plain.yaml': `${PLAIN_SITE}decide: {default: approve}\n` };
const AT = '/v1/sites/plain/articles/1/comments';
const AS_ADMIN = { authorization: `Bearer ${ADMIN}`, 'content-type': 'application/json' };

async function edge(): Promise<EdgeService> {
  const service = await startEdge({
    rules: () => OPEN,
    now: Date.now,
    log: () => undefined,
    variables: { HAKAM_ADMIN_KEY: ADMIN, HAKAM_SECRET: newSecret() },
  });
  onTestFinished(() => service.stop());
  return service;
}

async function send({ address }: EdgeService, body: string): Promise<string> {
  const sent = JSON.stringify({ body, author: { name: 'Ann' } });
  const answer = await fetch(`${address}${AT}`, { method: 'POST', headers: AS_ADMIN, body: sent });
  return ((await answer.json()) as { id: string }).id;
}

/** The page's text, and how many rows D1 read for it. */
async function look(
  service: EdgeService,
  path: string,
): Promise<{ text: string; rows: number; calls: number }> {
  service.d1Calls();
  const text = await (await fetch(`${service.address}${path}`)).text();
  const calls = service.d1Calls();
  return { text, rows: calls.reduce((all, { rowsRead }) => all + rowsRead, 0), calls: calls.length };
}

test.each([AT, `${AT}.html`, `${AT}?limit=2&order=newest`])(
  'what one isolate has made of %s, another one finds in the data centre',
  async (path) => {
    const service = await edge();
    for (const body of ['one', 'two', 'مرحبًا']) await send(service, body);
    const first = await look(service, path);
    expect(first.rows).toBeGreaterThan(2);
    service.newIsolate();
    expect(await look(service, path)).toEqual({ text: first.text, rows: 1, calls: 1 });
    expect(await look(service, path)).toEqual({ text: first.text, rows: 1, calls: 1 });
  },
);

test('a decision is seen at once by an isolate that finds the page of before', async () => {
  const service = await edge();
  const id = await send(service, 'to be taken away');
  expect((await look(service, AT)).text).toContain('to be taken away');
  service.newIsolate();
  const decided = await fetch(`${service.address}/v1/sites/plain/comments/${id}/decision`, {
    method: 'POST',
    headers: AS_ADMIN,
    body: JSON.stringify({ status: 'rejected' }),
  });
  expect(decided.status).toBe(200);
  expect(JSON.parse((await look(service, AT)).text).comments).toEqual([]);
});
