import fc from 'fast-check';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { hostileBody, hostileName } from '../pages/shown.ts';
import { inBrowser, SIZES } from './browser.ts';
import { alarmsOf, COMMENTS, type Embedded, OPEN, pageWithEmbed, post } from './embed-page.ts';

/** What is read in the embed, comment by comment. */
const textsIn = (page: Page): Promise<string[]> =>
  page.locator('hakam-comments article .body').allTextContents();

inBrowser('reading the embed', (open) => {
  test('more comes on demand, nothing twice and nothing left out, whatever comes and goes meanwhile', async () => {
    const content = '<hakam-comments site="plain" article="1" limit="3"></hakam-comments>';
    const service = await pageWithEmbed({ rules: OPEN, content });
    const ids: string[] = [];
    for (let at = 1; at <= 8; at++) ids.push(await post(service, `Number ${at}`));
    const page = await open();
    await page.goto(service.page);
    await page.getByText('Number 3').waitFor();
    expect(await textsIn(page)).toEqual(['Number 1', 'Number 2', 'Number 3']);
    await service.call('POST', `/v1/sites/plain/comments/${ids[1]}/decision`, {
      body: { status: 'rejected' },
    });
    await post(service, 'Number 9');
    const more = page.getByRole('button', { name: 'More comments' });
    for (let turn = 0; (await more.count()) > 0 && turn < 5; turn++) {
      const before = (await textsIn(page)).length;
      await more.click();
      await expect.poll(async () => (await textsIn(page)).length).not.toBe(before);
    }
    const { json } = await service.call('GET', COMMENTS, { key: null });
    expect(await textsIn(page)).toEqual(json.comments.map(({ body }: { body: string }) => body));
  });

  test('thirty counts on a page are one request, and one that comes later finds its own', async () => {
    const content = Array.from(
      { length: 30 },
      (_, at) => `<hakam-count site="plain" article="${at}"></hakam-count>`,
    );
    const service = await pageWithEmbed({ rules: OPEN, content: content.join(' '), language: 'ar' });
    for (const _ of [1, 2]) await post(service, 'one more');
    const page = await open();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(service.page);
    await page.getByText('تعليقان', { exact: true }).waitFor();
    expect(await page.getByText('لا تعليقات', { exact: true }).count()).toBe(29);
    expect(asked.filter((path) => path.endsWith('/counts'))).toHaveLength(1);
    await page.evaluate(() => {
      const count = document.createElement('hakam-count');
      count.setAttribute('site', 'plain');
      count.setAttribute('article', '1');
      count.lang = 'en';
      document.querySelector('main')?.append(count);
    });
    await page.getByText('2 comments', { exact: true }).waitFor();
    expect(asked.filter((path) => path.endsWith('/counts'))).toHaveLength(2);
  });

  test('what the page has put inside is there without JavaScript, and until the list is', async () => {
    const content = '<hakam-comments site="plain" article="1"><p>From the server</p></hakam-comments>';
    const { page: address } = await pageWithEmbed({ content });
    const page = await open({ javaScriptEnabled: false });
    await page.goto(address);
    await page.getByText('From the server').waitFor();
    const late = await open();
    await late.route('**/comments?*', () => undefined);
    await late.goto(address);
    await late.getByText('From the server').waitFor();
  });

  test('a service that does not answer is said to, and asked again on demand', async () => {
    const { page: address } = await pageWithEmbed();
    const page = await open();
    await page.route('**/comments?*', (route) => route.abort());
    await page.goto(address);
    await page.getByText('The comments could not be loaded.').first().waitFor();
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('No comments yet.').waitFor();
  });

  test.each(Object.entries(SIZES))('nothing jumps while the list comes (%s)', async (_, viewport) => {
    // As README.md has it: what comes before the script is the page's own.
    const style = 'hakam-comments:not(:defined) { display: block; min-block-size: 100svh }';
    const service = await pageWithEmbed({ rules: OPEN, style });
    for (let at = 0; at < 30; at++) await post(service, `A comment that takes a line or two, number ${at}`);
    const page = await open({ viewport });
    await page.addInitScript(() => {
      const seen = globalThis as unknown as { shifts: number };
      seen.shifts = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) seen.shifts += (entry as unknown as { value: number }).value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.route('**/comments?*', async (route) => {
      await page.evaluate(
        () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
      );
      await route.continue();
    });
    await page.goto(service.page);
    await page.getByText('number 29').waitFor();
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
    expect(await page.evaluate(() => (globalThis as unknown as { shifts: number }).shifts)).toBe(0);
  });
});

const HOSTILE = 500;

/** Names and texts that try everything, as they are stored. */
async function hostileComments(service: Embedded): Promise<readonly { name: string; body: string }[]> {
  const samples = fc.sample(fc.record({ name: hostileName, body: hostileBody }), {
    numRuns: HOSTILE,
    seed: 17,
  });
  const zalgo = `Z${'\u0301\u0323\u0334'.repeat(60)}algo`;
  const long = 'ا'.repeat(2000);
  for (const { name, body } of [
    ...samples,
    { name: zalgo, body: zalgo.repeat(5) },
    { name: long.slice(0, 100), body: long },
  ])
    await post(service, body, { name });
  const shown: { name: string; body: string }[] = [];
  for (let next = ''; ; ) {
    const { json } = await service.call('GET', `${COMMENTS}?limit=200${next}`, { key: null });
    shown.push(...json.comments.map((each: Stored) => ({ name: each.author.name, body: each.body })));
    if (json.next === null) return shown;
    next = `&cursor=${json.next}`;
  }
}

interface Stored {
  readonly body: string;
  readonly author: { readonly name: string };
}

inBrowser('hostile comments in the embed', (open) => {
  test('are text: they start nothing, ask for nothing, and stay in their place', async () => {
    const content = '<hakam-comments site="plain" article="1" limit="200"></hakam-comments>';
    const service = await pageWithEmbed({ rules: OPEN, content, settings: ', links: clickable' });
    const stored = await hostileComments(service);
    expect(stored.length).toBeGreaterThan(HOSTILE / 2);
    for (const viewport of Object.values(SIZES)) {
      const page = await open({ viewport });
      const alarms = alarmsOf(page);
      page.on('request', (request) => {
        const { origin } = new URL(request.url());
        if (![service.page, service.running.address].includes(origin)) alarms.push(request.url());
      });
      await page.goto(service.page);
      const more = page.getByRole('button', { name: 'More comments' });
      const bodies = page.locator('hakam-comments article .body');
      for (let shown = 200; shown < stored.length + 200; shown += 200) {
        await expect.poll(() => bodies.count()).toBe(Math.min(shown, stored.length));
        if (shown < stored.length) await more.click();
      }
      expect(await bodies.allTextContents()).toEqual(stored.map(({ body }) => body));
      expect(await page.locator('hakam-comments article .author').allTextContents()).toEqual(
        stored.map(({ name }) => name),
      );
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);
      expect(await outside(page)).toEqual([]);
      expect(alarms).toEqual([]);
    }
  }, 120_000);
});

/** What reaches out of the embed's box. */
const outside = (page: Page): Promise<string[]> =>
  page.locator('hakam-comments').evaluate((host) => {
    const { left, right } = host.getBoundingClientRect();
    const shown =
      host.shadowRoot?.querySelectorAll('article, article .author, article .body, article time') ?? [];
    return [...shown]
      .filter(
        (each) =>
          each.getBoundingClientRect().left < left - 1 || each.getBoundingClientRect().right > right + 1,
      )
      .map((each) => each.outerHTML.slice(0, 100));
  });
