import { expect, test } from 'vitest';
import { type RawRequest, rawRequest } from '../raw-request.ts';
import { ADMIN, type Answer, PLAIN_SITE, startService } from '../service.ts';

const path = '/v1/sites/plain/articles/1/comments';
const right = JSON.stringify({ body: 'hello', author: { name: 'Ann' } });

/** Posts a comment as raw bytes, by default right in everything. */
async function poster() {
  const { running } = await startService({ rules: { 'plain.yaml': PLAIN_SITE } });
  return ({ headers, body = right }: Partial<RawRequest>): Promise<Answer> =>
    rawRequest(running.address, {
      method: 'POST',
      path,
      body,
      headers: { authorization: `Bearer ${ADMIN}`, 'content-type': 'application/json', ...headers },
    });
}

test('JSON in UTF-8 is taken, whatever way its type is written', async () => {
  const post = await poster();
  for (const type of [
    'application/json',
    'Application/JSON',
    'application/json;charset=UTF-8',
    'application/json; charset="utf-8"',
  ]) {
    expect((await post({ headers: { 'content-type': type } })).status, type).toBe(201);
  }
});

test('another type, character set or encoding is 415', async () => {
  const post = await poster();
  const types = [
    'text/plain',
    '',
    'application/jsonp',
    'application/problem+json',
    'application/json; charset=utf-16',
    'application/json; charset=windows-1256',
    'application/json, text/plain',
  ];
  for (const type of types)
    expect((await post({ headers: { 'content-type': type } })).json.type, type).toBe(
      '/problems/unsupported-media-type',
    );
  for (const encoding of ['gzip', 'identity', 'br, gzip']) {
    expect((await post({ headers: { 'content-encoding': encoding } })).status, encoding).toBe(415);
  }
});

test('no body counts as {} where every member of a POST may be left out, and nowhere else', async () => {
  const { running } = await startService({ rules: { 'plain.yaml': PLAIN_SITE } });
  const send = (method: string, at: string, body?: RawRequest['body'], type?: string) =>
    rawRequest(running.address, {
      method,
      path: `/v1/sites/plain/${at}`,
      headers: { authorization: `Bearer ${ADMIN}`, ...(type === undefined ? {} : { 'content-type': type }) },
      ...(body === undefined ? {} : { body }),
    });
  const form = 'application/x-www-form-urlencoded';
  for (const [body, type] of [[], [''], ['', 'application/json'], ['', form], [[]]] as const) {
    expect((await send('POST', 'queue/claim', body, type)).json).toMatchObject({ items: [] });
    expect((await send('POST', 'decisions/none/undo', body, type)).json.type).toBe(
      '/problems/unknown-decision',
    );
    const wrong = type === 'application/json' ? 'malformed-request' : 'unsupported-media-type';
    expect((await send('POST', 'articles/1/comments', body, type)).json.type).toBe(`/problems/${wrong}`);
    expect((await send('PUT', 'articles/1', body, type)).json.type).toBe(`/problems/${wrong}`);
  }
  expect((await send('POST', 'queue/claim', 'limit=1', form)).status).toBe(415);
  expect((await send('POST', 'queue/claim', '{"limit":0}', 'application/json')).status).toBe(422);
});

const filler = (length: number): string => right.replace('{', `{${' '.repeat(length - right.length)}`);

test('64 KiB are taken and one byte more is 413, declared or chunked', async () => {
  const post = await poster();
  const [fits, tooMuch] = [Buffer.from(filler(65_536)), Buffer.from(filler(65_537))];
  expect((await post({ body: fits })).status).toBe(201);
  expect((await post({ body: tooMuch })).json.type).toBe('/problems/too-large');
  const chunks = (all: Buffer): Buffer[] => [all.subarray(0, 40_000), all.subarray(40_000)];
  expect((await post({ body: chunks(fits) })).status).toBe(201);
  expect((await post({ body: chunks(tooMuch) })).json.type).toBe('/problems/too-large');
});

const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;

test.each<[string, string | Uint8Array, number]>([
  ['nothing', '', 400],
  ['half an object', '{"body": "hel', 400],
  ['more than one value', '{} {}', 400],
  ['a comment in it', '{/* */}', 400],
  ['a byte order mark, and a list', '\ufeff[]', 422],
  [
    'bytes that are not UTF-8',
    Buffer.concat([Buffer.from('{"body":"'), Buffer.of(0xff), Buffer.from('"}')]),
    400,
  ],
  [
    'a surrogate as UTF-8',
    Buffer.concat([Buffer.from('{"body":"'), Buffer.of(0xed, 0xa0, 0x80), Buffer.from('"}')]),
    400,
  ],
  [
    'an overlong slash',
    Buffer.concat([Buffer.from('{"body":"'), Buffer.of(0xc0, 0xaf), Buffer.from('"}')]),
    400,
  ],
  ['33 levels', nested(33), 400],
  ['33 levels beneath a member', `{"body":${nested(32)}}`, 400],
  ['32 levels', nested(32), 422],
  ['30,000 levels', nested(30_000), 400],
  ['a list', '[]', 422],
  ['null', 'null', 422],
  ['a text', '"hello"', 422],
  ['a number too large for any', '1e999', 422],
])('%s', async (_, body, status) => {
  const post = await poster();
  const answer = await post({ body });
  expect(answer.status).toBe(status);
  expect(answer.json.errors[0]).toEqual({ path: '', message: expect.any(String) });
});

test.each([
  ['{"__proto__": {"body": "x"}, "body": "hello", "author": {"name": "Ann"}}', '__proto__'],
  ['{"constructor": 1, "body": "hello", "author": {"name": "Ann"}}', 'constructor'],
  ['{"toString": 1, "body": "hello", "author": {"name": "Ann"}}', 'toString'],
  ['{"body": "hello", "author": {"name": "Ann", "__proto__": null}}', 'author.__proto__'],
  ['{"Body": "hello", "body": "hello", "author": {"name": "Ann"}}', 'Body'],
  ['{"author": {"name": "Ann"}}', 'body'],
  ['{"__proto__": {"body": "hello"}, "author": {"name": "Ann"}}', 'body'],
  ['{"body": null, "author": {"name": "Ann"}}', 'body'],
  ['{"body": ["hello"], "author": {"name": "Ann"}}', 'body'],
  ['{"body": "hello", "author": "Ann"}', 'author'],
  ['{"body": "hello", "author": {"name": "Ann", "since": "yesterday"}}', 'author.since'],
  ['{"body": "hello", "author": {"name": "Ann", "since": "2026-02-30T12:00:00Z"}}', 'author.since'],
  ['{"body": "hello", "author": {"name": "Ann", "since": "9999-12-31T23:59:59-23:59"}}', 'author.since'],
  ['{"body": "hello", "author": {"name": "Ann"}, "client": {"ip": "127.1"}}', 'client.ip'],
  ['{"body": "hello", "author": {"name": "Ann"}, "parent": "\\u0000"}', 'parent'],
  ['{"body": "hello", "author": {"name": "Ann"}, "article": {"url": "javascript:alert(1)"}}', 'article.url'],
  ['{"body": "hello", "author": {"name": "Ann"}, "article": {"url": "https://x/\\u0000"}}', 'article.url'],
])('%s: 422 that names %s', async (body, at) => {
  const post = await poster();
  const answer = await post({ body });
  expect(answer.status).toBe(422);
  expect(answer.json.errors.map(({ path }: { path: string }) => path)).toContain(at);
});

test('texts: NUL, lone surrogates, nothing left, and too long are 422; the longest is taken', async () => {
  const post = await poster();
  const send = async (body: string, name = 'Ann') => {
    const { status, json } = await post({ body: JSON.stringify({ body, author: { name } }) });
    return status === 201 ? 201 : json.errors[0].path;
  };
  for (const bad of ['a\u0000', '\ud800', ' \n\u0001\u202e ', '𝐇'.repeat(10_001)])
    expect(await send(bad)).toBe('body');
  for (const bad of ['a\u0000', '\udfff', '\u2066\n', 'x'.repeat(101)])
    expect(await send('hello', bad)).toBe('author.name');
  expect(await send('𝐇'.repeat(10_000), '𝐇'.repeat(100))).toBe(201);
  expect(await send(` ${'x'.repeat(10_000)} `)).toBe(201);
});
