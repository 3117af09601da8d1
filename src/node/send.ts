import { lookup, Resolver } from 'node:dns/promises';
import { type IncomingMessage, request as requestByHttp } from 'node:http';
import { request as requestByHttps } from 'node:https';
import ipaddr from 'ipaddr.js';
import type { Answered, SendWebhook } from '../pipeline/deliver.ts';
import { hostOf, isOwnHost, maySendTo, type OwnHosts, PRIVATE, urlFault } from '../pipeline/webhook-hosts.ts';

/** So much (bytes) of an answer is read, so that its sender can end it well; nobody looks at it. */
const MOST_READ = 64 * 1024;
/** So many of a host's addresses are tried, while none can be connected to. */
const MOST_TRIED = 4;

/** Finds the addresses of a host's name; rejects where there are none. */
export type Resolve = (host: string) => Promise<readonly string[]>;

/** What only tests replace. */
interface Surroundings {
  readonly resolve?: Resolve;
  /** Certificates that are trusted, in PEM, in place of those that the runtime trusts. */
  readonly ca?: string;
}

/**
 * Sends webhooks by Node's own HTTP, which Bun and Deno have too. A name is looked up once, all addresses that it has must
 * be allowed, and the connection goes to one of those: who answers another address to the next look-up gains nothing. The
 * certificate must be of the name all the same.
 */
export function nodeSender(own: OwnHosts, { resolve = addressesOf, ...tls }: Surroundings = {}): SendWebhook {
  return async (request) => {
    const fault = urlFault(request.url, own);
    if (fault !== null) throw new Error(fault);
    const url = new URL(request.url);
    const host = hostOf(url);
    const addresses = ipaddr.isValid(host) ? [host] : await orAborted(resolve(host), request.signal);
    if (!isOwnHost(host, own) && !addresses.every((address) => maySendTo(address, own)))
      throw new Error(PRIVATE);
    return firstToConnect(addresses.slice(0, MOST_TRIED), (address) => post(url, address, request, tls));
  };
}

/** DNS first, which holds no thread up, as a slow name server would; then what the system knows by itself (its hosts file). */
export const addressesOf: Resolve = async (host) => {
  const resolver = new Resolver({ timeout: 3000, tries: 2 });
  const answers = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
  const found = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
  if (found.length > 0) return found;
  const fault = answers.find((answer) => answer.status === 'rejected' && !isNotThere(answer.reason));
  if (fault?.status === 'rejected') throw fault.reason;
  return (await lookup(host, { all: true })).map(({ address }) => address);
};

const isNotThere = ({ code }: { readonly code?: string }): boolean =>
  code === 'ENOTFOUND' || code === 'ENODATA';

const orAborted = <T>(work: Promise<T>, signal: AbortSignal): Promise<T> =>
  new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });

async function firstToConnect(
  addresses: readonly string[],
  send: (address: string) => Promise<Answered>,
): Promise<Answered> {
  let last: unknown = new Error('its host has no address');
  for (const address of addresses) {
    try {
      return await send(address);
    } catch (error) {
      last = error;
      if ((error as NodeJS.ErrnoException).syscall !== 'connect') break; // it may have got it
    }
  }
  throw last;
}

/** One exchange over a connection of its own, to this address and no other. */
function post(
  url: URL,
  address: string,
  { headers, body, signal }: Parameters<SendWebhook>[0],
  tls: Pick<Surroundings, 'ca'>,
): Promise<Answered> {
  const host = hostOf(url);
  const isSecure = url.protocol === 'https:';
  const options = {
    ...tls,
    host: address,
    port: url.port === '' ? (isSecure ? 443 : 80) : Number(url.port),
    path: url.pathname + url.search,
    method: 'POST',
    headers: { ...headers, host: url.host, 'content-length': new TextEncoder().encode(body).length },
    agent: false,
    signal,
    ...(ipaddr.isValid(host) ? {} : { servername: host.replace(/\.$/, '') }),
  } as const;
  return new Promise((resolve, reject) => {
    const sent = isSecure ? requestByHttps(options) : requestByHttp(options);
    let heard: Answered | undefined;
    sent.on('error', (error) => (heard ? resolve(heard) : reject(error)));
    sent.once('response', (response) => {
      const answered = {
        status: response.statusCode ?? 0,
        retryAfter: response.headers['retry-after'] ?? null,
      };
      heard = answered;
      drained(response, () => {
        sent.destroy();
        resolve(answered);
      });
    });
    sent.end(body);
  });
}

/** What is left of the answer says nothing more: however it ends, its status was heard. */
function drained(response: IncomingMessage, done: () => void): void {
  let read = 0;
  response.on('data', (bytes: Uint8Array) => {
    read += bytes.length;
    if (read > MOST_READ) done();
  });
  for (const end of ['end', 'error', 'close']) response.once(end, done);
}
