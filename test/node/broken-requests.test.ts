import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { PLAIN_SITE, startService } from '../service.ts';

/** Sends bytes as they are, and reads until the service hangs up. */
const exchange = (address: string, sent: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(address);
    let answer = '';
    const socket = connect(Number(port), hostname, () => socket.write(sent, 'latin1'));
    socket.on('data', (data) => (answer += data.toString()));
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });

const END = '\r\nConnection: close\r\n\r\n';

test.each([
  ['no HTTP at all', 'hello\r\n\r\n', 400, 'malformed-request'],
  ['a method that there is not', `BREW /health HTTP/1.1\r\nHost: x${END}`, 400, 'malformed-request'],
  ['a byte that no address has', `GET /\u00d8 HTTP/1.1\r\nHost: x${END}`, 400, 'malformed-request'],
  ['an address that is none', `GET http://[ HTTP/1.1\r\nHost: x${END}`, 400, 'malformed-request'],
  ['a host that is none', `GET /health HTTP/1.1\r\nHost: a b${END}`, 400, 'malformed-request'],
  ['all of the server', `OPTIONS * HTTP/1.1\r\nHost: x${END}`, 400, 'malformed-request'],
  [
    'headers without end',
    `GET /health HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}${END}`,
    431,
    'headers-too-large',
  ],
  [
    'chunks that are none',
    `POST /v1/keys HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked${END}zz\r\n`,
    400,
    'malformed-request',
  ],
])('%s is answered with a problem', async (_, sent, status, slug) => {
  const { running, logged } = await startService({ rules: { 'plain.yaml': PLAIN_SITE } });
  const [head = '', body = ''] = (await exchange(running.address, sent)).split('\r\n\r\n');
  expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(head.toLowerCase()).toContain('content-type: application/problem+json');
  expect(head.toLowerCase()).toContain('x-content-type-options: nosniff');
  expect(JSON.parse(body)).toMatchObject({ type: `/problems/${slug}`, status });
  expect(logged.filter(({ level }) => level === 'error')).toEqual([]);
});

test('a load balancer that speaks HTTP/1.0 and names no host is answered', async () => {
  const { running } = await startService({ rules: { 'plain.yaml': PLAIN_SITE } });
  expect(await exchange(running.address, 'GET /health HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1.1 200 .*"ok"/s);
});

test("a body that breaks off is the sender's fault, and is logged as no fault of ours", async () => {
  const { running, logged } = await startService({ rules: { 'plain.yaml': PLAIN_SITE } });
  const head =
    'POST /v1/sites/plain/articles/1/comments HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer an-admin-key-that-only-the-tests-know\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n';
  await exchange(running.address, `${head}5\r\n{"bod\r\nzz\r\n`);
  await expect.poll(() => logged.map(({ event }) => event)).toContain('request');
  expect(logged.filter(({ level }) => level === 'error')).toEqual([]);
});
