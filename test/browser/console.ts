import type { BrowserContextOptions, Page } from 'playwright-core';
import type { Language } from '../../src/domain/language.ts';
import { ADMIN, type ServiceOptions, startService, type TestService } from '../service.ts';
import { type OpenPage, SIZES } from './browser.ts';
import { alarmsOf } from './embed-page.ts';

/** A site with a list, flags, points and reasons, for pages of the console to show. */
export const NEWSROOM = {
  'news.yaml': `
site: {name: {ar: صحيفة المثال, en: The Example}, locale: ar, timezone: Asia/Riyadh}
lists: {insults: insults.txt}
reasons:
  off-topic: {ar: خارج الموضوع, en: Off topic}
  abuse: {ar: إساءة, en: Abuse}
decide: {default: hold, points: {hold: 4, spam: 8}}
rules:
  - {id: insult, if: {text: {has: $insults}}, then: hold, flag: insult, why: {ar: "لفظ مسيء: {match}", en: "insult: {match}"}, tests: {match: [أحمق], pass: [مرحبا]}}
  - {id: shouting, if: {text.repeat: ">= 4"}, points: 2, flag: style, why: {ar: تكرار, en: shouting}}
  - {id: links, if: {links.count: ">= 1"}, points: 4, flag: link, why: {ar: رابط, en: a link}}
`,
  'insults.txt': 'أحمق\nfool\n',
};

interface ConsoleOptions {
  readonly language?: Language;
  readonly theme?: 'light' | 'dark';
  readonly size?: keyof typeof SIZES;
  /** Whose key it is signed in with; the admin's without it. */
  readonly key?: string;
}

export interface Console extends TestService {
  /** Opens a page of the console, signed in, in a context of its own. `path` is below `/console`. */
  enter(path: string, options?: ConsoleOptions): Promise<{ readonly page: Page; readonly alarms: string[] }>;
  /** Posts a comment for the site; returns its id. */
  post(body: string, more?: { article?: string; parent?: string; author?: object }): Promise<string>;
}

/** A service with a newsroom's site, and browsers that are signed in to its console. */
export async function startConsole(
  open: OpenPage,
  rules: object = NEWSROOM,
  more: Pick<ServiceOptions, 'now' | 'env'> = {},
): Promise<Console> {
  const service = await startService({ rules: rules as Record<string, string>, ...more });
  const { address } = service.running;
  return {
    ...service,
    enter: async (path, { language = 'ar', theme = 'light', size = 'desktop', key = ADMIN } = {}) => {
      const options: BrowserContextOptions = {
        viewport: SIZES[size],
        locale: language,
        colorScheme: theme,
        baseURL: address,
      };
      const page = await open(options);
      const alarms = alarmsOf(page);
      const signedIn = await page.request.post('/console/session', {
        data: { key },
        headers: { origin: address, 'sec-fetch-site': 'same-origin' },
      });
      if (!signedIn.ok()) throw new Error(`Not signed in: ${signedIn.status()} ${await signedIn.text()}`);
      await page.goto(`/console${path}`);
      return { page, alarms };
    },
    post: async (body, { article = '1', parent, author = { name: 'قارئ' } } = {}) => {
      const sent = {
        body,
        author,
        parent: parent ?? null,
        article: { title: 'عنوان المقال', section: 'news' },
      };
      return (await service.call('POST', `/v1/sites/news/articles/${article}/comments`, { body: sent })).json
        .id;
    },
  };
}
