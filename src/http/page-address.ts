import { tryDecodeURI } from 'hono/utils/url';
import { type Format, formatOf } from './comment-formats.ts';

/** The address of a page of comments, as it was asked for. */
export interface PageAddress {
  /** Path and query as they came: as long as nothing changed, the same ones get the same page. */
  readonly address: string;
  /** What its path ends with, as the routes see it: decoded, for `%2E` is a dot (RFC 3986, 6.2.2.2). */
  readonly name: string;
  readonly format: Format;
  /** Which page it is: an address may give several formats. */
  readonly id: string;
}

const SCHEME = 'https://'.length;

export function pageAddressOf(url: string, accept: string | undefined): PageAddress {
  const address = url.slice(url.indexOf('/', SCHEME));
  const end = address.indexOf('?');
  const path = end < 0 ? address : address.slice(0, end);
  const last = path.slice(path.lastIndexOf('/') + 1);
  const name = last.includes('%') ? tryDecodeURI(last) : last;
  const format = formatOf(name, accept);
  return { address, name, format, id: `${format} ${address}` };
}

/** A feed is read anew each time: it shows what no version moves with. */
export const isKept = ({ format }: PageAddress): boolean => format !== 'atom';
