import { bareHost, canonicalHost, isListedHost, registrableDomain } from './hosts.ts';
import { addressEnd, type ExplicitAddress, explicitAddresses } from './web-addresses.ts';

/** A link in a plain text; `start` and `end` (exclusive) are UTF-16 offsets of the whole address. */
export interface Link {
  readonly start: number;
  readonly end: number;
  /** In lower case, with IDN labels in Punycode. */
  readonly host: string;
  /** What somebody registered of the host; null for IP addresses and names without a public suffix. */
  readonly domain: string | null;
}

/**
 * All links of a text in their order: addresses with http(s)://, with www., and bare domains with a real
 * public suffix. E-mail addresses are none. Linear in the text's length; never throws.
 */
export function findLinks(text: string): readonly Link[] {
  if (!/[.:]/.test(text)) return []; // Most comments; no link is without one of them.
  const links: Link[] = [];
  let end = 0;
  for (const address of explicitAddresses(text)) {
    findBareLinks(text, end, address.start, links);
    end = addExplicitLink(address, links);
  }
  findBareLinks(text, end, text.length, links);
  return links;
}

/** Letters, digits and what may join them in a host. One class, so that no part is read twice. */
const RUN = /[\p{L}\p{N}\p{M}_.-]+/gu;

/** Adds the link, if it has a host. Returns where the search goes on. */
function addExplicitLink({ start, afterScheme, end, authority }: ExplicitAddress, links: Link[]): number {
  const host = canonicalHost(authority.slice(authority.lastIndexOf('@') + 1).replace(/:\d*$/, ''));
  if (host === null || !(host.includes('.') || host.startsWith('['))) return afterScheme;
  links.push({ start, end, host, domain: registrableDomain(host) });
  return end;
}

/** Adds the links without a scheme that lie between `from` and `to`. */
function findBareLinks(text: string, from: number, to: number, links: Link[]): void {
  const part = text.slice(from, to);
  if (!/\S\.\S/.test(part)) return; // Cheaper than reading all runs.
  let done = from;
  for (const run of part.matchAll(RUN)) {
    const start = from + run.index;
    if (start < done || isMail(text, start, start + run[0].length)) continue;
    const link = bareLink(text, start, run[0]);
    if (link === null) continue;
    links.push(link);
    done = link.end;
  }
}

const isMail = (text: string, start: number, end: number): boolean =>
  text[start - 1] === '@' || text[end] === '@';

function bareLink(text: string, start: number, run: string): Link | null {
  const range = isWwwHost(run) ? ([0, run.length] as const) : bareHost(run);
  if (range === null) return null;
  const host = canonicalHost(run.slice(...range));
  const domain = host === null ? null : registrableDomain(host);
  if (host === null || domain === null) return null;
  const hostEnd = start + range[1];
  const goesOn = range[1] === run.length && /[:/?#]/.test(text.charAt(hostEnd));
  return { start: start + range[0], end: goesOn ? addressEnd(text, hostEnd) : hostEnd, host, domain };
}

/** After `www.` a suffix may be in any script. */
function isWwwHost(run: string): boolean {
  return /^www\./i.test(run) && isListedHost(run);
}
