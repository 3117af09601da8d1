/// <reference lib="dom" />
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import axe from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { LANGUAGES, type Language } from '../../src/domain/language.ts';
import { greeting } from '../../src/node/greeting.ts';
import { seedDemo } from '../../src/node/seed-demo.ts';
import { ADMIN, startService } from '../service.ts';

const CHROMIUM = process.env.HAKAM_TEST_CHROMIUM ?? '/usr/bin/chromium';
const missing = !existsSync(CHROMIUM);
if (missing) process.stderr.write(`NOT TESTED: there is no browser at ${CHROMIUM}.\n`);

const SHOTS = join(import.meta.dirname, '../../build/screenshots');
const KEY = { key: ADMIN, where: 'of the tests' };
const SIZES = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } } as const;
const LABELS = {
  ar: { name: 'الاسم', body: 'أضف تعليقًا', send: 'أرسل' },
  en: { name: 'Name', body: 'Add a comment', send: 'Send' },
} as const;

describe.skipIf(missing)('the demo in a browser', () => {
  let browser: Browser;
  /** What the page's policy kept it from. */
  const refusals: string[] = [];
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  });
  afterAll(() => browser?.close());

  async function startDemo(): Promise<string> {
    const { running } = await startService();
    await seedDemo({ address: running.address, sites: ['example'], adminKey: KEY }, () => undefined);
    return running.address;
  }

  async function open(address: string, language: Language, options: BrowserContextOptions = {}) {
    const context = await browser.newContext(options);
    onTestFinished(() => context.close());
    const page = await context.newPage();
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) refusals.push(message.text());
    });
    await page.goto(`${address}/demo?lang=${language}`, { waitUntil: 'networkidle' });
    return page;
  }

  const isEmbedded = (page: Page): Promise<boolean> =>
    page.evaluate(() => customElements.get('hakam-comments') !== undefined);

  /** By the form; where the embed was not built by its request alone. */
  async function send(page: Page, language: Language, body: string): Promise<void> {
    const labels = LABELS[language];
    if (!(await isEmbedded(page))) return sendByScript(page, body);
    await page.getByRole('textbox', { name: labels.name }).first().fill('Sam');
    await page.getByRole('textbox', { name: labels.body }).first().fill(body);
    await page.getByRole('button', { name: labels.send, exact: true }).first().click();
  }

  const sendByScript = (page: Page, body: string): Promise<void> =>
    page.evaluate(async (text) => {
      const comments = document.querySelector('hakam-comments');
      const response = await fetch(
        `/v1/sites/example/articles/${comments?.getAttribute('article')}/comments`,
        {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ body: text, author: { name: 'Sam' } }),
        },
      );
      const { id, status } = await response.json();
      const detail = { id, status };
      comments?.dispatchEvent(new CustomEvent('hakam-sent', { bubbles: true, composed: true, detail }));
    }, body);

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
    mkdirSync(SHOTS, { recursive: true });
    for (const language of LANGUAGES)
      for (const colorScheme of ['light', 'dark'] as const)
        for (const [size, viewport] of Object.entries(SIZES)) {
          const page = await open(address, language, { viewport, colorScheme });
          await page.screenshot({
            path: join(SHOTS, `demo-${language}-${colorScheme}-${size}.png`),
            fullPage: true,
          });
          expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
          expect(await violations(page)).toEqual([]);
          await page.close();
        }
    expect(refusals).toEqual([]);
  }, 120_000);

  /** What axe finds; it is run by the debugger, which the page's policy doesn't bind. */
  async function violations(page: Page): Promise<string[]> {
    await page.evaluate(axe.source);
    const found = await page.evaluate(() => (globalThis as unknown as { axe: typeof axe }).axe.run());
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }
});
