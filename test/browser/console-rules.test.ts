import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { inBrowser, screenshot, violations } from './browser.ts';
import { startConsole } from './console.ts';
import { sticksOut, TURNS, turn } from './console-turns.ts';
import { decideSome, RULES } from './rules-newsroom.ts';

const WORDS = {
  ar: {
    disagree: 'يخالفها المشرفون',
    text: 'نص التعليق',
    try: 'جرّب',
    becomes: /يصير\s+مرفوض/,
    edit: 'تعديل: تعديل القاعدة dog في مسودة',
    comments: 'تعليقاتها: التعليقات التي طابقتها القاعدة dog',
  },
  en: {
    disagree: 'moderators disagree',
    text: 'Text of the comment',
    try: 'Try it',
    becomes: /It becomes\s+Rejected/,
    edit: 'Edit: Edit the rule dog in a draft',
    comments: 'Comments: Comments that the rule dog matched',
  },
} as const;

/** Where the rule begins. */
const LINE = RULES['news.yaml'].split('\n').indexOf('  - id: dog') + 1;

/** Tries a text that a rule rejects; another rule with other words nearly matches it. */
async function tryText(page: Page, words: (typeof WORDS)[keyof typeof WORDS]): Promise<void> {
  await page.getByLabel(words.text, { exact: true }).fill('أنت كلب <b>وهذا</b> رابط: https://shop.example');
  await page.getByRole('button', { name: words.try, exact: true }).click();
}

inBrowser('the rules page', (open) => {
  test.each(TURNS)(
    'shows each rule and how people judged it, and explains what the rules make of a text ($language, $size)',
    async ({ language, other, size }) => {
      const service = await startConsole(open, RULES);
      await decideSome(service);
      await expect
        .poll(async () => (await service.call('GET', '/v1/sites/news/stats')).json.rules.length)
        .toBeGreaterThan(4);
      const words = WORDS[language];
      const { page, alarms } = await service.enter('/news/rules', { language, size });
      const dog = page.locator('.rule').filter({ has: page.getByRole('heading', { name: 'dog' }) });
      await dog.getByText(words.disagree, { exact: true }).waitFor();
      expect(await page.locator('.rule').count()).toBe(6);
      expect(await page.locator('.sign.disputed').count()).toBe(1);
      await tryText(page, words);
      await expect.poll(() => page.locator('.verdict').innerText()).toMatch(words.becomes);
      expect(await page.locator('.tried blockquote mark').allInnerTexts()).toEqual([
        'كلب',
        'https://shop.example',
      ]);
      expect(await page.locator('.traces.matched strong').allInnerTexts()).toEqual(['dog', 'link']);
      expect(await sticksOut(page)).toBe(0);
      await screenshot(page, `console-rules-${language}-light-${size}`);
      await turn(page, other);
      expect(await violations(page)).toEqual([]);
      await screenshot(page, `console-rules-${other}-dark-${size}`);
      await dog.getByRole('link', { name: WORDS[other].comments }).click();
      expect(new URL(page.url()).search).toBe('?rule=dog');
      await page.goBack();
      await dog.getByRole('link', { name: WORDS[other].edit }).click();
      expect(new URL(page.url()).search).toBe(`?file=news.yaml&line=${LINE}`);
      await page.goto('/console/news/rules/dog');
      await expect.poll(() => dog.evaluate((card) => card.matches(':focus'))).toBe(true);
      expect(alarms).toEqual([]);
    },
  );
});
