import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { inBrowser } from './browser.ts';
import { type NewsSite, readerOf, send, startNews, textOf } from './embed-page.ts';

const ELEMENT = 'hakam-comments site="news" article="1" limit="3"';

inBrowser('the list of the embed', (open) => {
  const postAll = async (news: NewsSite, bodies: readonly string[]): Promise<string[]> => {
    const ids: string[] = [];
    for (const body of bodies) ids.push(await news.post(body));
    return ids;
  };
  const textsOf = (page: Page) => page.locator('article .body').allTextContents();
  const more = (page: Page) => page.getByRole('button', { name: 'More comments' });
  const numbered = (count: number) => Array.from({ length: count }, (_, at) => `No. ${at + 1}`);

  test.each(['oldest', 'newest'])(
    '%s first, each page brings what follows, and the focus to it',
    async (order) => {
      const body = `<${ELEMENT} order="${order}"></hakam-comments>`;
      const news = await startNews({ decides: 'approve', body });
      const all = numbered(7);
      await postAll(news, all);
      if (order === 'newest') all.reverse();
      const page = await readerOf(open, news);
      for (const length of [3, 6, 7]) {
        await expect.poll(() => textsOf(page)).toEqual(all.slice(0, length));
        if (length === 7) break;
        await more(page).click();
        const first = page.locator('article').nth(length);
        await expect.poll(() => first.evaluate((article) => article.matches(':focus'))).toBe(true);
      }
      await more(page).waitFor({ state: 'detached' });
    },
  );

  test('comments that come and go between two pages make neither gaps nor doubles', async () => {
    const news = await startNews({ decides: 'approve', body: `<${ELEMENT}></hakam-comments>` });
    const bodies = numbered(9).map((body, at) => (at % 4 === 1 ? `${body} holdme` : body));
    const ids = await postAll(news, bodies);
    const page = await readerOf(open, news);
    await expect.poll(() => textsOf(page)).toEqual(['No. 1', 'No. 3', 'No. 4']);
    await news.decide(ids[1] ?? '', 'approved');
    await news.decide(ids[2] ?? '', 'rejected');
    await send(page, 'Mine');
    await page.getByText('Mine', { exact: true }).waitFor();
    await news.post('No. 10');
    while ((await more(page).count()) > 0) {
      const before = await page.locator('article').count();
      await more(page).click();
      await expect.poll(() => page.locator('article').count()).toBeGreaterThan(before);
    }
    const { comments, count } = await news.shown();
    expect(await textsOf(page)).toEqual(comments.map(({ body }) => body));
    expect(await page.getByRole('heading', { name: `Comments (${count})` }).count()).toBe(1);
  });

  test('an article that is closed shows its comments and no form; one that closes now loses it', async () => {
    const news = await startNews({ decides: 'approve' });
    await news.post('Hello');
    const close = (closesAt: number) =>
      news.call('PUT', '/v1/sites/news/articles/1', { body: { closesAt: new Date(closesAt).toISOString() } });
    await close(Date.now() + 3_600_000);
    const page = await open();
    await page.clock.install();
    await page.goto(news.address);
    await textOf(page).waitFor();
    await page.clock.runFor(3_601_000);
    await page.getByText('This page takes no more comments.').waitFor();
    expect(await page.locator('form').count()).toBe(0);
    await close(Date.now() - 1000);
    await page.reload();
    await page.getByText('This page takes no more comments.').waitFor();
    expect(await page.locator('form').count()).toBe(0);
    expect(await textsOf(page)).toEqual(['Hello']);
    expect(await page.getByRole('button', { name: /Reply/ }).count()).toBe(0);
  });

  test('a site that takes no comments now says so to who sends one, and keeps what was written', async () => {
    const news = await startNews();
    const page = await readerOf(open, news);
    await textOf(page).waitFor();
    await news.call('PUT', '/v1/sites/news/state', { body: { state: 'closed', reason: 'storm' } });
    await send(page, 'Hello');
    await page
      .locator('form .note')
      .getByText(/comments/i)
      .waitFor();
    expect(await textOf(page).inputValue()).toBe('Hello');
    expect(await page.locator('form .note').textContent()).not.toContain('connection');
  });

  test('where the page names a site that is not there, what the page has put into the element stays', async () => {
    const body = '<hakam-comments site="nowhere" article="1"><p>Write to us.</p></hakam-comments>';
    const page = await readerOf(open, await startNews({ body }));
    await page.getByText('The comments could not be loaded.').first().waitFor();
    expect(await page.getByText('Write to us.').isVisible()).toBe(true);
    expect(await page.getByRole('button', { name: 'Try again' }).isVisible()).toBe(true);
    await send(page, 'Hello');
    await page.locator('form .note').filter({ hasText: /\S/ }).waitFor();
    expect(await textOf(page).inputValue()).toBe('Hello');
  });
});
