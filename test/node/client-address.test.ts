import { expect, test } from 'vitest';
import { startService } from '../service.ts';

const rules = {
  'plain.yaml': `
site: {name: {en: Plain}, locale: en, timezone: UTC, origins: [https://news.example]}
limits: [{id: reader, by: address, max: 1, per: 1h}]
`,
};
const body = { body: 'hello', author: { name: 'Ann' } };

/** Whether two readers' posts, with these X-Forwarded-For, count as one address's. */
async function countAsOne(trusted: string, one: string, other: string): Promise<boolean> {
  const { call } = await startService({ rules, env: { HAKAM_TRUST_PROXY: trusted } });
  const send = async (forwarded: string) => {
    const headers = { origin: 'https://news.example', 'x-forwarded-for': forwarded };
    return (await call('POST', '/v1/sites/plain/articles/1/comments', { key: null, headers, body })).status;
  };
  expect(await send(one)).toBe(201);
  const second = await send(other);
  expect([201, 429]).toContain(second);
  return second === 429;
}

test.each([
  ['nobody is trusted: the header counts for nothing', '', '203.0.113.7', '203.0.113.8', true],
  ['the peer is trusted: two readers are two', '127.0.0.1', '203.0.113.7', '203.0.113.8', false],
  ['the network of the peer is trusted', '10.0.0.0/8,127.0.0.0/8', '203.0.113.7', '203.0.113.8', false],
  ['somebody else is trusted, not the peer', '10.0.0.1', '203.0.113.7', '203.0.113.8', true],
  [
    'a reader may write before the proxy does',
    '127.0.0.1',
    '1.1.1.1, 203.0.113.7',
    '2.2.2.2, 203.0.113.7',
    true,
  ],
  [
    'two proxies, both trusted',
    '127.0.0.1,10.0.0.0/8',
    '203.0.113.7, 10.0.0.1',
    '203.0.113.7, 10.0.0.2',
    true,
  ],
  ['an IPv6 reader is their /64', '127.0.0.1', '2001:db8::1', '2001:db8::ffff:2', true],
  ['an IPv4-mapped address is the IPv4 one', '127.0.0.1', '::ffff:203.0.113.7', '203.0.113.7', true],
  ["what is no address is the proxy's", '127.0.0.1', 'unknown', '_hidden, nonsense', true],
  ['an address with a port is none', '127.0.0.1', '203.0.113.7:5000', '203.0.113.7:5001', true],
])('%s', async (_, trusted, one, other, expected) => {
  expect(await countAsOne(trusted, one, other)).toBe(expected);
});
