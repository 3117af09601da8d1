import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import type { Language } from '../../src/domain/language.ts';
import {
  comment,
  feedOf,
  fragmentOf,
  harmless,
  hostile,
  hostileBody,
  hostileName,
  idOf,
  pageOf,
  written,
} from '../pages/shown.ts';
import { inBrowser, SIZES, screenshot, violations } from './browser.ts';

/** The style that the documentation offers to begin with. */
const STYLE = /```css\n(.*?)```/s.exec(readFileSync('docs/fragment.md', 'utf8'))?.[1] ?? '';

/** A page of a news site around a fragment. */
const around = (fragment: string, language: Language = 'ar', style = ''): string => `<!doctype html>
<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}"><meta charset="utf-8"><title>Story</title>
<style>${style}</style><main><h1>Story</h1>${fragment}</main></html>`;

inBrowser('in a browser', (openPage) => {
  let page: Page;
  const alarms: string[] = [];

  beforeEach(async () => {
    page = await openPage({ viewport: { width: 800, height: 1200 } });
    page.on('dialog', (dialog) => {
      alarms.push(dialog.message());
      void dialog.dismiss();
    });
    page.on('request', (request) => alarms.push(request.url()));
    page.on('pageerror', (error) => alarms.push(error.message));
  });

  /** Elements with the names of their attributes, and what stands in names, texts and links, of each fragment. */
  const read = (...fragments: string[]) =>
    page.evaluate(
      (all) =>
        all.map((html) => {
          document.body.innerHTML = html;
          const found = (selector: string) => [...document.body.querySelectorAll(selector)];
          return {
            elements: found('*').map((one) => [one.localName, ...one.getAttributeNames()].join(' ')),
            names: found('bdi').map(({ textContent }) => textContent),
            texts: found('[itemprop=text]').map(({ textContent }) => textContent),
            links: found('.hakam-text a').map((link) => [
              (link as HTMLAnchorElement).href,
              link.getAttribute('rel'),
            ]),
          };
        }),
      fragments,
    );

  const chain = (name: string, body: string) =>
    [1, 2, 3, 4, 5].map((at) =>
      comment(at, {
        parent: at === 1 ? null : idOf(at - 1),
        author: { name },
        body,
        editedAt: '2023-09-23T00:00:00.000Z',
      }),
    );

  test('500 hostile names and texts are read as they were written, start nothing and fetch nothing', async () => {
    await page.setContent(around(''));
    alarms.length = 0;
    await fc.assert(
      fc.asyncProperty(hostileName, hostileBody, async (name, body) => {
        const [seen, plain, linked] = await read(
          fragmentOf(pageOf(chain(name, body))),
          fragmentOf(pageOf(chain('x', harmless(body)))),
          fragmentOf(pageOf(chain(name, body), { links: 'clickable' })),
        );
        expect(seen?.elements).toEqual(plain?.elements);
        for (const { names, texts } of [seen, linked].flatMap((one) => one ?? [])) {
          expect(new Set(names)).toEqual(new Set([written(name)]));
          expect(new Set(texts)).toEqual(new Set([written(body)]));
        }
        for (const [href, rel] of linked?.links ?? []) {
          expect(href).toMatch(/^https?:\/\/[ab]\.com\//);
          expect(rel).toBe('ugc nofollow noopener');
        }
      }),
      { numRuns: 500 },
    );
    expect(alarms).toEqual([]);
  });

  /** In which order the characters of an element are seen, from the left. */
  const order = (selector: string) =>
    page.evaluate((wanted) => {
      const range = document.createRange();
      const root = document.querySelector(wanted) ?? document.body;
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      const seen: { text: string; left: number }[] = [];
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const text = node.nodeValue ?? '';
        for (let at = 0; at < text.length; at++) {
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          if (/\S/.test(text.charAt(at)))
            seen.push({ text: text.charAt(at), left: range.getBoundingClientRect().left });
        }
      }
      return seen
        .sort((one, other) => one.left - other.left)
        .map(({ text }) => text)
        .join('');
    }, selector);

  const BIDI = ['\u202A', '\u202B', '\u202C', '\u202D', '\u202E', '\u2066', '\u2067', '\u2068', '\u2069'];
  const bidi = fc
    .array(fc.constantFrom(...BIDI, '\u200E', '\u200F', '\u061C', 'a', 'ب', '1', '!', ' ', '('), {
      minLength: 1,
      maxLength: 15,
    })
    .map((parts) => `${parts.join('')}x`);

  test.each(['ar', 'en'] as const)(
    'bidi characters move nothing but their own line (%s)',
    async (language) => {
      const shown = (name: string, line: string) =>
        around(
          fragmentOf(
            pageOf(
              [
                ...chain(name, `${line}\nThe second, line.`).slice(0, 4),
                comment(5, { parent: idOf(4), body: 'سطر (أول)، 12-3.' }),
                comment(6),
              ],
              { links: 'clickable' },
            ),
            { language, closed: true },
          ),
          language,
          'body { white-space: nowrap; }',
        );
      const watched = [
        '.hakam-date',
        '.hakam-edited',
        '.hakam-text p:nth-child(2)',
        `#comment-${idOf(5)} .hakam-text`,
        `#comment-${idOf(6)} .hakam-by`,
        '.hakam-closed',
      ];
      const all = async (html: string) => {
        await page.setContent(html);
        const found: string[] = [];
        for (const selector of watched) found.push(await order(selector));
        return found;
      };
      const plain = await all(shown('x', 'x'));
      for (const line of plain) expect(line.length).toBeGreaterThan(5);
      await fc.assert(
        fc.asyncProperty(bidi, bidi, async (name, line) => {
          expect(await all(shown(name, line))).toEqual(plain);
        }),
        { numRuns: 60 },
      );
    },
  );

  test('each line of a text is a line, in its own direction', async () => {
    const body = 'أول سطر، ثم.\nSecond line.\n\nhttps://a.com/x خبر\u2028خامس.';
    await page.setContent(around(fragmentOf(pageOf([comment(1, { body })], { links: 'clickable' }))));
    const lines = await page.$$eval('.hakam-text > *', (elements) =>
      elements.map((element) => {
        const range = document.createRange();
        range.selectNodeContents(element);
        const { top } = (element.localName === 'br' ? element : range).getBoundingClientRect();
        return { name: element.localName, top, direction: getComputedStyle(element).direction };
      }),
    );
    expect(lines.map(({ name, direction }) => (name === 'p' ? direction : name))).toEqual([
      'rtl',
      'ltr',
      'br',
      'rtl',
      'rtl',
    ]);
    const tops = lines.map(({ top }) => top);
    expect(tops).toEqual([...new Set(tops)].toSorted((one, other) => one - other));
    expect(await page.$eval('.hakam-text a', (link) => getComputedStyle(link).direction)).toBe('ltr');
  });

  test.each([
    ['ar', 'phone'],
    ['en', 'desktop'],
  ] as const)('axe finds no violation (%s, %s)', async (language, size) => {
    const gone = { author: { name: '' }, body: '', erased: true } as const;
    const comments = [
      ...chain('John <b>', 'نص\n\nhttps://a.com/x'),
      comment(6, { parent: idOf(9), body: 'x' }),
      comment(7, gone),
      comment(8, { parent: idOf(7), body: 'رد على ما حُذف' }),
    ];
    const html = fragmentOf(pageOf(comments, { links: 'clickable' }), {
      language,
      closed: true,
      next: '?cursor=a',
    });
    await page.setViewportSize(SIZES[size]);
    await page.setContent(around(html, language, STYLE));
    await screenshot(page, `fragment-${language}-${size}`);
    expect(await violations(page)).toEqual([]);
  });

  test('a feed is well-formed, and its texts are what was written', async () => {
    const parse = (xml: string) =>
      page.evaluate((text) => {
        const feed = new DOMParser().parseFromString(text, 'application/xml');
        const all = (name: string) =>
          [...feed.getElementsByTagNameNS('http://www.w3.org/2005/Atom', name)].map(
            ({ textContent }) => textContent,
          );
        return {
          error: feed.querySelector('parsererror')?.textContent,
          texts: all('content'),
          names: all('name'),
          titles: all('title'),
        };
      }, xml);
    await fc.assert(
      fc.asyncProperty(hostileName, hostileBody, hostile, async (name, body, title) => {
        const comments = [comment(1, { author: { name }, body }), comment(2)];
        const feed = await parse(
          feedOf(pageOf(comments), { title: name, siteName: name, self: title, next: title, url: title }),
        );
        expect(feed.error).toBeUndefined();
        expect(feed.texts).toEqual([body, comment(2).body]);
        expect(feed.names).toEqual([name, name, comment(2).author.name]);
        expect(feed.titles[0]).toBe(`التعليقات على «\u2068${name}\u2069»`);
      }),
      { numRuns: 200 },
    );
  });
});
