import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Language } from '../../src/domain/language.ts';
import { READER_TEXTS } from '../../src/pages/reader-texts.ts';
import { inBrowser, SIZES, screenshot, violations } from './browser.ts';
import { alarmsOf, LABELS, loseAnswers, type NewsSite, send, startNews, textOf } from './embed-page.ts';

const TEXTS = {
  ar: ['مقال جيد، شكرًا للكاتب.', 'أخالفك الرأي: the budget is what matters هنا.', 'سليم', 'تعليق جديد'],
  en: ['Well written, thank you.', 'I disagree: ما يهم هو الميزانية in the end.', 'Sam', 'Another comment'],
} as const;
const EDIT = { ar: /^تعديل/, en: /^Edit/ } as const;

inBrowser('how the embed looks', (open) => {
  const lastButton = (page: Page, name: RegExp | string) => page.getByRole('button', { name }).last();
  /** The states in an order in which one leads to the next; each ends once it is there. */
  const STATES: Readonly<Record<string, (page: Page, language: Language, news: NewsSite) => Promise<void>>> =
    {
      empty: (page) => page.locator('.hint').filter({ visible: true }).nth(1).waitFor(),
      list: async (page, language, news) => {
        const [one, two, name] = TEXTS[language];
        const parent = await news.post(one, { name });
        await news.post(two, { parent });
        await page.reload();
        await page.getByText(two).waitFor();
      },
      faults: async (page, language) => {
        await page.getByRole('button', { name: LABELS[language].send }).click();
        await page.locator('.fault').nth(1).filter({ hasText: /\S/ }).waitFor();
      },
      held: async (page, language) => {
        await send(page, `${TEXTS[language][3]} holdme`, language);
        await page.locator('.waits').waitFor();
      },
      reply: async (page, language) => {
        await lastButton(page, `${LABELS[language].reply}: Bob`).click();
        await page.locator('li li form').waitFor();
      },
      edit: async (page, language) => {
        await page.keyboard.press('Escape');
        await lastButton(page, EDIT[language]).click();
        await page.locator('li form').waitFor();
      },
      limited: async (page, language) => {
        await page.keyboard.press('Escape');
        await send(page, TEXTS[language][3], language);
        await page.locator('form .note').filter({ hasText: /\d/ }).waitFor();
      },
      lost: async (page, language) => {
        await page.reload();
        await textOf(page, language).waitFor();
        await loseAnswers(page);
        await page.getByRole('button', { name: LABELS[language].send, exact: true }).click();
        await page.locator('form .note').filter({ hasText: /\S/ }).waitFor();
      },
      erased: async (page, language, { post, running }) => {
        await page.unrouteAll();
        const [one, two, name] = TEXTS[language];
        const parent = await post('gone', { name: 'gone' });
        const reply = await post(one, { parent, name });
        await post(two, { parent: await post(one, { parent: await post('gone', { parent: reply }) }), name });
        await running.sql(
          "update comments set body = '', author_name = '', author_key = null, erased_at = 1 where body = 'gone'",
        );
        await page.reload();
        await page.getByText(READER_TEXTS[language].erased).nth(1).waitFor();
        expect(await page.getByText('gone').count()).toBe(0);
        // One may answer the four that are there, and none that isn't.
        expect(
          await page
            .locator('article', { hasText: READER_TEXTS[language].erased })
            .getByRole('button')
            .count(),
        ).toBe(0);
      },
      closed: async (page, _, { call }) => {
        await call('PUT', '/v1/sites/news/articles/1', { body: { closesAt: '2020-01-01T00:00:00Z' } });
        await page.reload();
        await page.locator('form').waitFor({ state: 'detached' });
        await page.locator('h2 ~ div .note').waitFor();
      },
    };

  test.each([
    ['ar', 'phone'],
    ['en', 'desktop'],
  ] as const)(
    'axe finds nothing in any state, light or dark (%s, %s), and nothing is too wide',
    async (language, size) => {
      const news = await startNews({
        language,
        decides: 'approve',
        more: 'limits: [{id: reader, by: address, max: 1, per: 10m}]',
      });
      const page = await open({ viewport: SIZES[size] });
      // axe takes a page for white that sets no background, whatever its color-scheme makes of it.
      await page.addInitScript(() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync('body { background: Canvas; color: CanvasText }');
        document.adoptedStyleSheets = [sheet];
      });
      const alarms = alarmsOf(page);
      await page.goto(news.address);
      for (const [state, reach] of Object.entries(STATES)) {
        await reach(page, language, news);
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
          await screenshot(page, `embed-${state}-${language}-${colorScheme}-${size}`);
          expect(await violations(page), `${state} ${colorScheme}`).toEqual([]);
        }
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), state).toBe(0);
      }
      expect(alarms).toEqual([]);
    },
    60_000,
  );
});
