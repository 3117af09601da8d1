import { expect, test } from 'vitest';
import { inBrowser } from './browser.ts';
import { COMMENTS, loseAnswers, readerOf, send, startNews, textOf } from './embed-page.ts';

inBrowser('a lost connection at the embed', (open) => {
  test('offline, the draft stays, over a reload too, and is sent once the connection is back', async () => {
    const news = await startNews();
    const page = await readerOf(open, news);
    await page.getByText('No comments yet.').waitFor();
    await page.context().setOffline(true);
    await send(page, 'Kept');
    await page.getByText('The connection broke before an answer came.').first().waitFor();
    expect(await page.getByRole('status').textContent()).toContain('The connection broke');
    expect(await textOf(page).inputValue()).toBe('Kept');
    expect(await news.queue()).toEqual([]);
    await page.context().setOffline(false);
    await page.reload();
    expect(await page.getByLabel('Name').inputValue()).toBe('Ann');
    expect(await textOf(page).inputValue()).toBe('Kept');
    await page.getByRole('button', { name: 'Send again' }).click();
    await page.getByText('Awaits review').waitFor();
    expect(await news.queue()).toMatchObject([{ body: 'Kept' }]);
    expect(await textOf(page).inputValue()).toBe('');
  });

  test.each(['at once', 'after a reload'])(
    'an answer that was lost after its comment was stored: sent again %s, it is stored once',
    async (when) => {
      const news = await startNews();
      const page = await readerOf(open, news);
      const keys: unknown[] = [];
      page.on('request', (request) => {
        if (request.method() === 'POST') keys.push(request.headers()['idempotency-key']);
      });
      await loseAnswers(page);
      await send(page, 'Once');
      const again = page.getByRole('button', { name: 'Send again' });
      await again.waitFor();
      expect(await news.queue()).toHaveLength(1);
      await page.unrouteAll();
      if (when !== 'at once') await page.reload();
      await again.click();
      await page.getByText('Awaits review').waitFor();
      expect(keys).toHaveLength(2);
      expect(new Set(keys).size).toBe(1);
      expect(await news.running.sql('select body from comments')).toEqual([{ body: 'Once' }]);
    },
  );

  test('what was changed after the answer was lost is another comment, under another key', async () => {
    const news = await startNews();
    const page = await readerOf(open, news);
    await loseAnswers(page);
    await send(page, 'One');
    await page.getByRole('button', { name: 'Send again' }).waitFor();
    await page.unrouteAll();
    await textOf(page).fill('Two');
    await page.getByRole('button', { name: /^Send/ }).click();
    await page.getByText('Awaits review').waitFor();
    expect((await news.queue()).map(({ body }) => body).toSorted()).toEqual(['One', 'Two']);
  });

  test('a list that could not be had says so, and is there when it is asked for again', async () => {
    const news = await startNews({ decides: 'approve' });
    await news.post('Hello');
    const page = await open();
    await page.route(`**${COMMENTS}?*`, (route) => route.abort());
    await page.goto(news.address);
    await page.getByText('The comments could not be loaded.').first().waitFor();
    expect(await textOf(page).isVisible()).toBe(true);
    await page.unrouteAll();
    await textOf(page).fill('a draft');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { name: 'Comments (1)' }).waitFor();
    expect(await page.getByText('The comments could not be loaded.').count()).toBe(0);
    expect(await textOf(page).inputValue()).toBe('a draft');
  });
});
