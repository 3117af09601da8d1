import { expect, test } from 'vitest';
import { inBrowser } from './browser.ts';
import { commentOf, readerOf, send, startNews, textOf } from './embed-page.ts';

inBrowser('posting in the embed', (open) => {
  test('what is held is shown to its writer alone, over a reload too, and to all once it is approved', async () => {
    const news = await startNews();
    const page = await readerOf(open, news);
    await send(page, 'Hello');
    for (const again of [false, true]) {
      if (again) await page.reload();
      await commentOf(page, 'Hello').getByText('Awaits review; only you see it').waitFor();
      expect(await page.getByRole('heading', { name: 'Comments (0)' }).count()).toBe(1);
    }
    const other = await readerOf(open, news);
    await other.getByText('No comments yet.').waitFor();
    expect(await other.getByText('Hello').count()).toBe(0);

    const [{ id = '' } = {}] = await news.queue();
    await news.decide(id, 'approved');
    for (const each of [page, other]) {
      await each.reload();
      await each.getByRole('heading', { name: 'Comments (1)' }).waitFor();
      expect(await commentOf(each, 'Hello').count()).toBe(1);
      expect(await each.getByText('Awaits review').count()).toBe(0);
    }
  });

  test('what the rules approve is published at once, counted, and said', async () => {
    const news = await startNews({ decides: 'approve' });
    const page = await readerOf(open, news);
    await send(page, 'Hello');
    await page.getByRole('heading', { name: 'Comments (1)' }).waitFor();
    await commentOf(page, 'Hello').getByText('Thank you. Your comment is published.').waitFor();
    expect(await page.getByRole('status').textContent()).toBe('Thank you. Your comment is published.');
    expect(await textOf(page).inputValue()).toBe('');
    expect(await page.getByText('Awaits review').count()).toBe(0);
  });

  test('what the rules refuse is said at the form, which keeps the text', async () => {
    const news = await startNews({ decides: 'approve' });
    const page = await readerOf(open, news);
    await send(page, 'rejectme');
    const said = 'Your comment was not published because it breaks this site';
    await page.locator('form').getByText(said).waitFor();
    expect(await page.getByRole('status').textContent()).toContain(said);
    expect(await textOf(page).inputValue()).toBe('rejectme');
    expect(await page.locator('article').count()).toBe(0);
    await textOf(page).fill('fine');
    await page.getByRole('button', { name: 'Send' }).click();
    await page.getByRole('heading', { name: 'Comments (1)' }).waitFor();
    expect(await page.getByText(said).count()).toBe(0);
  });

  test('whoever sends spam sees what anybody sees whose comment is held', async () => {
    const news = await startNews();
    const looks = async (body: string) => {
      const page = await readerOf(open, news);
      await send(page, body);
      await commentOf(page, body).getByText('Awaits review; only you see it').waitFor();
      const kept = await page.locator('hakam-comments').evaluate((host) => host.shadowRoot?.innerHTML ?? '');
      return kept
        .replaceAll(body, 'said')
        .replaceAll(/[0-9a-f]{8}-[-0-9a-f]{27}/g, 'id')
        .replaceAll(/<time.*?<\/time>/g, '');
    };
    expect(await looks('spamme')).toBe(await looks('holdme'));
  });
});
