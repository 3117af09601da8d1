import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import type { Language } from '../../src/domain/language.ts';
import { startService, type TestService } from '../service.ts';
import type { OpenPage } from './browser.ts';

/** What readers press and fill in each language. */
export const LABELS = {
  ar: { name: 'الاسم', text: 'أضف تعليقًا', send: 'أرسل', reply: 'رد' },
  en: { name: 'Name', text: 'Add a comment', send: 'Send', reply: 'Reply' },
} as const;

interface NewsOptions {
  /** The default of the site's rules; the words `holdme`, `spamme` and `rejectme` decide before it. */
  readonly decides?: 'hold' | 'approve';
  /** More of the site's settings, and more of its file. */
  readonly settings?: string;
  readonly more?: string;
  readonly now?: () => number;
  readonly language?: Language;
  /** The page's body, in the place of one `<hakam-comments>`. */
  readonly body?: string;
}

export interface NewsSite extends TestService {
  /** The page of the news site. */
  readonly address: string;
  /** Posts for the site, past the browser; returns the comment's id. */
  post(body: string, more?: { article?: string; parent?: string; name?: string }): Promise<string>;
  decide(id: string, status: string): Promise<void>;
  /** What waits for moderators. */
  queue(): Promise<readonly { readonly id: string; readonly body: string }[]>;
  /** What everybody sees. */
  shown(): Promise<{ readonly count: number; readonly comments: readonly { readonly body: string }[] }>;
}

export const COMMENTS = '/v1/sites/news/articles/1/comments';

const fileOf = (page: string, { decides = 'hold', settings = '', more = '' }: NewsOptions): string => `
site: {name: {en: News}, locale: en, timezone: UTC, origins: ["${page}"], edit_for: 5m${settings}}
decide: {default: ${decides}}
rules:
  - {id: holds, if: {text: {has: holdme}}, then: hold}
  - {id: spams, if: {text: {has: spamme}}, then: spam}
  - {id: rejects, if: {text: {has: rejectme}}, then: reject}
${more}`;

/** The service, and a page of another origin, whose policy allows the service's script and requests and nothing else. */
export async function startNews(options: NewsOptions = {}): Promise<NewsSite> {
  const { language = 'en', body = '<hakam-comments site="news" article="1"></hakam-comments>' } = options;
  const hakam = { address: '' };
  const server = createServer((_, response) => {
    const { address } = hakam;
    response
      .setHeader('content-type', 'text/html; charset=utf-8')
      .setHeader(
        'content-security-policy',
        `default-src 'none'; script-src ${address}; connect-src ${address}`,
      );
    response.end(`<!doctype html><html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
      <meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">
      <title>News</title><main><h1>News</h1>${body}<p id="below">Below</p></main>
      <script type="module" src="${address}/embed.js"></script></html>`);
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const rules = { 'news.yaml': fileOf(address, options) };
  const service = await startService(options.now ? { rules, now: options.now } : { rules });
  hakam.address = service.running.address;
  return { ...service, address, ...waysWith(service) };
}

const waysWith = ({ call }: TestService): Pick<NewsSite, 'post' | 'decide' | 'queue' | 'shown'> => ({
  post: async (body, { article = '1', parent = null, name = 'Bob' }: Record<string, string | null> = {}) => {
    const sent = { body, parent, author: { name } };
    return (await call('POST', `/v1/sites/news/articles/${article}/comments`, { body: sent })).json.id;
  },
  decide: async (id, status) =>
    void (await call('POST', `/v1/sites/news/comments/${id}/decision`, { body: { status } })),
  queue: async () => (await call('GET', '/v1/sites/news/queue')).json.items,
  shown: async () => (await call('GET', COMMENTS, { key: null })).json,
});

/** What goes wrong in a page without being seen: refusals of its policy, errors, dialogs. */
export function alarmsOf(page: Page): string[] {
  const alarms: string[] = [];
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) alarms.push(message.text());
  });
  page.on('pageerror', ({ message }) => alarms.push(message));
  page.on('dialog', (dialog) => {
    alarms.push(dialog.message());
    void dialog.dismiss();
  });
  return alarms;
}

/** A reader with a browser of their own, before the page. */
export async function readerOf(
  open: OpenPage,
  { address }: { readonly address: string },
  options: BrowserContextOptions = {},
): Promise<Page> {
  const page = await open(options);
  await page.goto(address);
  return page;
}

export const textOf = (page: Page, language: Language = 'en'): Locator =>
  page.getByRole('textbox', { name: LABELS[language].text });

/** Fills the form in and sends it. */
export async function send(page: Page, body: string, language: Language = 'en'): Promise<void> {
  await page.getByLabel(LABELS[language].name).fill('Ann');
  await textOf(page, language).fill(body);
  await page.getByRole('button', { name: LABELS[language].send, exact: true }).click();
}

/** Loses the answers to what is posted, after the service has done it; reading goes on. */
export async function loseAnswers(page: Page): Promise<void> {
  await page.route(`**${COMMENTS}`, async (route) => {
    if (route.request().method() !== 'POST') return route.fallback();
    await route.fetch();
    await route.abort();
  });
}

/** The comment with this text. */
export const commentOf = (page: Page, text: string): Locator =>
  page.locator('article').filter({ has: page.getByText(text, { exact: true }) });
