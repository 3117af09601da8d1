import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { NOW, startProvider } from '../http/provider.ts';
import { ADMIN } from '../service.ts';
import { inBrowser, SIZES, screenshot, violations } from './browser.ts';
import { NEWSROOM, startConsole } from './console.ts';
import { alarmsOf } from './embed-page.ts';

inBrowser("the console's sign-in in a browser", (open) => {
  const enterKey = async (page: Page, key: string) => {
    await page.getByLabel("Moderator's key").fill(key);
    await page.getByLabel("Moderator's key").press('Enter');
  };

  test('a key opens the page that was asked for; a wrong one is said to be wrong; signing out ends it', async () => {
    const console = await startConsole(open);
    const { address } = console.running;
    const page = await open({ baseURL: address, locale: 'en' });
    const alarms = alarmsOf(page);
    await page.goto('/console/news/audit?kind=key');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByText('Enter the key first.').waitFor();
    await enterKey(page, 'a-key-that-nobody-has');
    await page.getByText('This key is unknown, or was revoked.').waitFor();
    await enterKey(page, await console.key('site', 'news'));
    await page.getByText("This is a site's key", { exact: false }).waitFor();
    await page.getByRole('button', { name: 'العربية' }).click();
    await page.getByRole('heading', { name: 'تسجيل الدخول' }).waitFor();
    await page.getByRole('button', { name: 'English' }).click();
    await enterKey(page, ADMIN);
    await page.getByRole('heading', { name: 'Audit' }).waitFor();
    expect(new URL(page.url()).search).toBe('?kind=key');
    expect(await page.evaluate(() => document.cookie)).toBe('');

    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    expect(await help.getByRole('definition').allTextContents()).toContain('Statistics');
    await page.keyboard.press('Shift+Digit8');
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'Audit' }).waitFor();
    await page.keyboard.press('Shift+Digit8');
    await page.getByRole('heading', { name: 'Keys' }).waitFor();
    await expect.poll(() => page.title()).toBe('Keys · Hakam');

    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    for (let tries = 0; tries < 11; tries++)
      await page.request.post('/console/session', {
        data: { key: `wrong ${tries}` },
        headers: { origin: address, 'sec-fetch-site': 'same-origin' },
      });
    await enterKey(page, 'one too many');
    await page.getByText(/^Too many attempts\. Try again in \d+ secs?\.$/).waitFor();
    expect(alarms).toEqual([]);
  }, 60_000);

  test('a session that ends in the middle is begun again over the page, which keeps what was written', async () => {
    const console = await startConsole(open);
    const { page } = await console.enter('/news/audit', { language: 'en' });
    await page.locator('.entry').first().waitFor();
    await page.getByLabel('Of (id)').pressSequentially('half a wor');
    await page.context().clearCookies();
    await page.getByRole('button', { name: 'Refresh' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Your session has ended').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await dialog.getByText('Your session has ended').waitFor();
    await screenshot(page, 'console-session-ended-en-light-desktop');
    await enterKey(page, ADMIN);
    await dialog.waitFor({ state: 'detached' });
    expect(await page.getByLabel('Of (id)').inputValue()).toBe('half a wor');
    const refused = page.getByText('Your session has ended. Sign in again.');
    await refused.waitFor({ state: 'detached' });
    // Nor is a form any longer said to be refused for that, and it can be sent again.
    await page.getByRole('button', { name: 'Comments are open' }).click();
    await page.context().clearCookies();
    const save = dialog.getByRole('button', { name: 'Save' });
    await save.click();
    await refused.waitFor();
    await enterKey(page, ADMIN);
    await refused.waitFor({ state: 'detached' });
    await save.click();
    await dialog.waitFor({ state: 'detached' });
  }, 60_000);

  test('pages that are open at once are of one person, whoever signs in or out on one of them', async () => {
    const console = await startConsole(open);
    const { page: one } = await console.enter('/news/audit', { language: 'en' });
    const other = await one.context().newPage();
    await other.goto(one.url());
    await other.locator('.entry').first().waitFor();
    await one.getByRole('button', { name: 'Sign out' }).click();
    const ended = other.getByRole('dialog').getByText('Your session has ended');
    await ended.waitFor();
    await enterKey(one, ADMIN);
    await ended.waitFor({ state: 'detached' });
    await one.getByRole('button', { name: 'Sign out' }).click();
    await enterKey(one, await console.key('moderator', 'news'));
    const name = await one.locator('.who').textContent();
    await other.locator('.who', { hasText: name ?? '' }).waitFor();
    await ended.waitFor({ state: 'detached' });
  }, 60_000);

  test('a page whose script is served no more says so, and is there when it is loaded anew', async () => {
    const console = await startConsole(open);
    const { page } = await console.enter('/news/queue', { language: 'en' });
    await page.route('**/assets/*.js', (route) => route.fulfill({ status: 404 }));
    await page.getByRole('link', { name: 'Lists' }).click();
    await page.getByText('The service could not be reached.').waitFor();
    await page.unroute('**/assets/*.js');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { name: 'Lists', level: 1 }).waitFor();
  }, 60_000);

  test("the newsroom's own accounts open it too, and what fails there is told in words", async () => {
    const provider = await startProvider();
    const console = await startConsole(open, NEWSROOM, { now: () => NOW, env: provider.env });
    provider.claims = { ...provider.claims, hakam: ['moderator:news'] };
    const page = await open({ baseURL: console.running.address, locale: 'ar' });
    await page.goto('/console/news/audit?kind=rules&failed=expired');
    await page.getByRole('button', { name: /^الدخول بحساب/ }).click();
    await page.waitForURL(/\/console\/news\/audit\?kind=rules$/);
    await page.getByLabel('معرّف ما تغيّر').pressSequentially('نصف كلم');
    await page.context().clearCookies();
    await page.getByRole('button', { name: 'حدّث' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('ادخل في نافذة أخرى، فتعود هذه الصفحة', { exact: false }).waitFor();
    await screenshot(page, 'console-session-ended-provider-ar-light-desktop');
    const other = await page.context().newPage();
    await other.goto('/console/news/audit?kind=rules');
    await other.getByRole('button', { name: /^الدخول بحساب/ }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await page.getByLabel('معرّف ما تغيّر').inputValue()).toBe('نصف كلم');
    await other.close();
    await page.getByRole('button', { name: 'خروج' }).click();
    provider.claims = { ...provider.claims, hakam: [] };
    await page.getByRole('button', { name: /^الدخول بحساب/ }).click();
    await page.getByText('حسابك معروف، لكن ليست له صلاحية هنا.', { exact: false }).waitFor();
    for (const [language, theme, size] of [
      ['ar', 'light', 'desktop'],
      ['ar', 'dark', 'phone'],
      ['en', 'dark', 'desktop'],
      ['en', 'light', 'phone'],
    ] as const) {
      const looked = await open({
        baseURL: console.running.address,
        locale: language,
        colorScheme: theme,
        viewport: SIZES[size],
      });
      const alarms = alarmsOf(looked);
      await looked.goto('/console/news/queue?failed=denied');
      await looked.getByRole('alert').filter({ hasText: /./ }).waitFor();
      await screenshot(looked, `console-sign-in-${language}-${theme}-${size}`);
      expect(await violations(looked)).toEqual([]);
      expect(alarms).toEqual([]);
    }
  }, 60_000);
});
