import { expect, test } from 'vitest';
import { appOver } from '../app-over.ts';
import { openDatabase } from '../databases/open-databases.ts';
import { ruleSetOf, rulesOf } from '../rules/rule-files.ts';
import { ADMIN } from '../service.ts';

const AT = '/v1/sites/test/articles/1/comments';

/** The app with a public comment that is worth compressing, and every compression counted. */
async function counted(gzip: (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>) {
  const zipped: number[] = [];
  const app = appOver({
    database: await openDatabase(),
    ruleSets: rulesOf(ruleSetOf('decide: {default: approve}\nrules: []\n')),
    settings: { adminKey: ADMIN },
    gzip: async (bytes) => {
      zipped.push(bytes.length);
      return gzip(bytes);
    },
  });
  const headers = { authorization: `Bearer ${ADMIN}`, 'content-type': 'application/json' };
  const body = JSON.stringify({ body: 'long '.repeat(500), author: { name: 'Ann' } });
  expect((await app.request(AT, { method: 'POST', headers, body })).status).toBe(201);
  await app.request(AT); // from here on it is kept
  return { app, zipped };
}

const GZIP = { 'accept-encoding': 'gzip' };

test('a kept page is compressed once, however many ask for it at once', async () => {
  const { app, zipped } = await counted(async (bytes) => bytes.slice(0, 10));
  const answers = await Promise.all(Array.from({ length: 100 }, () => app.request(AT, { headers: GZIP })));
  for (const answer of answers) expect(answer.headers.get('content-encoding')).toBe('gzip');
  expect(zipped).toHaveLength(1);
});

test('who has the page already is not compressed for', async () => {
  const { app, zipped } = await counted(async (bytes) => bytes);
  const etag = (await app.request(AT)).headers.get('etag') ?? '';
  const answer = await app.request(AT, { headers: { ...GZIP, 'if-none-match': etag } });
  expect([answer.status, zipped.length]).toEqual([304, 0]);
});

test('what fails on the way of a kept page is answered as any failure is', async () => {
  const { app } = await counted(() => Promise.reject(new Error('no memory')));
  const answer = await app.request(AT, { headers: GZIP });
  expect([answer.status, ((await answer.json()) as { type: string }).type]).toEqual([
    500,
    '/problems/internal',
  ]);
  expect(answer.headers.get('x-request-id')).toBeTruthy();
});
