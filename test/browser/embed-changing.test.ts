import { expect, test } from 'vitest';
import { inBrowser } from './browser.ts';
import { commentOf, readerOf, send, startNews, textOf } from './embed-page.ts';

inBrowser('own comments and replies in the embed', (open) => {
  test('the form goes under the comment that is answered, and back where it is cancelled', async () => {
    const news = await startNews({ decides: 'approve' });
    await news.post('First');
    const page = await readerOf(open, news);
    await page.getByRole('button', { name: 'Reply: Bob' }).click();
    const inThread = page.locator('li form');
    await inThread.getByText('Your reply to Bob').waitFor();
    expect(await page.locator('form').count()).toBe(1);
    await expect.poll(() => textOf(page).evaluate((text) => text.matches(':focus'))).toBe(true);
    await textOf(page).fill('half a reply');
    await page.getByRole('button', { name: 'Cancel' }).click();
    expect(await inThread.count()).toBe(0);
    expect(await textOf(page).inputValue()).toBe('half a reply');
    expect(await commentOf(page, 'First').evaluate((article) => article.matches(':focus'))).toBe(true);
  });

  test('a reply stands under its comment; a draft of one is under it again after a reload', async () => {
    const news = await startNews({ decides: 'approve' });
    const parent = await news.post('First');
    await news.post('Second');
    const page = await readerOf(open, news);
    await commentOf(page, 'First').getByRole('button', { name: 'Reply: Bob' }).click();
    await textOf(page).fill('Answer');
    await page.reload();
    await page.locator('li form').waitFor();
    await send(page, 'Answer');
    const reply = page.locator('li li article');
    await reply.getByText('Answer', { exact: true }).waitFor();
    expect(await reply.evaluate((article) => article.matches(':focus'))).toBe(true);
    expect(await page.locator('li form').count()).toBe(0);
    expect((await news.shown()).comments).toContainEqual(expect.objectContaining({ body: 'Answer', parent }));
  });

  test('an edit is screened again: readers lose what was said before, and wait for the new text', async () => {
    const news = await startNews({ decides: 'approve' });
    const page = await readerOf(open, news);
    await send(page, 'Former');
    await page.getByRole('button', { name: 'Edit: Your comment' }).click();
    const text = page.getByRole('textbox', { name: 'Edit your comment' });
    expect(await text.inputValue()).toBe('Former');
    await text.fill('holdme');
    await page.getByRole('button', { name: 'Save' }).click();
    await commentOf(page, 'holdme').getByText('Awaits review').waitFor();
    expect(await page.getByText('Former').count()).toBe(0);
    expect(await news.shown()).toMatchObject({ count: 0, comments: [] });
    const other = await readerOf(open, news);
    await other.getByText('No comments yet.').waitFor();

    await page.getByRole('button', { name: 'Edit: Your comment' }).click();
    await text.fill('Latter');
    await page.getByRole('button', { name: 'Save' }).click();
    await commentOf(page, 'Latter').getByText('edited').waitFor();
    expect(await news.shown()).toMatchObject({ count: 1, comments: [{ body: 'Latter' }] });
  });

  test('an edit that the rules refuse leaves nothing in the list, and says why', async () => {
    const news = await startNews({ decides: 'approve' });
    const page = await readerOf(open, news);
    await send(page, 'Former');
    await page.getByRole('button', { name: 'Edit: Your comment' }).click();
    await page.getByRole('textbox', { name: 'Edit your comment' }).fill('rejectme');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.locator('.note').getByText('Your comment was not published').waitFor();
    expect(await page.locator('article').count()).toBe(0);
    expect((await news.shown()).count).toBe(0);
  });

  test('a published comment is withdrawn after one question, over a reload too, for everybody', async () => {
    const news = await startNews({ decides: 'approve' });
    const page = await readerOf(open, news);
    await send(page, 'Gone soon');
    await commentOf(page, 'Gone soon').waitFor();
    await page.reload();
    const withdraw = page.getByRole('button', { name: 'Withdraw: Your comment' });
    await withdraw.click();
    await page.getByRole('button', { name: 'No', exact: true }).click();
    expect(await withdraw.evaluate((button) => button.matches(':focus'))).toBe(true);
    await withdraw.click();
    await page.getByRole('button', { name: 'Yes, withdraw it' }).click();
    await page.getByText('No comments yet.').waitFor();
    expect(await page.getByRole('status').textContent()).toBe('Your comment is withdrawn.');
    expect((await news.shown()).count).toBe(0);
  });

  test('once the time is over the buttons go, and a secret that came too late says so', async () => {
    const clock = { now: Date.now() };
    const news = await startNews({ decides: 'approve', now: () => clock.now });
    const page = await open();
    await page.clock.install();
    await page.goto(news.address);
    await send(page, 'Mine');
    const edit = page.getByRole('button', { name: 'Edit: Your comment' });
    await edit.click();
    clock.now += 6 * 60_000; // the service's clock is ahead
    await page.getByRole('button', { name: 'Save' }).click();
    await page
      .locator('form')
      .getByText('The time in which you could change your comment is over.')
      .waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    expect(await edit.count()).toBe(0);

    clock.now = Date.now();
    await send(page, 'Another');
    await edit.waitFor();
    await page.clock.runFor(5 * 60_000 + 1000);
    await edit.waitFor({ state: 'detached' });
    expect(await page.getByRole('button', { name: 'Withdraw: Your comment' }).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Reply: Ann' }).count()).toBe(2);
  });
});
