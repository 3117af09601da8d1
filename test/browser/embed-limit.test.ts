import { expect, test } from 'vitest';
import { inBrowser } from './browser.ts';
import { commentOf, send, startNews, textOf } from './embed-page.ts';

inBrowser('the limit at the embed', (open) => {
  test('the seconds that are left count down; until then nothing is sent, and then it is', async () => {
    const clock = { now: Date.now() };
    const news = await startNews({
      decides: 'approve',
      more: 'limits: [{id: reader, by: address, max: 1, per: 1m}]',
      now: () => clock.now,
    });
    const page = await open();
    let posts = 0;
    page.on('request', (request) => {
      if (request.method() === 'POST') posts++;
    });
    await page.clock.install({ time: clock.now });
    await page.goto(news.address);
    await page.clock.pauseAt(clock.now + 10_000);
    await send(page, 'One');
    await commentOf(page, 'One').waitFor();
    await send(page, 'Two');
    const note = page.locator('form .note');
    await note.getByText('You may send in 60 seconds.').waitFor();
    expect(await page.getByRole('status').textContent()).toContain('You may send in 60 seconds.');
    await page.clock.runFor(59_000);
    await note.getByText('You may send in 1 second.').waitFor();
    // Heard once, not every second.
    expect(await page.getByRole('status').textContent()).toContain('You may send in 60 seconds.');
    const button = page.getByRole('button', { name: 'Send' });
    expect(await button.getAttribute('aria-disabled')).toBe('true');
    await textOf(page).press('Control+Enter');
    expect(posts).toBe(2);

    await page.clock.runFor(1000);
    await note.getByText('You may send now.').waitFor();
    expect(await page.getByRole('status').textContent()).toBe('You may send now.');
    clock.now += 60_000;
    await button.click();
    await commentOf(page, 'Two').waitFor();
    expect(await news.shown()).toMatchObject({ count: 2, comments: [{ body: 'One' }, { body: 'Two' }] });
  });
});
