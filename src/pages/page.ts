import { sha256 } from '@noble/hashes/sha2.js';
import { html, raw } from 'hono/html';
import { encodeBase64 } from 'hono/utils/encode';
import type { HtmlEscapedString } from 'hono/utils/html';
import { STYLE } from './style.ts';

/** HTML in which every text is escaped already. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>;

let policy: string | undefined;

/**
 * A page may use its own style, and nothing else at all: no script, no image, no other address. The style's hash is
 * made for the first page, and not for every start.
 */
export function pagePolicy(): string {
  const hash = () => encodeBase64(sha256(new TextEncoder().encode(STYLE)).slice().buffer);
  policy ??= `default-src 'none'; style-src 'sha256-${hash()}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
  return policy;
}

/** A whole page around what it shows. */
export const page = async (title: string, content: Html): Promise<string> =>
  String(
    await html`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${raw(STYLE)}</style>
${content}
</html>
`,
  );

/** Prose in which `backticks` mark code. */
export const prose = (text: string): Html =>
  html`${text.split('`').map((part, at) => (at % 2 === 0 ? part : html`<code>${part}</code>`))}`;
