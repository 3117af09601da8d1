import fc from 'fast-check';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { cleanBody, cleanName, codePoints } from '../../src/text/hygiene.ts';
import { hostileBody, hostileName } from '../pages/shown.ts';
import { inBrowser } from './browser.ts';
import { type Console, NEWSROOM, startConsole } from './console.ts';

const AMOUNT = 500;
/** By hand, what is long, has no room to break, runs the other way, or means something to a template, a sheet or an object. */
const BY_HAND = [
  'ا'.repeat(2000),
  'W'.repeat(2000),
  `${'\u202E'.repeat(50)}https://a.com/x أحمق \u2067 fool`,
  `e${'\u0301\u0336\u0321'.repeat(300)} ه${'\u0651\u064E'.repeat(200)}`,
  '<script src=https://evil.example/x.js></script><style>*{display:none}</style>',
  '<img src=https://evil.example/x.png onerror=alert(1)><iframe src="javascript:alert(1)"></iframe>',
  `https://evil.example/${'x'.repeat(500)}?"onclick="alert(1)`,
  'javascript:alert(document.cookie)//fool',
  '\uFDFD'.repeat(50),
  '</bdi></article></main></dialog><dialog open>أحمق</dialog><base href=//evil.example>',
  `x${'\n'.repeat(300)}y`,
  '{match} \u0024{alert(1)} {{constructor.constructor("alert(1)")()}} <%= 1 %> $& $1 أحمق',
  '__proto__ constructor hasOwnProperty toString أحمق',
  '=HYPERLINK("http://evil.example","fool") +1 @SUM(1) -2+3 \' OR 1=1; --',
  '👩🏽‍❤️‍💋‍👨🏿'.repeat(60),
  '\u2068\u2067\u2066\u202B\u202A fool',
  '\u2069\u202C\u2069 أحمق',
  `${'\u200B\u200C\u200D\uFEFF\u2060'.repeat(40)}fool`,
  '\u2400\uFFFD\u0001\u001B[31mأحمق\u001B[0m\u0007',
  `English ${'عربي mixed '.repeat(40)}\u200Ffool\u200E`,
  '🇸🇦'.repeat(200),
  '&lt;b&gt; &#x202e; %3Cscript%3E \\u003cscript\\u003e fool',
] as const;

const shortName = hostileName.filter((name) => codePoints(name) <= 100);
/** As much of a text as a name, a title or a reason may hold. */
const shortened = (text: string, most: number): string => [...text].slice(0, most).join('');

/** An author's id, as hostile as one may be. */
const idOf = (at: number): string =>
  `${shortened(BY_HAND[at % BY_HAND.length] ?? '', 20).replaceAll(/[\p{C}\s/\\]/gu, '')}${at}`.normalize(
    'NFC',
  );

/** The service with what is hostile in bodies, names, titles, notes and reasons. */
async function hostileNewsroom(console: Console): Promise<void> {
  const written = fc.sample(fc.tuple(shortName, hostileBody), { numRuns: AMOUNT, seed: 7 });
  for (const [at, text] of BY_HAND.entries())
    written[at] = [cleanName(`x${shortened(text, 99)}`), cleanBody(text)];
  const site = '/v1/sites/news';
  const ids: string[] = [];
  const send = async ([name, body]: readonly [string, string], at: number) => {
    const text = BY_HAND[at % BY_HAND.length] ?? '';
    const sent = {
      body,
      author: { name, id: idOf(at) },
      article: { title: shortened(text, 200), section: 'news', url: `https://news.example/${at % 22}` },
    };
    const answer = await console.call('POST', `${site}/articles/${at % 22}/comments`, { body: sent });
    expect(answer.status, answer.text).toBe(201);
    ids[at] = answer.json.id;
  };
  for (let at = 0; at < AMOUNT; at += 50)
    await Promise.all(written.slice(at, at + 50).map((each, place) => send(each, at + place)));
  const act = (at: number, what: string, body: object) =>
    console.call('POST', `${site}/comments/${ids[at]}/${what}`, { body });
  await Promise.all(BY_HAND.map((text, at) => act(at, 'notes', { body: text })));
  const reason = (text: string) => shortened(text.replaceAll(/\p{Cc}/gu, ' '), 300);
  await Promise.all(
    BY_HAND.map((text, at) => act(100 + at, 'decision', { status: 'rejected', reason: reason(text) })),
  );
}

/** Goes through all comments that there are, as J does, and tells of each whether it keeps to its place. */
const lookThrough = (page: Page, amount: number) =>
  page.evaluate(async (amount) => {
    const shown = () => document.querySelector<HTMLElement>('article.focus');
    const frame = () =>
      ['.shell-header', '.filter-bar', '.action-bar', 'article.focus']
        .map((selector) => document.querySelector(selector)?.getBoundingClientRect())
        .map((box) => `${box?.left} ${box?.width}`)
        .join(', ');
    const next = async (from: string | undefined) => {
      for (let frames = 0; frames < 600; frames++) {
        // Again and again: at the end of the list the next ones come first.
        if (frames % 20 === 0) dispatchEvent(new KeyboardEvent('keydown', { code: 'KeyJ', bubbles: true }));
        await new Promise(requestAnimationFrame);
        if (shown()?.dataset.comment !== from) return;
      }
    };
    const [outside, frames, texts]: [string[], Set<string>, string[]] = [[], new Set(), []];
    for (let at = 0; at < amount; at++) {
      const article = shown();
      const id = article?.dataset.comment;
      if (article === null || id === undefined) break;
      const words = article.querySelector('.words')?.textContent ?? '';
      texts.push(`${id}\0${article.querySelector('h2')?.textContent}\0${words}`);
      frames.add(frame());
      const isWide =
        article.scrollWidth > article.clientWidth || document.documentElement.scrollWidth > innerWidth;
      if (isWide) outside.push(`${article.scrollWidth} ${article.clientWidth} ${words.slice(0, 60)}`);
      if (at < amount - 1) await next(id);
    }
    return { outside, frames: [...frames], texts };
  }, amount);

/** What isn't the console's own: elements that a text brought, and what is wider than the window. */
const strangers = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const foreign =
      'img, iframe, object, embed, base, style, script:not([src^="/assets/"]), b, [onerror], [onclick]';
    const found = [...document.querySelectorAll(foreign)].map(({ outerHTML }) => outerHTML.slice(0, 100));
    const tooWide = document.documentElement.scrollWidth - innerWidth;
    return tooWide > 0 ? [...found, `wider by ${tooWide}`] : found;
  });

/** Pages that show the same texts in other places, with what is there once they are drawn. */
const ELSEWHERE = [
  ['audit', '.entry'],
  ['authors?name=x', '.page li'],
  [`authors/${encodeURIComponent(`id:${idOf(4)}`)}`, '.author-comment'],
  ['queue?status=rejected', '.words'],
] as const;

inBrowser('500 hostile texts and names in the console', (open) => {
  test('are read as they are stored, start nothing, fetch nothing, and move nothing around them', async () => {
    const console = await startConsole(open, NEWSROOM);
    await hostileNewsroom(console);
    const stored = (await console.running.sql(
      "select id, author_name as name, body from comments where status = 'pending'",
    )) as { id: string; name: string; body: string }[];
    const known = new Set(stored.map(({ id, name, body }) => `${id}\0${name}\0${body}`));
    expect(known.size).toBe(AMOUNT - BY_HAND.length);
    // On a phone those by hand, which are the oldest, and some more.
    for (const [size, language, amount] of [
      ['desktop', 'ar', known.size],
      ['phone', 'en', 100],
    ] as const) {
      const { page, alarms } = await console.enter('/news/queue?all=1', { size, language });
      const asked = new Set<string>();
      page.on('request', (request) => asked.add(new URL(request.url()).origin));
      await page.locator('.words').waitFor();
      const seen = await lookThrough(page, amount);
      expect(seen.outside).toEqual([]);
      expect(seen.frames).toHaveLength(1);
      expect(new Set(seen.texts).size).toBe(amount);
      expect(seen.texts.filter((text) => !known.has(text))).toEqual([]);
      expect(await strangers(page)).toEqual([]);
      for (const [path, there] of ELSEWHERE) {
        await page.goto(`/console/news/${path}`);
        await page.locator(there).first().waitFor();
        await page.evaluate(() => {
          for (const more of document.querySelectorAll('details')) more.open = true;
        });
        expect(await strangers(page), `${path} ${size}`).toEqual([]);
      }
      expect(asked).toEqual(new Set([console.running.address]));
      expect(alarms).toEqual([]);
    }
  }, 120_000);
});
