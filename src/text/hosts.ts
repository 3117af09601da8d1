import { getDomain, parse } from 'tldts';
import type { UnitRange } from './words.ts';

/** DNS allows no longer name (RFC 1035, 2.3.4), in octets. */
const MAX_HOST = 253;
const MAX_LABEL = 63;

/** A host as every browser writes it: lower case, IDN labels in Punycode; null if there is no such host. */
export function canonicalHost(host: string): string | null {
  if (host.length > MAX_HOST || !URL.canParse(`http://${host}`)) return null;
  const canonical = new URL(`http://${host}`).hostname.replace(/\.$/, '');
  return canonical === '' ? null : canonical;
}

/** The part of a host that somebody registered (`news.co.uk` of `a.news.co.uk`); null for addresses. */
export function registrableDomain(host: string): string | null {
  return getDomain(host);
}

/** Whether the host ends with a suffix of the Public Suffix List's ICANN part. */
export function isListedHost(host: string): boolean {
  return host.length <= MAX_HOST && parse(host).isIcann === true;
}

/**
 * The host in a run of letters, digits, dots and hyphens that has no scheme before it, as offsets in the
 * run; null without any. It ends with the last label that is a public suffix in Latin letters, all small or
 * all capital: what follows is the next sentence, written without a space. So `end.It` and `انتهى.مصر`
 * are sentences, although .it and .مصر are suffixes too.
 */
export function bareHost(run: string): UnitRange | null {
  const labels = run.split('.');
  let to = run.length;
  for (let at = labels.length - 1; at > 0; at--) {
    const label = labels[at] ?? '';
    if (isLatinSuffix(label)) return hostBefore(labels, at, to);
    to -= label.length + 1;
  }
  return null;
}

function isLatinSuffix(label: string): boolean {
  if (label.length > MAX_LABEL || !/^(?:[a-z]{2,}|[A-Z]{2,}|xn--[a-z0-9-]+)$/.test(label)) return false;
  return isListedHost(`a.${label}`);
}

/** Adds the labels before the suffix, back to the first that cannot be one or is only partly one. */
function hostBefore(labels: readonly string[], suffix: number, to: number): UnitRange | null {
  let from = to - (labels[suffix] ?? '').length;
  for (let at = suffix - 1; at >= 0; at--) {
    const label = labels[at] ?? '';
    const usable = latinTail(label);
    if (!isLabel(usable) || to - from + usable.length + 1 > MAX_HOST) break;
    from -= usable.length + 1;
    if (usable !== label) break;
  }
  return from === to - (labels[suffix] ?? '').length ? null : [from, to];
}

/** Of a label that begins in Arabic and goes on in Latin letters, the latter: a word stuck to a link. */
function latinTail(label: string): string {
  return (
    /[\p{Script=Arabic}\p{M}]([a-z0-9-]*[a-z][a-z0-9-]*)$/iu.exec(label.slice(-MAX_LABEL - 1))?.[1] ?? label
  );
}

function isLabel(label: string): boolean {
  return label.length > 0 && label.length <= MAX_LABEL && !/^[-_]|[-_]$/.test(label);
}
