import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { startService, type TestService } from '../service.ts';

export const COMMENTS = '/v1/sites/plain/articles/1/comments';

interface EmbedOptions {
  /** More of the site's file; what follows `site: {…`, and parts of their own. */
  readonly settings?: string;
  readonly rules?: string;
  readonly language?: 'ar' | 'en';
  /** What stands in the page, where it is not the comments alone. */
  readonly content?: string;
  /** What the page itself says of the elements' looks; its policy allows it then. */
  readonly style?: string;
  readonly now?: () => number;
}

export interface Embedded extends TestService {
  /** The address of the news page. */
  readonly page: string;
}

/** A page of another origin, under a policy that allows the service's script and requests and nothing else. */
export async function pageWithEmbed(options: EmbedOptions = {}): Promise<Embedded> {
  const { settings = '', rules = '', language = 'en', style, now = Date.now } = options;
  const content = options.content ?? '<hakam-comments site="plain" article="1"></hakam-comments>';
  const own = { address: '' };
  const server = createServer((_, response) => {
    const styles = style === undefined ? '' : "; style-src 'unsafe-inline'";
    const policy = `default-src 'none'; script-src ${own.address}; connect-src ${own.address}${styles}`;
    response
      .setHeader('content-type', 'text/html; charset=utf-8')
      .setHeader('content-security-policy', policy);
    response.end(`<!doctype html><html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
      <meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
      <title>News</title>${style === undefined ? '' : `<style>${style}</style>`}<main><h1>News</h1>${content}<p id="below">Below</p></main>
      <script type="module" src="${own.address}/embed.js"></script></html>`);
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  const page = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const site = `site: {name: {en: Plain}, locale: ${language}, timezone: UTC, origins: ["${page}"], edit_for: 5m${settings}}`;
  const service = await startService({ rules: { 'plain.yaml': `${site}\n${rules}` }, now });
  own.address = service.running.address;
  return { ...service, page };
}

/** Everything is published at once. */
export const OPEN = 'decide: {default: approve}\n';

/** A comment by the site's key; returns its id. */
export async function post(
  { call }: TestService,
  body: string,
  { name = 'Ann', parent = null }: { readonly name?: string; readonly parent?: string | null } = {},
): Promise<string> {
  const { json } = await call('POST', COMMENTS, { body: { body, author: { name }, parent } });
  return json.id;
}

/** Fills the form in, and sends it. */
export async function write(page: Page, body: string, name?: string): Promise<void> {
  if (name !== undefined) await page.getByLabel('Name').fill(name);
  await page.getByRole('textbox', { name: 'Add a comment' }).fill(body);
  await page.getByRole('button', { name: 'Send', exact: true }).click();
}

/** What the browser says went wrong: errors, dialogs, and refusals by the page's policy. */
export function alarmsOf(page: Page): string[] {
  const alarms: string[] = [];
  page.on('pageerror', (error) => alarms.push(error.message));
  page.on('dialog', (dialog) => {
    alarms.push(dialog.message());
    void dialog.dismiss();
  });
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) alarms.push(message.text());
  });
  return alarms;
}
