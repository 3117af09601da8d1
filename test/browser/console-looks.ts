import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { screenshot, violations } from './browser.ts';
import type { Console } from './console.ts';

/** In which every page is looked at: both languages, both themes, both sizes. */
const LOOKS = [
  ['ar', 'light', 'desktop'],
  ['ar', 'dark', 'phone'],
  ['en', 'dark', 'desktop'],
  ['en', 'light', 'phone'],
] as const;

/**
 * Opens a page of the console in each look, and keeps a picture of it: nothing of it may be wrong by axe, be kept from it by
 * its policy, or be wider than the window. `ready` waits until all is there, or brings about what is to be seen.
 */
export async function lookAt(
  { enter }: Pick<Console, 'enter'>,
  path: string,
  name: string,
  ready: (page: Page) => Promise<unknown>,
): Promise<void> {
  for (const [language, theme, size] of LOOKS) {
    const { page, alarms } = await enter(path, { language, theme, size });
    await ready(page);
    await screenshot(page, `console-${name}-${language}-${theme}-${size}`);
    expect(await violations(page), `${name} ${language} ${size}`).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), name).toBe(0);
    expect(alarms).toEqual([]);
    await page.context().close();
  }
}
