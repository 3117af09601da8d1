import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test, vi } from 'vitest';
import { inBrowser, screenshot, violations } from './browser.ts';
import { startConsole } from './console.ts';
import { sticksOut, TURNS, turn } from './console-turns.ts';
import { decideSome, RULES } from './rules-newsroom.ts';

const WORDS = {
  ar: {
    editor: /^محرّر الملف news\.yaml/,
    error: 'خطأ واحد',
    fine: 'لا أخطاء في المسودة، ونجحت اختباراتها.',
    run: 'جرّب المسودة',
    download: 'تنزيل news.yaml',
    discard: 'تجاهل المسودة',
  },
  en: {
    editor: /^Editor of the file news\.yaml/,
    error: '1 error',
    fine: 'The draft has no errors, and its tests pass.',
    run: 'Try the draft',
    download: 'Download news.yaml',
    discard: 'Discard the draft',
  },
} as const;

/** The line of the rule whose words people mean otherwise. */
const LINE = RULES['news.yaml'].split('\n').indexOf('    if: {text: {has: [كلب, dog]}}') + 1;
const MENDED = '    if: {text: {has: [كلب, dog], except: [كلب الحراسة, كلب وقطة, my dog, كلب طفلًا]}}';

/** What the service says while another backtest runs. */
const RUNNING = {
  type: '/problems/backtest-running',
  status: 409,
  title: 'A backtest of this site is running',
};

/** Writes in the place of the line at whose beginning the cursor is. */
async function rewriteLine(page: Page, text: string): Promise<void> {
  // Once for each row that a narrow window makes of it.
  for (let row = 0; row < 5; row++) await page.keyboard.press('Shift+End');
  await page.keyboard.insertText(text);
}

async function downloaded(page: Page, button: string): Promise<{ name: string; text: string }> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ]);
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'utf8') };
}

/** What a crowded machine may take for all that one of them does (ms). */
const LONGEST = 90_000;

inBrowser('the backtest page', (open) => {
  vi.setConfig({ testTimeout: LONGEST });
  test.each(TURNS)(
    'a draft with an error shows it at its line; mended, it is tried on the past and downloaded ($language, $size)',
    async ({ language, other, size }) => {
      const service = await startConsole(open, RULES);
      await decideSome(service);
      const words = WORDS[language];
      const { page, alarms } = await service.enter(`/news/backtest?file=news.yaml&line=${LINE}`, {
        language,
        size,
      });
      const editor = page.getByRole('textbox', { name: words.editor });
      await expect.poll(() => editor.evaluate((element) => element.matches(':focus'))).toBe(true);
      await rewriteLine(page, MENDED.replace('except', 'excpt'));
      const problem = page.getByRole('button', { name: /news\.yaml.*excpt/ });
      await problem.waitFor();
      expect(await page.getByRole('status').filter({ hasText: words.error }).count()).toBe(1);
      expect(
        await page
          .locator('.cm-line')
          .filter({ has: page.locator('.cm-lintRange-error') })
          .innerText(),
      ).toContain('excpt');
      await screenshot(page, `console-backtest-error-${language}-light-${size}`);
      // The list leads to the line, wherever the cursor was; Escape and Tab lead out of the editor.
      await page.keyboard.press('Control+Home');
      await problem.click();
      await rewriteLine(page, MENDED);
      await page.getByText(words.fine).waitFor();
      await page.keyboard.press('Escape');
      await page.keyboard.press('Tab');
      expect(await editor.evaluate((element) => element.matches(':focus'))).toBe(false);
      await page.getByRole('button', { name: words.run }).click();
      const dog = page.locator('.result').filter({ has: page.getByRole('heading', { name: 'dog' }) });
      await dog.waitFor();
      expect(await dog.locator('.difference').innerText()).toContain('−4');
      await dog.locator('summary').click();
      expect(await dog.locator('mark').allInnerTexts()).toEqual(['كلب']);
      expect(await page.locator('.matrix .against').count()).toBe(0);
      expect(await downloaded(page, words.download)).toEqual({
        name: 'news.yaml',
        text: RULES['news.yaml'].replace('    if: {text: {has: [كلب, dog]}}', MENDED),
      });
      expect(await sticksOut(page)).toBe(0);
      await screenshot(page, `console-backtest-${language}-light-${size}`);
      await turn(page, other);
      expect(await violations(page)).toEqual([]);
      await screenshot(page, `console-backtest-${other}-dark-${size}`);
      expect(alarms).toEqual([]);
    },
  );

  test('a draft stays until it is discarded, and a backtest that can not be had or is cancelled is said to be so', async () => {
    const service = await startConsole(open, RULES);
    const { page, alarms } = await service.enter('/news/backtest?file=insults.txt&line=2', {
      language: 'en',
    });
    await expect.poll(() => page.locator('.cm-editor.cm-focused').count()).toBe(1);
    await page.keyboard.insertText('idiot <img src=x onerror=alert(1)>\n');
    await page.reload();
    await page.getByText('Lines added: 1, removed: 0').waitFor();
    await page.getByText(WORDS.en.fine).waitFor();
    await page.route('**/backtest', (route) => route.fulfill({ status: 409, json: RUNNING }), { times: 1 });
    await page.getByRole('button', { name: WORDS.en.run }).click();
    await page.getByText(/Another backtest of this site is running/).waitFor();
    await page.route('**/backtest', () => undefined, { times: 1 });
    await page.getByRole('button', { name: WORDS.en.run }).click();
    await page.getByRole('progressbar', { name: 'Running: the draft' }).waitFor();
    await screenshot(page, 'console-backtest-running-en-light-desktop');
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('The backtest was cancelled.').waitFor();
    await page.getByRole('button', { name: WORDS.en.discard }).click();
    await page.getByRole('dialog').getByRole('button', { name: WORDS.en.discard }).click();
    await page.getByText('These are the rules in force, unchanged.').waitFor();
    expect(await page.locator('.cm-content').innerText()).not.toContain('idiot');
    await page.reload();
    await page.getByText('These are the rules in force, unchanged.').waitFor();
    expect(alarms).toEqual([]);
  });
});
