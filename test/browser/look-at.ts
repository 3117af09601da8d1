import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Language } from '../../src/domain/language.ts';
import { SIZES, screenshot, violations } from './browser.ts';

/** The looks that pages of the console are looked at in: either theme and either size in either language. */
const LOOKS = {
  ar: [
    ['dark', 'phone'],
    ['light', 'desktop'],
  ],
  en: [
    ['light', 'phone'],
    ['dark', 'desktop'],
  ],
} as const;

/** Keeps a picture of a page's present state in both looks of a language; axe finds nothing, and nothing is too wide. */
export async function lookAt(page: Page, state: string, language: Language): Promise<void> {
  for (const [colorScheme, size] of LOOKS[language]) {
    await page.setViewportSize(SIZES[size]);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await screenshot(page, `console-${state}-${language}-${colorScheme}-${size}`);
    expect(await violations(page), `${state} ${colorScheme} ${size}`).toEqual([]);
    const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(tooWide, `${state} ${size}`).toBeLessThanOrEqual(0);
  }
}
