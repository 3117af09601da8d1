import { expect, test } from 'vitest';
import { inBrowser } from './browser.ts';
import { COMMENTS, OPEN, pageWithEmbed, post, write } from './embed-page.ts';

inBrowser('writing in the embed', (open) => {
  test('what the rules approve is there at once, and what they refuse is said to be', async () => {
    const rules = `${OPEN}rules: [{id: rude, if: {text: {has: fool}}, then: reject}]\n`;
    const { page: address, call } = await pageWithEmbed({ rules });
    const page = await open();
    await page.goto(address);
    await write(page, 'Well said', 'Ann');
    await page.getByRole('heading', { name: 'Comments (1)' }).waitFor();
    await page.getByText('Your comment is published.').first().waitFor();
    await write(page, 'You fool');
    await page.getByText("breaks this site's rules").first().waitFor();
    expect((await call('GET', COMMENTS)).json.comments).toMatchObject([{ body: 'Well said' }]);
  });

  test('a reply is written under its comment, stands there, and can be given up', async () => {
    const service = await pageWithEmbed({ rules: OPEN });
    const first = await post(service, 'First');
    const page = await open();
    await page.goto(service.page);
    const answer = page.getByRole('button', { name: 'Reply: Ann' });
    await answer.click();
    const comment = page.locator('article', { hasText: 'First' });
    const inThread = page.locator('li', { has: comment }).getByRole('textbox', { name: 'Add a comment' });
    expect(await inThread.evaluate((one) => (one.getRootNode() as ShadowRoot).activeElement === one)).toBe(
      true,
    );
    await page.keyboard.press('Escape');
    expect(await inThread.count()).toBe(0);
    expect(await comment.evaluate((one) => (one.getRootNode() as ShadowRoot).activeElement === one)).toBe(
      true,
    );
    await answer.click();
    await page.getByLabel('Name').fill('Ben');
    await inThread.fill('Second');
    await page.keyboard.press('Control+Enter');
    await page.locator('ol ol article', { hasText: 'Second' }).waitFor();
    expect((await service.call('GET', COMMENTS)).json.comments[1]).toMatchObject({
      body: 'Second',
      parent: first,
    });
  });

  test('what is missing is said at its field, which has the focus', async () => {
    const { page: address } = await pageWithEmbed();
    const page = await open();
    await page.goto(address);
    await page.getByRole('button', { name: 'Send' }).click();
    const name = page.getByLabel('Name');
    expect(await name.getAttribute('aria-invalid')).toBe('true');
    expect(await name.evaluate((one) => (one.getRootNode() as ShadowRoot).activeElement === one)).toBe(true);
    await page.getByText('Write your name.').waitFor();
    await page.getByText('Write your comment first.').waitFor();
  });

  test('without a connection the draft is kept, over a reload too, and sent once there is one', async () => {
    const { page: address, call } = await pageWithEmbed({ rules: OPEN });
    const page = await open();
    await page.goto(address);
    await page.getByRole('heading', { name: 'Comments (0)' }).waitFor();
    await page.context().setOffline(true);
    await write(page, 'From a tunnel', 'Ann');
    await page.getByText('The connection broke').first().waitFor();
    await page.context().setOffline(false);
    await page.reload();
    expect(await page.getByRole('textbox', { name: 'Add a comment' }).inputValue()).toBe('From a tunnel');
    await page.getByRole('button', { name: 'Send again' }).click();
    await page.getByRole('heading', { name: 'Comments (1)' }).waitFor();
    expect((await call('GET', COMMENTS)).json.comments).toMatchObject([{ body: 'From a tunnel' }]);
  });

  test('a reader who is signed in gives no name; a token that has ended is replaced, and nothing is lost', async () => {
    const service = await pageWithEmbed({ rules: OPEN });
    const token = async () =>
      (
        await service.call('POST', '/v1/sites/plain/author-tokens', {
          body: { author: { name: 'Sam', id: 'sam' } },
        })
      ).json.authorToken;
    const page = await open();
    await page.goto(service.page);
    await page.evaluate((ended) => {
      document.querySelector('hakam-comments')?.setAttribute('author-token', ended);
    }, 'a.token.that-has-ended');
    await page.getByLabel('Name').waitFor({ state: 'hidden' });
    await page.getByRole('textbox', { name: 'Add a comment' }).fill('As myself');
    const expired = page.evaluate(
      () =>
        new Promise((resolve) =>
          document.addEventListener('hakam-token-expired', () => resolve(true), { once: true }),
        ),
    );
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    expect(await expired).toBe(true);
    await page.evaluate(
      (fresh) => {
        document.querySelector('hakam-comments')?.setAttribute('author-token', fresh);
      },
      await token(),
    );
    await page.getByRole('heading', { name: 'Comments (1)' }).waitFor();
    expect((await service.call('GET', COMMENTS)).json.comments).toMatchObject([
      { body: 'As myself', author: { name: 'Sam' } },
    ]);
  });

  test('an article that is closed has no form, and one that closes meanwhile says so', async () => {
    const { page: address, call } = await pageWithEmbed({ rules: OPEN });
    const page = await open();
    await page.goto(address);
    await page.getByLabel('Name').waitFor();
    await call('PUT', '/v1/sites/plain/articles/1', { body: { closesAt: '2020-01-01T00:00:00Z' } });
    await write(page, 'Too late', 'Ann');
    await page.getByText('This page takes no more comments.').first().waitFor();
    await page.reload();
    await page.getByText('This page takes no more comments.').first().waitFor();
    expect(await page.getByRole('button', { name: 'Send' }).count()).toBe(0);
  });

  test('a pending comment is shown to its writer alone, and can be changed until its time is over', async () => {
    const { page: address } = await pageWithEmbed();
    const [writer, reader] = [await open(), await open()];
    await writer.clock.install();
    await writer.goto(address);
    await write(writer, 'Only mine', 'Ann');
    await writer.getByText('Awaits review').waitFor();
    await writer.reload();
    await writer.getByText('Only mine').waitFor();
    await writer.getByRole('button', { name: 'Edit: Your comment' }).waitFor();
    await writer.clock.runFor(301_000);
    await writer.getByRole('button', { name: 'Edit: Your comment' }).waitFor({ state: 'detached' });
    await reader.goto(address);
    await reader.getByText('No comments yet.').waitFor();
    expect(await reader.getByText('Only mine').count()).toBe(0);
  });
});
