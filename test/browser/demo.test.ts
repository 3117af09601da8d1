import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { LANGUAGES, type Language } from '../../src/domain/language.ts';
import { greeting } from '../../src/node/greeting.ts';
import { seedDemo } from '../../src/node/seed-demo.ts';
import { ADMIN, startService } from '../service.ts';
import { inBrowser, SIZES, screenshot, violations } from './browser.ts';

const KEY = { key: ADMIN, where: 'of the tests' };
const LABELS = {
  ar: { name: 'الاسم', body: 'أضف تعليقًا', send: 'أرسل' },
  en: { name: 'Name', body: 'Add a comment', send: 'Send' },
} as const;

inBrowser('the demo in a browser', (openPage) => {
  /** What the page's policy kept it from. */
  const refusals: string[] = [];

  async function startDemo(): Promise<string> {
    const { running } = await startService();
    await seedDemo({ address: running.address, sites: ['example'], adminKey: KEY }, () => undefined);
    return running.address;
  }

  async function open(address: string, language: Language, options: BrowserContextOptions = {}) {
    const page = await openPage(options);
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) refusals.push(message.text());
    });
    await page.goto(`${address}/demo?lang=${language}`, { waitUntil: 'networkidle' });
    return page;
  }

  async function send(page: Page, language: Language, body: string): Promise<void> {
    const labels = LABELS[language];
    await page.getByRole('textbox', { name: labels.name }).first().fill('Sam');
    await page.getByRole('textbox', { name: labels.body }).first().fill(body);
    await page.getByRole('button', { name: labels.send, exact: true }).first().click();
  }

  const run = (line: string) => promisify(execFile)('sh', ['-ec', line]);

  test.each(LANGUAGES)(
    'a newcomer posts in %s, sees it held, approves it as is shown, and sees it appear',
    async (language) => {
      const address = await startDemo();
      const page = await open(address, language);
      for (const [text, isPrinted] of [
        ['Well done, neighbours', false],
        ['Well done once more', true],
      ] as const) {
        await send(page, language, text);
        const shown = page.locator('.held code');
        await shown.waitFor({ state: 'visible' });
        const printed = /^ {4}curl .*$/m.exec(greeting(address, ['example'], KEY))?.[0] ?? '';
        await run(
          isPrinted ? printed : ((await shown.textContent()) ?? '').replace('<your admin key>', ADMIN),
        );
        await page.reload({ waitUntil: 'networkidle' });
        await page.getByText(text).filter({ visible: true }).first().waitFor();
      }
    },
  );

  test('without JavaScript the comments are there all the same', async () => {
    const page = await open(await startDemo(), 'ar', { javaScriptEnabled: false });
    expect(await page.getByRole('heading', { name: 'التعليقات (7)' }).count()).toBe(1);
    expect(await page.locator('.hakam-comment').count()).toBe(7);
  });

  test('nothing of it breaks its own policy, or is wrong by axe, wide or narrow, in any light', async () => {
    const address = await startDemo();
    for (const language of LANGUAGES)
      for (const colorScheme of ['light', 'dark'] as const)
        for (const [size, viewport] of Object.entries(SIZES)) {
          const page = await open(address, language, { viewport, colorScheme });
          await screenshot(page, `demo-${language}-${colorScheme}-${size}`);
          expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
          expect(await violations(page)).toEqual([]);
          await page.close();
        }
    expect(refusals).toEqual([]);
  }, 120_000);
});
