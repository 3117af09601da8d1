import { expect, test } from 'vitest';
import { NEWS_SITE } from '../resilience/child-service.ts';
import { COMMENTS } from '../resilience/client.ts';
import { brokenBatches, storedAnswers, storedComments } from '../resilience/stored-batches.ts';
import { startService } from '../service.ts';

const rules = { 'news.yaml': NEWS_SITE };
const body = { body: 'hello', author: { name: 'Ann' } };

test('20 requests at once with one key get the same answer, of one comment; another body gets 422', async () => {
  const { call, running } = await startService({ rules });
  for (const key of ['a', 'b', 'c']) {
    const send = (text: string) =>
      call('POST', COMMENTS, { body: { ...body, body: text }, headers: { 'idempotency-key': key } });
    const answers = await Promise.all(Array.from({ length: 20 }, () => send('hello')));
    expect(answers.filter(({ status }) => status !== 201)).toEqual([]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect((await storedAnswers(running.sql)).get(key)).toBe(answers[0]?.json.id);
    expect((await send('something else')).status).toBe(422);
  }
  expect((await storedComments(running.sql)).size).toBe(3);
  expect(await brokenBatches(running.sql)).toEqual({});
});

test('an answer is given again though a limit refuses everything new by now', async () => {
  const strict = NEWS_SITE.replace('by: address, max: 1000000, per: 1s', 'by: address, max: 1, per: 1h');
  const { call } = await startService({ rules: { 'news.yaml': strict } });
  const from = (key: string) => ({
    body: { ...body, client: { ip: '203.0.113.7' } },
    headers: { 'idempotency-key': key },
  });
  const first = await call('POST', COMMENTS, from('a'));
  expect(first.status).toBe(201);
  const newOnes = await Promise.all([call('POST', COMMENTS, from('b')), call('POST', COMMENTS, from('c'))]);
  expect(newOnes.map(({ status }) => status)).toEqual([429, 429]);
  expect((await call('POST', COMMENTS, from('a'))).json).toEqual(first.json);
});

test('the key of a browser is a secret of 16 characters at least, and of its article alone', async () => {
  const { call } = await startService({ rules });
  const send = (key: string, article = '1') =>
    call('POST', `/v1/sites/news/articles/${article}/comments`, {
      key: null,
      body,
      headers: { origin: 'https://news.example', 'idempotency-key': key },
    });
  const short = await send('0123456789abcde');
  expect(short.status).toBe(400);
  expect(short.json.errors).toMatchObject([{ path: 'Idempotency-Key' }]);
  const first = await send('0123456789abcdef');
  expect(first.status).toBe(201);
  expect((await send('"0123456789abcdef"')).json).toEqual(first.json);
  const elsewhere = await send('0123456789abcdef', '2');
  expect([elsewhere.status, elsewhere.json.id === first.json.id]).toEqual([201, false]);
});
