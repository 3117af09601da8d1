import { expect, test } from 'vitest';
import { inBrowser } from './browser.ts';
import { commentOf, type NewsSite, readerOf, startNews, textOf } from './embed-page.ts';

inBrowser('a reader who is signed in, at the embed,', (open) => {
  const tokenFor = async ({ call }: NewsSite): Promise<string> => {
    const author = { name: 'Salma', id: 'user-17' };
    return (await call('POST', '/v1/sites/news/author-tokens', { body: { author } })).json.authorToken;
  };
  const start = async (now: () => number) => {
    const news = await startNews({ decides: 'approve', now });
    const page = await readerOf(open, news);
    await page.getByText('No comments yet.').waitFor();
    const signIn = (token: string) =>
      page.locator('hakam-comments').evaluate((host, given) => {
        host.setAttribute('name', 'Salma');
        host.setAttribute('author-token', given);
      }, token);
    await signIn(await tokenFor(news));
    await page.getByText('You comment as Salma').waitFor();
    return { news, page, signIn };
  };
  const sendText = async (page: Parameters<typeof textOf>[0], body: string) => {
    await textOf(page).fill(body);
    await page.getByRole('button', { name: 'Send' }).click();
  };

  test('needs no name, and comments as the site says', async () => {
    const { news, page } = await start(Date.now);
    expect(await page.getByLabel('Name').isVisible()).toBe(false);
    await sendText(page, 'Signed');
    await commentOf(page, 'Signed').getByText('Salma').waitFor();
    expect((await news.shown()).comments).toMatchObject([{ body: 'Signed', author: { name: 'Salma' } }]);
  });

  test('whose token has ended loses nothing: the page hears of it, sets another, and it is sent', async () => {
    const clock = { now: Date.now() };
    const { news, page, signIn } = await start(() => clock.now);
    await page.evaluate(() => {
      document.addEventListener('hakam-token-expired', () => document.body.setAttribute('data-expired', ''));
    });
    clock.now += 16 * 60_000;
    await sendText(page, 'Signed');
    await page.locator('body[data-expired]').waitFor();
    await page.getByText('Your session has ended.').first().waitFor();
    expect(await textOf(page).inputValue()).toBe('Signed');
    await signIn(await tokenFor(news));
    await commentOf(page, 'Signed').waitFor();
    expect((await news.shown()).comments).toMatchObject([{ body: 'Signed' }]);
    expect(await textOf(page).inputValue()).toBe('');
  });

  test('whose page sets another token as it hears of it, notices nothing', async () => {
    const clock = { now: Date.now() };
    const { news, page } = await start(() => clock.now);
    clock.now += 16 * 60_000;
    await page.evaluate(
      (token) => {
        document.addEventListener('hakam-token-expired', ({ target }) =>
          (target as Element).setAttribute('author-token', token),
        );
      },
      await tokenFor(news),
    );
    await sendText(page, 'Signed');
    await commentOf(page, 'Signed').waitFor();
    expect((await news.shown()).count).toBe(1);
  });

  test('and banned is told so, and loses no text', async () => {
    const { news, page } = await start(Date.now);
    const body = { trusted: false, bannedUntil: 'forever', held: false, reason: 'a test' };
    expect((await news.call('PUT', '/v1/sites/news/authors/id:user-17/standing', { body })).status).toBe(200);
    await sendText(page, 'Signed');
    await page.locator('form .note').getByText('You are banned from commenting on this site.').waitFor();
    expect(await textOf(page).inputValue()).toBe('Signed');
    expect((await news.shown()).count).toBe(0);
  });
});
