import { get } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { inBrowser, SIZES } from './browser.ts';
import { startNews } from './embed-page.ts';

inBrowser('loading the embed', (open) => {
  test.each(Object.entries(SIZES))(
    'nothing moves while the list comes, nor what stands below (%s)',
    async (_, viewport) => {
      const news = await startNews({ decides: 'approve' });
      for (let at = 0; at < 20; at++) await news.post(`No. ${at}`);
      const page = await open({ viewport });
      await page.addInitScript(() => {
        // The room that README.md asks a page to keep until the script is there.
        const sheet = new CSSStyleSheet();
        sheet.replaceSync('hakam-comments:not(:defined) { display: block; min-block-size: 100svh }');
        document.adoptedStyleSheets = [sheet];
        new PerformanceObserver((list) => {
          const sum = list.getEntries().reduce((all, entry) => all + (entry as unknown as Shift).value, 0);
          document.documentElement.dataset.shift = String(
            Number(document.documentElement.dataset.shift) + sum,
          );
        }).observe({ type: 'layout-shift', buffered: true });
        addEventListener('DOMContentLoaded', () => {
          document.documentElement.dataset.shift ??= '0';
        });
      });
      const arrived = Promise.withResolvers<void>();
      await page.route('**/comments?*', async (route) => {
        await arrived.promise;
        await route.continue();
      });
      await page.goto(news.address);
      await page.locator('.skeleton').waitFor();
      const drawn = () =>
        page.evaluate(() => new Promise((then) => requestAnimationFrame(() => setTimeout(then))));
      await drawn();
      arrived.resolve();
      await page.getByText('No. 19', { exact: true }).waitFor();
      await drawn();
      await drawn();
      expect(await page.locator('html').getAttribute('data-shift')).toBe('0');
    },
  );

  test('the script costs a page at most 12 KiB', async () => {
    const { running } = await startNews();
    const { hostname, port } = new URL(running.address);
    const bytes = await rawBytes(hostname, Number(port));
    expect(gunzipSync(bytes).toString()).toContain('hakam-comments');
    expect(bytes.length).toBeLessThanOrEqual(12 * 1024);
  });
});

interface Shift {
  readonly value: number;
}

/** The script as it goes over the wire. */
const rawBytes = (host: string, port: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    get({ host, port, path: '/embed.js', headers: { 'accept-encoding': 'gzip' } }, async (response) => {
      resolve(Buffer.concat(await response.toArray()));
    }).on('error', reject);
  });
