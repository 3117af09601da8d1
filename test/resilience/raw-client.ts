import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A connection on which a test writes what it likes. */
export interface RawClient {
  readonly socket: Socket;
  /** All that came back so far. */
  received(): string;
  /** Resolves when the connection is closed, both halves of it. */
  readonly closed: Promise<void>;
}

/** `stubborn` keeps its half of the connection open when the server has closed the other. */
export async function rawClient(address: string, stubborn = false): Promise<RawClient> {
  const { hostname, port } = new URL(address);
  const socket = connect({ port: Number(port), host: hostname, allowHalfOpen: stubborn });
  onTestFinished(() => {
    socket.destroy();
  });
  let received = '';
  socket.setEncoding('utf8');
  socket.on('data', (text: string) => {
    received += text;
  });
  socket.on('error', () => undefined); // a server that cuts off may reset
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  await once(socket, 'connect');
  return { socket, received: () => received, closed };
}

/** The head of a request that sends JSON, without its end. */
export const headOf = (path: string, key: string, ...headers: string[]): string =>
  [
    `POST ${path} HTTP/1.1`,
    'Host: localhost',
    'Content-Type: application/json',
    `Authorization: Bearer ${key}`,
    ...headers,
    '',
  ].join('\r\n');
