import type { Page } from 'playwright-core';
import type { Language } from '../../src/domain/language.ts';

/** In which a page of the console is worked with; it is looked at in the other language and in the dark as well. */
export const TURNS = [
  { language: 'ar', other: 'en', size: 'desktop' },
  { language: 'en', other: 'ar', size: 'phone' },
] as const;

const NAMES: Readonly<Record<Language, string>> = { ar: 'العربية', en: 'English' };

/** Turns a page to another language and to dark colours, as somebody does who works with it. */
export async function turn(page: Page, language: Language): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark' });
  // On a phone it is behind a button.
  const menu = page.locator('.menu-button');
  if (await menu.isVisible()) await menu.click();
  await page.getByRole('button', { name: NAMES[language] }).click();
  await page.locator(`html[lang=${language}]`).waitFor();
  if (await menu.isVisible()) await menu.click();
}

/** By how much a page is wider than the window: 0 where nothing sticks out. */
export const sticksOut = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
