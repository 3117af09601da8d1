import { expect, test } from 'vitest';
import { inBrowser, violations } from './browser.ts';
import { COMMENTS, pageWithEmbed, write } from './embed-page.ts';

inBrowser('the embed, under a policy without style-src,', (open) => {
  test('takes a comment, shows it to its writer as held, and to all once it is approved', async () => {
    const { page: address, call } = await pageWithEmbed();
    const page = await open();
    await page.goto(address);
    await write(page, '<script>alert(1)</script>', '<b>Ann</b>');
    await page.getByText('Awaits review').waitFor();
    expect(await violations(page)).toEqual([]);
    expect((await call('GET', COMMENTS)).json.count).toBe(0);
    const [{ id }] = (await call('GET', '/v1/sites/plain/queue')).json.items;
    await call('POST', `/v1/sites/plain/comments/${id}/decision`, { body: { status: 'approved' } });
    await page.reload();
    await page.getByRole('heading', { name: 'Comments (1)' }).waitFor();
    await page.getByText('<script>alert(1)</script>').waitFor();
    expect(await page.getByText('Awaits review').count()).toBe(0);
    expect(await violations(page)).toEqual([]);
  });

  test('an answer that is lost leaves the draft, and sending it again, after a reload too, stores it once', async () => {
    const { page: address, call } = await pageWithEmbed();
    const page = await open();
    await page.route(`**${COMMENTS}`, async (route) => {
      await route.fetch();
      await route.abort();
    });
    await page.goto(address);
    await write(page, 'Once', 'Ann');
    await page.getByRole('button', { name: 'Send again' }).waitFor();
    await page.unrouteAll();
    await page.reload();
    await page.getByRole('button', { name: 'Send again' }).click();
    await page.getByText('Awaits review').waitFor();
    expect((await call('GET', '/v1/sites/plain/queue')).json.items).toHaveLength(1);
  });

  test('a reader changes a comment, and withdraws it', async () => {
    const { page: address, call } = await pageWithEmbed();
    const page = await open();
    await page.goto(address);
    await write(page, 'Frist', 'Ann');
    await page.getByRole('button', { name: 'Edit: Your comment' }).click();
    await page.getByRole('textbox', { name: 'Edit your comment' }).fill('First');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('First', { exact: true }).waitFor();
    expect((await call('GET', '/v1/sites/plain/queue')).json.items).toMatchObject([{ body: 'First' }]);
    await page.getByRole('button', { name: 'Withdraw: Your comment' }).click();
    await page.getByRole('button', { name: 'Yes, withdraw it' }).click();
    await page.getByText('No comments yet.').waitFor();
    expect((await call('GET', '/v1/sites/plain/queue')).json.items).toEqual([]);
  });

  test('who is limited sees the seconds pass, and may send then', async () => {
    const { page: address } = await pageWithEmbed({
      rules: 'limits: [{id: reader, by: address, max: 1, per: 1m}]\n',
    });
    const page = await open();
    await page.clock.install();
    await page.goto(address);
    await page.getByLabel('Name').fill('Ann');
    const text = page.getByRole('textbox', { name: 'Add a comment' });
    for (const body of ['One', 'Two']) {
      await text.fill(body);
      await page.getByRole('button', { name: 'Send' }).click();
      await page
        .getByText(body === 'One' ? 'Awaits review' : /You may send in \d+ seconds/)
        .first()
        .waitFor();
    }
    expect(await violations(page)).toEqual([]);
    await page.clock.runFor(61_000);
    await page.getByText('You may send now.').first().waitFor();
    expect(await text.inputValue()).toBe('Two');
  });
});
