import { expect, test } from 'vitest';
import { ADMIN } from '../service.ts';
import { COMMENTS, get } from './client.ts';
import { BEARABLE, p99During, startAttacked } from './under-attack.ts';

const deep = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels);
const deepObject = (levels: number): string => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;

test('JSON 100,000 levels deep, or as deep as a body may be long, is refused', async () => {
  const service = await startAttacked();
  const send = (text: string) => sendText(service.address, text);
  const p99 = await p99During(service, async () => {
    expect(await send(deep(100_000))).toBe(413);
    expect(await send(deep(32_000))).toBe(400);
    expect(await send('['.repeat(65_000))).toBe(400);
    expect(await send(deepObject(10_000))).toBe(400);
    expect(await send(`{"body":${deep(30_000)},"author":{"name":"Ann"}}`)).toBe(400);
  });
  expect(p99).toBeLessThan(BEARABLE);
}, 60_000);

async function sendText(
  address: string,
  body: string,
  headers: Record<string, string> = {},
): Promise<number> {
  const response = await fetch(`${address}${COMMENTS}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ADMIN}`, 'content-type': 'application/json', ...headers },
    body,
  });
  await response.arrayBuffer();
  return response.status;
}

/** Texts that make a backtracking or quadratic matcher stand still. */
const ATTACKS = [
  'a'.repeat(9_999),
  `${'a'.repeat(9_998)}!`,
  'a.'.repeat(4_999),
  'a@'.repeat(4_999),
  'http://'.repeat(1_400),
  'a.com '.repeat(1_600),
  `${'www.'.repeat(2_400)}com`,
  '\u0640'.repeat(9_999),
  `ك${'\u064e'.repeat(9_990)}لمة`,
  `a${'\u0301'.repeat(9_990)}`,
  'ك\u200c'.repeat(4_999),
  'غب'.repeat(4_999),
  'وال'.repeat(3_333),
  `x${'\u2066'.repeat(4_900)}`,
  `x${' '.repeat(9_990)}x`,
  `x${'\n'.repeat(9_990)}x`,
  '𝒂'.repeat(9_999),
  '👨‍👩‍👧‍👦'.repeat(1_400),
  'ﷺ'.repeat(9_999),
  '0'.repeat(9_999),
  '('.repeat(9_999),
];

test('attack strings in body, name, key and headers hold nobody up', async () => {
  const service = await startAttacked();
  const p99 = await p99During(service, async () => {
    for (const text of ATTACKS) {
      const name = [...text].slice(0, 100).join('');
      expect(await sendText(service.address, JSON.stringify({ body: text, author: { name } }))).toBe(201);
      const asName = JSON.stringify({ body: 'hello', author: { name: text } });
      expect([201, 422]).toContain(await sendText(service.address, asName));
    }
  });
  expect(p99).toBeLessThan(BEARABLE);
}, 60_000);

test('attack strings in the address, the query and the headers hold nobody up', async () => {
  const service = await startAttacked();
  const long = [
    ' '.repeat(8_000),
    'a'.repeat(8_000),
    '%20'.repeat(2_500),
    '"'.repeat(8_000),
    'a,'.repeat(4_000),
  ];
  const p99 = await p99During(service, async () => {
    for (const text of long) {
      const part = encodeURIComponent(text).slice(0, 9_000);
      const queue = '/v1/sites/news/queue';
      for (const path of [
        `${COMMENTS}?cursor=${part}`,
        `${queue}?cursor=${part}.${part.slice(0, 3000)}`,
        `${queue}?q=${part}`,
        `${queue}?flag=${part}`,
        `/v1/sites/news/articles/${part}/comments`,
        `/v1/sites/${part}/queue`,
        `/${part.replaceAll('%20', '/')}`,
        `/v1/sites/news/counts?${'article=a&'.repeat(900)}`,
      ]) {
        expect((await get(service.address, path))?.status).toBeLessThan(500);
      }
      for (const header of [
        'content-type',
        'idempotency-key',
        'accept-language',
        'authorization',
        'if-none-match',
      ]) {
        const value = header === 'content-type' ? `application/json${text}x` : `x${text}x`;
        const status = await sendText(service.address, '{"body":"hello","author":{"name":"Ann"}}', {
          [header]: value,
        });
        expect(status).toBeLessThan(500);
      }
    }
  });
  expect(p99).toBeLessThan(BEARABLE);
}, 60_000);
