import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, onTestFinished } from 'vitest';
import { CHROMIUM } from './chromium.ts';

/** It asks nobody for anything but what the test's page asks for. */
export const QUIET: string[] = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
const missing = !existsSync(CHROMIUM);
if (missing) process.stderr.write(`NOT TESTED: there is no browser at ${CHROMIUM}.\n`);

/** Opens a page in a context of its own, which is closed when the test ends. */
export type OpenPage = (options?: BrowserContextOptions) => Promise<Page>;

/** Tests in one real browser; they are skipped, which is said, where there is none. */
export function inBrowser(name: string, tests: (open: OpenPage) => void): void {
  describe.skipIf(missing)(name, () => {
    let browser: Browser;
    beforeAll(async () => {
      browser = await chromium.launch({ executablePath: CHROMIUM, args: QUIET });
    });
    afterAll(() => browser?.close());
    tests(async (options = {}) => {
      const context = await browser.newContext(options);
      onTestFinished(() => context.close());
      return context.newPage();
    });
  });
}

/** What axe finds wrong with a page; it is run by the debugger, which the page's policy doesn't bind. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const found = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run());
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/** The sizes that screenshots are taken in. */
export const SIZES = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } } as const;

const SHOTS = join(import.meta.dirname, '../../build/screenshots');

/** Keeps a picture of the whole page under a name, for people to look at. */
export async function screenshot(page: Page, name: string): Promise<void> {
  mkdirSync(SHOTS, { recursive: true });
  await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: true });
}
