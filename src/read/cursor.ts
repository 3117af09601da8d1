import { decodeBase64Url } from 'hono/utils/encode';
import { base64url } from '../secrets/base64url.ts';
import { sameText } from '../secrets/same-text.ts';

/** Where a page ended: the sort key of its last row, and of a public list the article's version. */
export type Position = readonly (string | number)[];

/** Signs a text; injected, so that cursors know nothing of keys. */
export type Sign = (text: string) => string;

/**
 * A cursor carries its position, and a signature over it and over `bound`: the route with its filters
 * and order. It works there alone, and can't be made by hand.
 */
export function encodeCursor(sign: Sign, bound: string, position: Position): string {
  const payload = base64url(new TextEncoder().encode(JSON.stringify(position)));
  return `${payload}.${sign(`${bound}\n${payload}`)}`;
}

/** The position of a cursor that was made for `bound`; undefined for any other text. */
export function decodeCursor(sign: Sign, bound: string, cursor: string): Position | undefined {
  const [payload, signature, ...rest] = cursor.split('.');
  if (payload === undefined || signature === undefined || rest.length > 0) return undefined;
  if (!sameText(sign(`${bound}\n${payload}`), signature)) return undefined;
  return JSON.parse(new TextDecoder().decode(decodeBase64Url(payload)));
}
