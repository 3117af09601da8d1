import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { NOW, startProvider } from '../http/provider.ts';
import { PLAIN_SITE, startService, type TestService } from '../service.ts';
import { inBrowser } from './browser.ts';

/** The provider is at 127.0.0.1, which is another site than this. */
const HOST = 'localhost';

inBrowser("the console's session in a browser", (open) => {
  /** Signs a moderator in at the provider's own page; returns the console's page, and where it is. */
  async function signedIn(): Promise<{ page: Page; address: string; service: TestService }> {
    const provider = await startProvider();
    const service = await startService({
      rules: { 'plain.yaml': PLAIN_SITE },
      now: () => NOW,
      env: provider.env,
    });
    const address = service.running.address.replace('127.0.0.1', HOST);
    const page = await open({ locale: 'en' });
    await page.goto(`${address}/console/plain/queue?status=spam`);
    const button = page.getByRole('button', { name: `Sign in with ${new URL(provider.issuer).host}` });
    await button.waitFor();
    // Looked out for before it can come: the page is the one that was left, by its address.
    const back = page.waitForResponse((response) => response.url() === `${address}/console/session`);
    await button.click();
    await back;
    await page.waitForURL(`${address}/console/plain/queue?status=spam`);
    return { page, address, service };
  }

  const whoIs = (page: Page): Promise<unknown> =>
    page.evaluate(async () => {
      const response = await fetch('/console/session');
      return ((await response.json()) as { signedIn: { id: string } | null }).signedIn?.id ?? null;
    });

  test('a moderator who signs in at a provider elsewhere comes back to where they were, and scripts see no cookie', async () => {
    const { page } = await signedIn();
    expect(await whoIs(page)).toBe('oidc:suad');
    expect(await page.evaluate('document.cookie')).toBe('');
    const cookies = await page.context().cookies();
    expect(cookies.map(({ name }) => name)).toEqual(['hakam-session']);
    await page.evaluate(() => fetch('/console/session', { method: 'DELETE' }));
    expect(await whoIs(page)).toBeNull();
  });

  test('a page of another origin, of another site or of this one, does nothing by the session', async () => {
    const { page, address, service } = await signedIn();
    const { call } = service;
    const sent = { body: { body: 'hello', author: { name: 'Ann' } } };
    const { id } = (await call('POST', '/v1/sites/plain/articles/1/comments', sent)).json;
    for (const host of ['127.0.0.1', HOST]) {
      await page.goto(await startPage(host));
      expect(await attempts(page, address, id), host).toEqual([
        'refused',
        'opaque 0',
        'refused',
        'refused',
        'opaque 0',
      ]);
    }
    expect((await call('GET', `/v1/sites/plain/comments/${id}`)).json.status).toBe('pending');
    await page.goto(`${address}/console`);
    expect(await whoIs(page)).toBe('oidc:suad');
  });
});

/** What a page gets that tries to decide, to read, and to end the session, with the browser's cookies. */
const attempts = (page: Page, address: string, id: string): Promise<string[]> =>
  page.evaluate(
    async ({ address, id }) => {
      const ask = async (path: string, more: object) =>
        fetch(`${address}${path}`, { credentials: 'include', ...more }).then(
          ({ type, status }) => `${type} ${status}`,
          () => 'refused',
        );
      const decision = { method: 'POST', body: '{"status":"approved"}' };
      const json = { headers: { 'content-type': 'application/json' } };
      return [
        await ask(`/v1/sites/plain/comments/${id}/decision`, { ...decision, ...json }),
        await ask(`/v1/sites/plain/comments/${id}/decision`, { ...decision, mode: 'no-cors' }),
        await ask('/v1/sites/plain/queue', {}),
        await ask('/console/session', { method: 'DELETE' }),
        await ask('/console/session', { mode: 'no-cors' }),
      ];
    },
    { address, id },
  );

/** An empty page at a host, on a port of its own. */
async function startPage(host: string): Promise<string> {
  const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end('<p>'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://${host}:${(server.address() as AddressInfo).port}/`;
}
