import { expect, test } from 'vitest';
import { type Database, Unavailable } from '../../src/store/database.ts';
import { appOver } from '../app-over.ts';
import { openDatabase } from '../databases/open-databases.ts';
import { ruleSetOf, rulesOf } from '../rules/rule-files.ts';
import { ADMIN, type Answer, PLAIN_SITE, startService, type TestService } from '../service.ts';

const rules = { 'plain.yaml': PLAIN_SITE };
const comments = '/v1/sites/plain/articles/1/comments';

async function submit({ call }: TestService, text = 'hello'): Promise<string> {
  return (await call('POST', comments, { body: { body: text, author: { name: 'Ann' } } })).json.id;
}

test('of two moderators who decide at once one wins, and the other gets 409 with the present state', async () => {
  const service = await startService({ rules });
  const keys = await Promise.all([service.key('moderator'), service.key('moderator')]);
  for (let round = 0; round < 20; round++) {
    const id = await submit(service);
    const answers = await Promise.all(
      keys.map((key, at) =>
        service.call('POST', `/v1/sites/plain/comments/${id}/decision`, {
          key,
          body: { status: at === 0 ? 'approved' : 'rejected', rev: 1 },
        }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const winner = answers.find(({ status }) => status === 200)?.json;
    const loser = answers.find(({ status }) => status === 409)?.json;
    expect(loser).toMatchObject({
      type: '/problems/stale-revision',
      comment: { id, rev: 2, status: winner.status },
    });
  }
});

test('a decision without a rev applies to whatever the state is, and the history tells it all, oldest first', async () => {
  const service = await startService({ rules });
  const id = await submit(service);
  const decide = (status: string, reason?: string) =>
    service.call('POST', `/v1/sites/plain/comments/${id}/decision`, { body: { status, reason } });
  await decide('approved');
  await decide('approved');
  const last = await decide('rejected', 'off topic');
  expect(last.json).toMatchObject({
    status: 'rejected',
    rev: 4,
    decision: { reason: 'off topic', ruleSet: null },
  });
  const { json } = await service.call('GET', `/v1/sites/plain/comments/${id}`);
  expect(json.history.map(({ from, to }: Record<string, unknown>) => [from, to])).toEqual([
    [null, 'pending'],
    ['pending', 'approved'],
    ['approved', 'approved'],
    ['approved', 'rejected'],
  ]);
  expect(json.history[0].by.kind).toBe('rules');
  expect(json.history[1].by).toEqual({ kind: 'admin', id: 'environment', name: 'HAKAM_ADMIN_KEY' });
});

test('the same status again is recorded, and leaves the version of the page alone', async () => {
  const service = await startService({ rules });
  const id = await submit(service);
  const decide = () =>
    service.call('POST', `/v1/sites/plain/comments/${id}/decision`, { body: { status: 'approved' } });
  await decide();
  const before = await service.call('GET', comments, { key: null });
  expect((await decide()).json.rev).toBe(3);
  const after = await service.call('GET', comments, { key: null });
  expect(after.headers.get('etag')).toBe(before.headers.get('etag'));
});

test('bulk decisions answer each for itself, in the same order', async () => {
  const service = await startService({ rules });
  const [first, second] = [await submit(service), await submit(service)];
  const missing = '01890000-0000-7000-8000-000000000000';
  const { status, json } = await service.call('POST', '/v1/sites/plain/decisions', {
    body: {
      decisions: [
        { comment: second, status: 'approved', rev: 1 },
        { comment: missing, status: 'approved' },
        { comment: first, status: 'spam', rev: 7 },
      ],
    },
  });
  expect(status).toBe(200);
  expect(json.results).toMatchObject([
    { comment: second, ok: true, rev: 2, made: expect.any(String) },
    { comment: missing, ok: false, problem: { status: 404, type: '/problems/unknown-comment' } },
    { comment: first, ok: false, rev: 1, problem: { status: 409, type: '/problems/stale-revision' } },
  ]);
});

test('200 decisions are one call, 201 or a comment twice are refused whole', async () => {
  const service = await startService({ rules });
  const id = await submit(service);
  const bulk = (decisions: unknown[]) =>
    service.call('POST', '/v1/sites/plain/decisions', { body: { decisions } });
  const some = (n: number) =>
    Array.from({ length: n }, (_, at) => ({ comment: `none-${at}`, status: 'spam' }));
  expect((await bulk(some(200))).json.results).toHaveLength(200);
  expect((await bulk(some(201))).json.errors).toEqual([
    { path: 'decisions', message: 'Send 200 decisions at most.' },
  ]);
  const twice = await bulk([
    { comment: id, status: 'spam' },
    { comment: id, status: 'approved' },
  ]);
  expect(twice.status).toBe(422);
  expect((await service.call('GET', `/v1/sites/plain/comments/${id}`)).json.rev).toBe(1);
});

test('a moderator of one site decides nothing on another', async () => {
  const service = await startService({ rules: { ...rules, 'other.yaml': PLAIN_SITE } });
  const id = await submit(service);
  const path = (site: string) => `/v1/sites/${site}/comments/${id}/decision`;
  const body = { status: 'approved' };
  const key = await service.key('moderator', 'other');
  expect((await service.call('POST', path('plain'), { key, body })).status).toBe(403);
  expect((await service.call('POST', path('other'), { key, body })).json.type).toBe(
    '/problems/unknown-comment',
  );
  expect((await service.call('GET', `/v1/sites/plain/comments/${id}`)).json.status).toBe('pending');
});

/** The app over a database that answers no look any more once something was written. */
async function goneAfterWriting() {
  const database = await openDatabase();
  let isGone = false;
  const failing: Database = {
    read: (statements) => (isGone ? Promise.reject(new Unavailable('gone')) : database.read(statements)),
    atomically: async (statements, options) => {
      const rows = await database.atomically(statements, options);
      isGone = true;
      return rows;
    },
  };
  const app = appOver({
    database: failing,
    ruleSets: rulesOf(ruleSetOf('rules: []\n')),
    settings: { adminKey: ADMIN },
  });
  const call = async (
    method: string,
    path: string,
    body?: unknown,
  ): Promise<Pick<Answer, 'status' | 'json'>> => {
    const headers = { authorization: `Bearer ${ADMIN}`, 'content-type': 'application/json' };
    const response = await app.request(`/v1/sites/test${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, json: await response.json() };
  };
  return { call, comeBack: () => (isGone = false) };
}

test('a decision that is made is answered, even where the database goes away right after it', async () => {
  const { call, comeBack } = await goneAfterWriting();
  const { json } = await call('POST', '/articles/1/comments', { body: 'hello', author: { name: 'Ann' } });
  const decide = (decision: object) => call('POST', `/comments/${json.id}/decision`, decision);
  const made = await decide({ status: 'approved', reason: 'kind', rev: 1 });
  const late = await decide({ status: 'spam', rev: 1 });
  const missing = await call('POST', '/comments/none/decision', { status: 'spam' });
  const both = await call('POST', '/decisions', { decisions: [{ comment: json.id, status: 'approved' }] });
  expect([made, late, missing, both].map(({ status }) => status)).toEqual([200, 409, 404, 200]);
  expect(both.json.results).toEqual([{ comment: json.id, ok: true, rev: 3, made: expect.any(String) }]);
  comeBack();
  const { json: stored } = await call('GET', `/comments/${json.id}`);
  const { history, formerTexts, ...present } = stored;
  expect(made.json).toEqual({ ...present, rev: 2, decision: history[1] });
  expect([late.json.comment, formerTexts]).toEqual([made.json, []]);
});
