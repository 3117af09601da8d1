import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanName, codePoints } from '../../src/text/hygiene.ts';
import { hostileBody, hostileName } from '../pages/shown.ts';
import { inBrowser, SIZES } from './browser.ts';
import { alarmsOf, type NewsSite, startNews } from './embed-page.ts';

const AMOUNT = 500;
/** What comments are made of, by hand: what is long, what has no room to break, what runs the other way. */
const BY_HAND = [
  'ا'.repeat(2000),
  'W'.repeat(2000),
  `${'\u202E'.repeat(50)}https://a.com/x`,
  `e${'\u0301\u0336\u0321'.repeat(300)}`,
  '<script src=https://evil.example/x.js></script><style>*{display:none}</style>',
  '<img src=https://evil.example/x.png onerror=alert(1)><iframe src="javascript:alert(1)"></iframe>',
  `https://evil.example/${'x'.repeat(500)}?"onclick="alert(1)`,
  '\uFDFD'.repeat(50),
  '</ol></section></template><slot></slot>',
  `x${'\n'.repeat(40)}y`,
];

/** As long as a name may be. */
const shortName = hostileName.filter((name) => codePoints(name) <= 100);

inBrowser('500 hostile names and texts in the embed', (open) => {
  const store = async (news: NewsSite): Promise<void> => {
    const written = fc.sample(fc.tuple(shortName, hostileBody), { numRuns: AMOUNT, seed: 42 });
    for (const [at, body] of BY_HAND.entries()) written[at * 7] = [cleanName(`x${body.slice(0, 99)}`), body];
    for (let at = 0; at < AMOUNT; at += 50)
      await Promise.all(written.slice(at, at + 50).map(([name, body]) => news.post(body, { name })));
    expect(await news.running.sql("select count(*) as n from comments where status = 'approved'")).toEqual([
      { n: AMOUNT },
    ]);
  };

  test('are read as they are stored, in their place, start nothing and fetch nothing, wide and narrow', async () => {
    const body = '<hakam-comments site="news" article="1" limit="200"></hakam-comments>';
    const news = await startNews({ decides: 'approve', settings: ', links: clickable', body });
    await store(news);
    const stored = new Map<string, string>();
    for (const { id, author, body } of (await news.running.sql(
      'select id, author_name as author, body from comments',
    )) as { id: string; author: string; body: string }[])
      stored.set(id, `${author}\0${body}`);
    for (const viewport of Object.values(SIZES)) {
      const page = await open({ viewport });
      const alarms = alarmsOf(page);
      const asked = new Set<string>();
      page.on('request', (request) => asked.add(new URL(request.url()).origin));
      await page.goto(news.address);
      for (const length of [200, 400, 500]) {
        await expect.poll(() => page.locator('article').count()).toBe(length);
        if (length < 500) await page.getByRole('button', { name: 'More comments' }).click();
      }
      const seen = await page.locator('hakam-comments').evaluate((host) => {
        const box = host.getBoundingClientRect();
        return [...(host.shadowRoot?.querySelectorAll('article') ?? [])].map((article) => {
          const textOf = (selector: string) => article.querySelector(selector)?.textContent ?? '';
          const { left, right } = article.getBoundingClientRect();
          return {
            id: article.dataset.id ?? '',
            text: `${textOf('.author')}\0${textOf('.body')}`,
            isInside: left >= box.left && right <= box.right && article.scrollWidth <= article.clientWidth,
            rels: [...article.querySelectorAll('a')].map(({ rel, protocol }) => `${protocol} ${rel}`),
          };
        });
      });
      expect(new Map(seen.map(({ id, text }) => [id, text]))).toEqual(stored);
      expect(seen.filter(({ isInside }) => !isInside)).toEqual([]);
      for (const rel of seen.flatMap(({ rels }) => rels))
        expect(rel).toMatch(/^https?: ugc nofollow noopener$/);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
      expect(asked).toEqual(new Set([news.address, news.running.address]));
      expect(alarms).toEqual([]);
    }
  }, 90_000);
});
