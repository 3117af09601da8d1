import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { LANGUAGES, type Language } from '../../src/domain/language.ts';
import { inBrowser, SIZES, screenshot, violations } from './browser.ts';
import { alarmsOf, type Embedded, pageWithEmbed, post } from './embed-page.ts';

const SAID = {
  ar: {
    names: ['أم يوسف', 'Layla M.', 'ابن الحي'],
    texts: [
      'زرناها أمس مع الأولاد، والممشى جميل ونظيف.',
      'جربت تطبيق Valley Park 2.0 ويعمل جيدًا.',
      'اتركوا السيارة في البيت!',
    ],
    held: 'رسالة تنتظر المشرف',
    label: { name: 'الاسم', body: 'أضف تعليقًا', send: 'أرسل', reply: /^رد: / },
    held_: 'بانتظار المراجعة، ولا يراه غيرك',
  },
  en: {
    names: ['Ann', 'خالد', 'A neighbour'],
    texts: [
      'We were there yesterday; the new path is lovely.',
      'The app says "احجز الآن" even in English.',
      'Leave the car at home!',
    ],
    held: 'A letter that waits for a moderator',
    label: { name: 'Name', body: 'Add a comment', send: 'Send', reply: /^Reply: / },
    held_: 'Awaits review; only you see it',
  },
} as const;

const RULES = `decide: {default: approve}
limits: [{id: reader, by: address, max: 1, per: 1h}]
rules: [{id: waits, if: {text: {has: [تنتظر, waits]}}, then: hold}]
`;

/** A thread of three, of which the last answers the second. */
async function seeded(language: Language): Promise<Embedded> {
  const service = await pageWithEmbed({ rules: RULES, language });
  const { names, texts } = SAID[language];
  let parent: string | null = null;
  for (const at of [0, 1, 2]) {
    const id: string = await post(service, texts[at] ?? '', {
      name: names[at] ?? '',
      parent: at === 2 ? parent : null,
    });
    parent = id;
  }
  return service;
}

const write = async (page: Page, language: Language, body: string): Promise<void> => {
  const { label } = SAID[language];
  await page.getByRole('textbox', { name: label.body }).fill(body);
  await page.getByRole('button', { name: label.send, exact: true }).click();
};

inBrowser('the embed looks right', (open) => {
  const CASES = LANGUAGES.flatMap((language) =>
    (['light', 'dark'] as const).flatMap((colorScheme) =>
      (['desktop', 'phone'] as const).map((size) => [language, colorScheme, size] as const),
    ),
  );

  test.each(CASES)(
    'to axe and to people, in all that a reader meets (%s, %s, %s)',
    async (...[language, colorScheme, size]) => {
      const { page: address } = await seeded(language);
      const page = await open({ viewport: SIZES[size], colorScheme });
      const alarms = alarmsOf(page);
      const look = async (state: string): Promise<void> => {
        expect(await violations(page), state).toEqual([]);
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
          state,
        ).toBeLessThanOrEqual(0);
        await screenshot(page, `embed-${language}-${colorScheme}-${size}-${state}`);
      };
      const { label, held, held_ } = SAID[language];
      await page.goto(address);
      await page.getByText(SAID[language].texts[2]).waitFor();
      await page.getByRole('button', { name: label.send, exact: true }).click();
      await look('faults');
      await page.getByLabel(label.name).fill(SAID[language].names[0]);
      await write(page, language, held);
      await page.getByText(held_).waitFor();
      await page.getByRole('button', { name: label.reply }).nth(1).click();
      await write(page, language, SAID[language].texts[0]);
      await page.locator('form .note').first().waitFor();
      await look('held-and-limited');
      expect(alarms).toEqual([]);
    },
  );
});
