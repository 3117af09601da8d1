import { expect, test } from 'vitest';
import { inBrowser, screenshot, violations } from './browser.ts';
import { startConsole } from './console.ts';
import { lookAt } from './console-looks.ts';

inBrowser("the console's keys in a browser", (open) => {
  test('a key is made, shown once, used, and revoked once that is confirmed', async () => {
    const console = await startConsole(open);
    const { page, alarms } = await console.enter('/news/keys', { language: 'en' });
    await page.getByText('There are no keys yet').waitFor();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);

    await page.getByRole('button', { name: 'New key' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'New key' }).click();
    await dialog.getByText('Enter a name first.').waitFor();
    await dialog.getByLabel('Name').fill('سعاد <b>');
    await dialog.getByLabel('Name').press('Enter');
    await dialog.getByText('it is shown this once', { exact: false }).waitFor();
    const key = await dialog.getByLabel('The key').inputValue();
    await dialog.getByRole('button', { name: 'Copy' }).click();
    await page.getByText('The key is copied.').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(key);
    await screenshot(page, 'console-keys-made-en-light-desktop');
    expect(await violations(page)).toEqual([]);
    const works = async () => (await console.call('GET', '/v1/sites/news/queue', { key })).status;
    expect(await works()).toBe(200);
    await dialog.getByRole('button', { name: 'I have kept it' }).click();
    expect(await page.content()).not.toContain(key);

    const row = page.getByRole('listitem').filter({ hasText: 'سعاد <b>' });
    await row.getByText('Moderator').waitFor();
    await row.getByRole('button').click();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    expect(await works()).toBe(200);
    await row.getByRole('button').click();
    await dialog.getByRole('button', { name: 'Revoke' }).click();
    await page.getByText('There are no keys yet').waitFor();
    expect(await works()).toBe(401);
    expect(alarms).toEqual([]);

    for (const role of ['moderator', 'admin', 'site'] as const)
      for (const site of ['news', '*']) await console.key(role, site);
    await lookAt(console, '/news/keys', 'keys', (looked) =>
      looked.locator('.key-list > li').nth(5).waitFor(),
    );
  }, 60_000);

  test('who may not manage keys is told so in plain words, and asks nothing of the service', async () => {
    const console = await startConsole(open);
    const { page } = await console.enter('/news/keys', { key: await console.key('moderator', 'news') });
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.getByText('لا تصدر المفاتيح من هنا إلا لمدير كل المواقع.').waitFor();
    await page.reload();
    await page.getByText('لا تصدر المفاتيح من هنا إلا لمدير كل المواقع.').waitFor();
    expect(asked).not.toContain('/v1/keys');
  });
});
