import type { IncomingMessage } from 'node:http';
import type { Context } from 'hono';
import ipaddr from 'ipaddr.js';
import proxyAddress from 'proxy-addr';

/**
 * Tells the address a request came from: the connection's own, or, as long as that is a proxy we
 * trust, the one before it in X-Forwarded-For. Headers of anyone else count for nothing, and what a
 * proxy calls an address but isn't one counts as the proxy's own.
 */
export function clientAddressBehind(trusted: readonly string[]): (context: Context) => string | null {
  const isTrusted = proxyAddress.compile([...trusted]);
  return (context) => {
    const { incoming } = context.env as { incoming: IncomingMessage };
    const candidates = [proxyAddress(incoming, isTrusted), incoming.socket.remoteAddress];
    return candidates.find((address) => address !== undefined && ipaddr.isValid(address)) ?? null;
  };
}
