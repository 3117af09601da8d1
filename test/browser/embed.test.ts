import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { startService, type TestService } from '../service.ts';
import { inBrowser, violations } from './browser.ts';

const COMMENTS = '/v1/sites/plain/articles/1/comments';

/** A page of another origin, under a policy that allows the service's script and requests and nothing else. */
async function pageWithEmbed(more = ''): Promise<TestService & { readonly page: string }> {
  const own = { address: '' };
  const server = createServer((_, response) => {
    const policy = `default-src 'none'; script-src ${own.address}; connect-src ${own.address}`;
    response
      .setHeader('content-type', 'text/html; charset=utf-8')
      .setHeader('content-security-policy', policy);
    response.end(`<!doctype html><html lang="en"><title>News</title><main><h1>News</h1>
      <hakam-comments site="plain" article="1"></hakam-comments></main>
      <script type="module" src="${own.address}/embed.js"></script></html>`);
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await new Promise((resolve) => server.once('listening', resolve));
  const page = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const site = `site: {name: {en: Plain}, locale: en, timezone: UTC, origins: ["${page}"], edit_for: 5m}\n${more}`;
  const service = await startService({ rules: { 'plain.yaml': site } });
  own.address = service.running.address;
  return { ...service, page };
}

inBrowser('the embed, under a policy without style-src,', (open) => {
  test('takes a comment, shows it to its writer as held, and to all once it is approved', async () => {
    const { page: address, call } = await pageWithEmbed();
    const page = await open();
    await page.goto(address);
    await page.getByLabel('Name').fill('<b>Ann</b>');
    await page.getByRole('textbox', { name: 'Add a comment' }).fill('<script>alert(1)</script>');
    await page.getByRole('button', { name: 'Send' }).click();
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
    await page.getByLabel('Name').fill('Ann');
    await page.getByRole('textbox', { name: 'Add a comment' }).fill('Once');
    await page.getByRole('button', { name: 'Send' }).click();
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
    await page.getByLabel('Name').fill('Ann');
    await page.getByRole('textbox', { name: 'Add a comment' }).fill('Frist');
    await page.getByRole('button', { name: 'Send' }).click();
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
    const { page: address } = await pageWithEmbed('limits: [{id: reader, by: address, max: 1, per: 1m}]\n');
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
