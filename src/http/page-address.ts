import { type Format, formatOf } from './comment-formats.ts';

/** The address of a page of comments, as it was asked for. */
export interface PageAddress {
  /** Path and query as they came: as long as nothing changed, the same ones get the same page. */
  readonly address: string;
  readonly path: string;
  readonly format: Format;
  /** Which page it is: an address may give several formats. */
  readonly id: string;
}

const SCHEME = 'https://'.length;

export function pageAddressOf(url: string, accept: string | undefined): PageAddress {
  const address = url.slice(url.indexOf('/', SCHEME));
  const end = address.indexOf('?');
  const path = end < 0 ? address : address.slice(0, end);
  const format = formatOf(path, accept);
  return { address, path, format, id: `${format} ${address}` };
}

/** A feed is read anew each time: it shows what no version moves with. */
export const isKept = ({ format }: PageAddress): boolean => format !== 'atom';
