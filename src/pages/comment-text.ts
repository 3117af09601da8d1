import { html } from 'hono/html';
import type { CommentPage } from '../read/comment-page.ts';
import { cleanName } from '../text/hygiene.ts';
import { webAddresses } from '../text/web-addresses.ts';
import type { Html } from './page.ts';

/**
 * A comment's text: each line is a paragraph in a direction of its own, an empty one a line's height. The line breaks
 * are in it too, where they make no second one, so that the text of all together is what was written.
 */
export const commentText = (body: string, links: CommentPage['links']): Html =>
  html`${linesOf(writable(body)).map((line) => {
    if (line.trim() === '') return html`<br>${line}`;
    return html`<p dir="auto">${links === 'clickable' ? linked(line) : line}</p>`;
  })}`;

/** A name is clean as it is stored; here that is what keeps it in its `bdi`, which a U+2069 would end. */
export const nameText = (name: string): string => writable(cleanName(name));

/** Without the one character of stored texts that HTML has no way to write, and that nobody sees. */
const writable = (text: string): string => text.replaceAll('\u007F', '');

/** Each with what ends it. A browser starts no new line at the separators of Unicode. */
const LINE = /[^\n\u2028\u2029]+[\n\u2028\u2029]?|[\n\u2028\u2029]/g;
const linesOf = (body: string): readonly string[] => body.match(LINE) ?? [];

/** Addresses are written from left to right wherever they stand (URL Standard, 4.8.3), and lead away untrusted. */
function linked(line: string): readonly (string | Html)[] {
  const parts: (string | Html)[] = [];
  let done = 0;
  for (const { start, end, href } of webAddresses(line)) {
    parts.push(
      line.slice(done, start),
      html`<a dir="ltr" rel="ugc nofollow noopener" href="${href}">${line.slice(start, end)}</a>`,
    );
    done = end;
  }
  return [...parts, line.slice(done)];
}
