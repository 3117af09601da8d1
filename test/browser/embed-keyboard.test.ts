import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { inBrowser } from './browser.ts';
import { readerOf, startNews, textOf } from './embed-page.ts';

/** The name or the text of what has the focus, through shadow roots. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const element = document.activeElement?.shadowRoot?.activeElement ?? document.activeElement;
    const label = (element as HTMLInputElement | null)?.labels?.[0]?.textContent;
    return label ?? element?.getAttribute('aria-label') ?? element?.textContent ?? '';
  });

inBrowser('the embed by keyboard alone', (open) => {
  const press = async (page: Page, ...keys: string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const heard = (page: Page) => page.getByRole('status').textContent();
  const start = async () => {
    const news = await startNews({ decides: 'approve' });
    await news.post('Hello');
    const page = await readerOf(open, news);
    await page.getByText('Hello', { exact: true }).waitFor();
    return page;
  };

  test('goes through the form to the comments in the order in which they are read', async () => {
    const page = await start();
    const order: string[] = [];
    for (let at = 0; at < 4; at++) {
      await press(page, 'Tab');
      order.push(await focused(page));
    }
    expect(order).toEqual(['Name', 'Add a comment', 'Send', 'Reply: Bob']);
  });

  test('a form with faults leads to the first of them, which is told with its field', async () => {
    const page = await start();
    await page.getByLabel('Name').focus();
    await press(page, 'Tab', 'Control+Enter');
    expect(await focused(page)).toBe('Name');
    const name = page.getByLabel('Name');
    const described = await name.evaluate((input) =>
      (input.getAttribute('aria-describedby') ?? '')
        .split(' ')
        .map((id) => (input.getRootNode() as ShadowRoot).getElementById(id)?.textContent)
        .join(''),
    );
    expect([await name.getAttribute('aria-invalid'), described]).toEqual(['true', 'Write your name.']);
    await page.keyboard.type('Ann');
    await press(page, 'Enter');
    expect(await focused(page)).toBe('Add a comment');
    expect(await name.getAttribute('aria-invalid')).toBe(null);
    await page.keyboard.type('a'.repeat(3));
    await page.getByText('3 of 10000 characters').waitFor();
  });

  test('answers, cancels, sends, edits and withdraws, and never loses its place', async () => {
    const page = await start();
    const reply = page.getByRole('button', { name: 'Reply: Bob' });
    await page.getByLabel('Name').fill('Ann');
    await reply.focus();
    await press(page, 'Enter');
    expect(await focused(page)).toBe('Add a comment');
    await press(page, 'Escape');
    expect(await focused(page)).toBe('Comment by Bob');
    await press(page, 'Tab', 'Enter');
    await page.keyboard.type('Answer');
    await press(page, 'Control+Enter');
    await expect.poll(() => focused(page)).toBe('Comment by Ann');
    await expect.poll(() => heard(page)).toBe('Thank you. Your comment is published.');

    await press(page, 'Tab', 'Tab');
    expect(await focused(page)).toBe('Edit: Your comment');
    await press(page, 'Enter');
    expect(await focused(page)).toBe('Edit your comment');
    await press(page, 'Escape');
    expect(await focused(page)).toBe('Comment by Ann');
    await press(page, 'Tab', 'Tab', 'Enter', 'End');
    await page.keyboard.type('ed');
    await press(page, 'Control+Enter');
    await page.getByText('Answered', { exact: true }).waitFor();
    await expect.poll(() => focused(page)).toBe('Comment by Ann');

    await press(page, 'Tab', 'Tab', 'Tab');
    expect(await focused(page)).toBe('Withdraw: Your comment');
    await press(page, 'Enter');
    expect(await focused(page)).toBe('No');
    await press(page, 'Shift+Tab');
    expect(await focused(page)).toBe('Yes, withdraw it');
    await press(page, 'Enter');
    await expect.poll(() => heard(page)).toBe('Your comment is withdrawn.');
    await expect.poll(() => focused(page)).toBe('Comments (1)');
    expect(await textOf(page).inputValue()).toBe('');
  });
});
