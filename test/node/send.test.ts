import { createServer, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import {
  type AddressInfo,
  createServer as createTcpServer,
  type Socket,
  type Server as TcpServer,
} from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { addressesOf, nodeSender, type Resolve } from '../../src/node/send.ts';
import { PRIVATE } from '../../src/pipeline/webhook-hosts.ts';
import { CERTIFICATE, KEY } from './hook-certificate.ts';

interface Heard {
  readonly host: string | undefined;
  readonly body: string;
  readonly serverName: unknown;
}

/** Keeps what came, and answers by a listener. */
const hearing =
  (
    heard: Heard[],
    answer: RequestListener = (_, response) => response.writeHead(204).end(),
  ): RequestListener =>
  async (request, response) => {
    const body = (await request.toArray()).join('');
    const { servername: serverName } = request.socket as { servername?: unknown } & Socket;
    heard.push({ host: request.headers.host, body, serverName });
    answer(request, response);
  };

async function portOf(server: TcpServer, address = '127.0.0.1', port = 0) {
  await new Promise<void>((resolve) => {
    server.listen(port, address, resolve);
  });
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

const send = (url: string, own: readonly string[], options: Parameters<typeof nodeSender>[1] = {}) =>
  nodeSender(
    own,
    options,
  )({
    url,
    headers: { 'content-type': 'application/json' },
    body: '{"a":"ب"}',
    signal: AbortSignal.timeout(5000),
  });

const REFUSED = [
  'https://127.0.0.1',
  'https://[::1]',
  'https://10.0.0.1',
  'https://169.254.169.254',
  'https://[::ffff:10.0.0.1]',
  'https://localhost',
];

test.each(REFUSED)('%s is refused, and nothing comes there', async (address) => {
  const heard: Heard[] = [];
  const port = await portOf(createServer(hearing(heard)));
  await expect(send(`${address}:${port}/`, [])).rejects.toThrow(PRIVATE);
  expect(heard).toEqual([]);
});

test.each([
  ['this machine', ['127.0.0.1']],
  ['this machine, mapped', ['::ffff:127.0.0.1']],
  ['a private address beside a public one', ['8.8.8.8', '10.0.0.1']],
  ['the cloud’s own', ['169.254.169.254']],
])('a name that stands for %s is refused, and nothing comes there', async (_, addresses) => {
  const heard: Heard[] = [];
  const port = await portOf(createServer(hearing(heard)));
  const sent = send(`https://hook.example:${port}/`, [], { resolve: async () => addresses });
  await expect(sent).rejects.toThrow(PRIVATE);
  expect(heard).toEqual([]);
});

test('a name that this machine alone knows is found, by what it stands for', async () => {
  expect(['127.0.0.1', '::1']).toEqual(expect.arrayContaining([...(await addressesOf('localhost'))]));
  await expect(addressesOf('nowhere.invalid')).rejects.toThrow(/ENOTFOUND/);
});

test('the address that was checked is the one connected to, and the name is looked up once', async () => {
  const [here, there]: [Heard[], Heard[]] = [[], []];
  const port = await portOf(createServer(hearing(here)), '127.0.0.2');
  await portOf(createServer(hearing(there)), '127.0.0.1', port);
  let lookUps = 0;
  // As who rebinds a name does: a good address first, then another one.
  const resolve: Resolve = async () => (lookUps++ === 0 ? ['127.0.0.2'] : ['127.0.0.1']);
  const url = `http://hook.example:${port}/`;
  expect(await send(url, ['hook.example', '127.0.0.2'], { resolve })).toEqual({
    status: 204,
    retryAfter: null,
  });
  expect({ lookUps, here, there }).toEqual({
    lookUps: 1,
    here: [{ host: `hook.example:${port}`, body: '{"a":"ب"}', serverName: undefined }],
    there: [],
  });
});

test('over TLS the certificate is of the name, whatever the address is', async () => {
  const heard: Heard[] = [];
  const port = await portOf(createSecureServer({ cert: CERTIFICATE, key: KEY }, hearing(heard)));
  const to = (name: string, options: object = { ca: CERTIFICATE }) =>
    send(`https://${name}:${port}/`, ['127.0.0.1'], { resolve: async () => ['127.0.0.1'], ...options });
  expect(await to('hook.example')).toMatchObject({ status: 204 });
  await expect(to('other.example')).rejects.toThrow(/altnames/);
  await expect(to('hook.example', {})).rejects.toThrow(/self-signed/);
  expect(heard).toEqual([{ host: `hook.example:${port}`, body: '{"a":"ب"}', serverName: 'hook.example' }]);
});

test('where one of the addresses takes no connection, the next one is tried', async () => {
  const heard: Heard[] = [];
  const port = await portOf(createServer(hearing(heard)), '127.0.0.2');
  const resolve = async () => ['127.0.0.3', '127.0.0.2'];
  expect(await send(`http://hook.example:${port}/`, ['hook.example'], { resolve })).toMatchObject({
    status: 204,
  });
  expect(heard).toHaveLength(1);
  await expect(send(`http://127.0.0.3:${port}/`, ['127.0.0.3'])).rejects.toThrow(/ECONNREFUSED/);
});

test('a redirect is told, and not followed', async () => {
  const heard: Heard[] = [];
  const port = await portOf(
    createServer(hearing(heard, (_, response) => response.writeHead(307, { location: '/again' }).end())),
  );
  expect(await send(`http://127.0.0.1:${port}/`, ['127.0.0.1'])).toEqual({ status: 307, retryAfter: null });
  expect(heard).toHaveLength(1);
});

test('of an answer without an end the status counts, and 64 KiB are read', async () => {
  let written = 0;
  const endless: RequestListener = (_, response) => {
    response.writeHead(503, { 'retry-after': '7' });
    const more = () => {
      while (!response.destroyed && response.write('x'.repeat(1024))) written += 1024;
    };
    response.on('drain', more);
    more();
  };
  const server = createServer(endless);
  const port = await portOf(server);
  expect(await send(`http://127.0.0.1:${port}/`, ['127.0.0.1'])).toEqual({ status: 503, retryAfter: '7' });
  await expect
    .poll(() => new Promise((resolve) => server.getConnections((_, count) => resolve(count))))
    .toBe(0);
  expect(written).toBeLessThan(64 * 1024 * 1024);
});

test.each([
  ['takes the connection and says nothing', ''],
  ['sends its header without an end', 'HTTP/1.1 200 OK\r\nX-A: '],
])('who %s is given up when the time is over', async (_, said) => {
  const sockets: Socket[] = [];
  const port = await portOf(
    createTcpServer((socket) => {
      sockets.push(socket.resume());
      socket.write(said);
      socket.on('error', () => undefined);
    }),
  );
  const late = new AbortController();
  const sent = nodeSender(['127.0.0.1'])({
    url: `http://127.0.0.1:${port}/`,
    headers: {},
    body: '{}',
    signal: late.signal,
  });
  await expect.poll(() => sockets.length).toBe(1);
  late.abort();
  await expect(sent).rejects.toThrow();
  await expect.poll(() => sockets[0]?.destroyed || sockets[0]?.readableEnded).toBe(true);
});

test('who answers with the half of a body has answered', async () => {
  const said = 'HTTP/1.1 201 Created\r\nContent-Length: 100\r\n\r\nhalf';
  const port = await portOf(createTcpServer((socket) => void socket.resume().end(said)));
  expect(await send(`http://127.0.0.1:${port}/`, ['127.0.0.1'])).toEqual({ status: 201, retryAfter: null });
});

test('a look-up that never ends is given up when the time is over', async () => {
  const late = new AbortController();
  const resolve: Resolve = () => {
    queueMicrotask(() => late.abort());
    return new Promise(() => undefined);
  };
  const request = { url: 'https://hook.example/', headers: {}, body: '{}', signal: late.signal };
  await expect(nodeSender([], { resolve })(request)).rejects.toThrow(/aborted/);
});
