import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { onTestFinished } from 'vitest';
import { deriveSubkeys } from '../src/secrets/subkeys.ts';
import { webhookSecret } from '../src/secrets/webhook-secret.ts';

/** What a receiver was sent, its signature checked by the library that receivers use. */
export interface Received {
  readonly id: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly type: string;
  readonly timestamp: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into any event
  readonly data: any;
}

export interface Receiver {
  readonly url: string;
  readonly port: number;
  readonly received: readonly Received[];
  /** Of what came without a good signature: why. */
  readonly refused: readonly string[];
}

interface Reception {
  readonly secret: string;
  readonly address?: string;
  readonly port?: number;
  /** Decides on the answer, by default 204; `null` never answers. */
  readonly answer?: (received: Received) => Reply | null | Promise<Reply | null>;
}

interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A real receiver, on a port that the system gives; closed when the test ends. */
export async function startReceiver({
  secret,
  address = '127.0.0.1',
  port = 0,
  answer = () => ({ status: 204 }),
}: Reception): Promise<Receiver> {
  const received: Received[] = [];
  const refused: string[] = [];
  const hook = new Webhook(secret);
  const server = createServer(async (request, response) => {
    const headers = request.headers as Record<string, string>;
    const text = await textOf(request);
    try {
      const told = hook.verify(text, headers) as Pick<Received, 'type' | 'timestamp' | 'data'>;
      const one = { id: headers['webhook-id'] ?? '', headers, ...told };
      received.push(one);
      const reply = await answer(one);
      if (reply) response.writeHead(reply.status, reply.headers).end(reply.body);
    } catch (error) {
      refused.push(String(error));
      response.writeHead(401).end();
    }
  });
  await listening(server, address, port);
  const at = server.address() as AddressInfo;
  return { url: `http://${address}:${at.port}/hook`, port: at.port, received, refused };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

const listening = (server: Server, address: string, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    onTestFinished(() => {
      server.closeAllConnections();
      server.close();
    });
    server.once('error', reject);
    server.listen(port, address, resolve);
  });

/** The secret by which a service with this one signs what it sends to a webhook. */
export const secretFor = (service: string, webhook: string, number = 1): string =>
  webhookSecret(deriveSubkeys(service).webhooks, webhook, number);

/** The SQL that makes a webhook for all events of comments of a site. */
export const webhookSql = (id: string, site: string, url: string): string[] => [
  `insert into webhooks (id, site, name, url, created_at) values ('${id}', '${site}', '${id}', '${url}', 0)`,
  ...['comment.held', 'comment.approved', 'comment.rejected'].map(
    (type) => `insert into webhook_events (site, type, webhook) values ('${site}', '${type}', '${id}')`,
  ),
];
