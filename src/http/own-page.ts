import type { Context } from 'hono';

/** What changes nothing (RFC 9110, 9.2.1). */
export const READING: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/** Whether an `Origin` is of the host at which the service was asked. */
export const isOfHost = (origin: string, address: string): boolean =>
  URL.canParse(origin) && new URL(origin).host === new URL(address).host;

/**
 * Whether a page of the service itself sends a request, by what the browser says of it and no page can change
 * (https://www.w3.org/TR/fetch-metadata/). Where it says nothing, as those of before 2023 do, and all do by plain http:
 * they send an `Origin` with whatever may change something, and a page elsewhere can't see what it reads.
 */
export function isFromOwnPage({ req }: Context): boolean {
  const from = req.header('sec-fetch-site');
  if (from !== undefined) return from === 'same-origin';
  const origin = req.header('origin');
  if (origin === undefined) return READING.has(req.method);
  return isOfHost(origin, req.url);
}
