/** Where an address stands in a text, in UTF-16 units (`end` exclusive), and what a link to it says. */
export interface WebAddress {
  readonly start: number;
  readonly end: number;
  /** As URL writes it: ASCII alone, so that it is the same in a page of any encoding. */
  readonly href: string;
}

/**
 * The http(s):// addresses of a text that may become links, in their order. What could lead elsewhere than it
 * seems to stays text: user names before the host, bidi controls and what nobody sees, IP addresses, hosts with
 * letters that are neither ASCII nor Arabic (other alphabets look like Latin). Linear; never throws.
 */
export function webAddresses(text: string): readonly WebAddress[] {
  return explicitAddresses(text).flatMap(({ start, end, authority }) => {
    const address = text.slice(start, end);
    return isPlain(address, authority) ? [{ start, end, href: new URL(address).href }] : [];
  });
}

/** An address that begins with http(s)://, as far as it goes. */
export interface ExplicitAddress {
  readonly start: number;
  readonly afterScheme: number;
  readonly end: number;
  /** What stands between the scheme and the path: the host, with a port and a user's name where there are any. */
  readonly authority: string;
}

const SCHEME = /https?:\/\//giu;

/** All of a text, whatever stands in them. None overlap, as the next scheme ends an address. */
export const explicitAddresses = (text: string): readonly ExplicitAddress[] =>
  Array.from(text.matchAll(SCHEME), ({ 0: scheme, index: start }) => {
    const afterScheme = start + scheme.length;
    const end = addressEnd(text, afterScheme);
    const authority = /^[^/?#]*/.exec(text.slice(afterScheme, end))?.[0] ?? '';
    return { start, afterScheme, end, authority };
  });

/** What an address never contains, with the punctuation of Arabic; the next scheme ends it too. */
const ADDRESS = /(?:(?!https?:\/\/)[^\s\p{Cc}<>"'`{}|\\^،؛؟«»“”])+/iuy;
const TRAILING = /[.,;:!?)\]*_~…]$/u;

/** Where the address that goes on at `from` ends, without the punctuation of the sentence around it. */
export function addressEnd(text: string, from: number): number {
  ADDRESS.lastIndex = from;
  let end = ADDRESS.test(text) ? ADDRESS.lastIndex : from;
  while (end > from && TRAILING.test(text.charAt(end - 1))) end--;
  return end;
}

/** Format characters, among them all that steer bidi, what is drawn as nothing, a blank that is none, half a character. */
const UNSEEN = /[\p{Cf}\p{Default_Ignorable_Code_Point}\u2800\p{Cs}]/u;
/** Spelled out: with the flag i the Kelvin sign would be a k. */
const ASCII_LABEL = /^[A-Za-z0-9_-]+$/;
const ARABIC_LABEL = /^[\p{Script=Arabic}0-9-]+$/u;
/** A host whose last label is a number is an IP address, in one of many spellings. */
const NUMBER = /^(?:\d+|0[Xx].*)$/;
const PORT = /:\d+$/;

function isPlain(address: string, authority: string): boolean {
  if (UNSEEN.test(address) || !URL.canParse(address)) return false;
  const host = authority.replace(PORT, '');
  const labels = host.split('.');
  return (
    labels.length > 1 &&
    labels.every((label) => ASCII_LABEL.test(label) || ARABIC_LABEL.test(label)) &&
    !NUMBER.test(labels.at(-1) ?? '')
  );
}
