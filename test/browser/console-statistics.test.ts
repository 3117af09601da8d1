import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { inBrowser, violations } from './browser.ts';
import { type Console, NEWSROOM, startConsole } from './console.ts';
import { lookAt } from './console-looks.ts';

const DAY = 86_400_000;
const DAYS = 9;
const BODIES = [
  'مرحبا بالجميع',
  'أنت أحمق',
  'see https://spam.example',
  'ههههههه جدا',
  'fool https://a.example',
];
const STATUSES = ['approved', 'rejected', 'spam', 'approved'] as const;

inBrowser("the console's statistics in a browser", (open) => {
  /** Days of comments, on which three people decide after some minutes, and take some decisions back. */
  async function workedNewsroom(): Promise<Console> {
    const clock = { back: DAYS * DAY };
    const console = await startConsole(open, NEWSROOM, { now: () => Date.now() - clock.back });
    const keys: string[] = [];
    for (const name of ['سعاد', 'Sam', '<b>"خالد بن عبد الرحمن المطيري من قسم المتابعة']) {
      const made = await console.call('POST', '/v1/keys', {
        body: { role: 'moderator', site: 'news', name },
      });
      keys.push(made.json.key);
    }
    for (let day = 0; day < DAYS; day++) {
      clock.back = (DAYS - day) * DAY;
      const ids: string[] = [];
      for (let at = 0; at < 5 + ((day * 5) % 7); at++)
        ids.push(await console.post(BODIES[(at * 3 + day) % BODIES.length] ?? ''));
      clock.back -= (day + 5) * 60_000;
      const decisions = ids.map((comment, at) => ({ comment, status: STATUSES[(at + day) % 4] }));
      await console.call('POST', '/v1/sites/news/decisions', {
        key: keys[day % 3] ?? '',
        body: { decisions },
      });
      const { decision } = (await console.call('GET', `/v1/sites/news/comments/${ids[0]}`)).json;
      if (day % 4 === 0)
        await console.call('POST', `/v1/sites/news/decisions/${decision.id}/undo`, { body: {} });
    }
    clock.back = 0;
    await console.post('مرحبا الآن');
    await expect
      .poll(async () => (await statsOf(console)).buckets.at(-1)?.comments, { timeout: 15_000 })
      .toBe(1);
    return console;
  }

  const statsOf = async ({ call }: Console) => (await call('GET', '/v1/sites/news/stats')).json as Stats;

  interface Stats {
    readonly buckets: readonly {
      readonly comments: number;
      readonly byStatus: { readonly pending: number };
    }[];
    readonly rules: readonly { readonly rule: string; readonly hits: number }[];
    readonly moderators: readonly { readonly name: string; readonly undone: number }[];
  }

  /** What a chart has drawn, as an address of its picture. */
  const drawn = (page: Page, at = 0) =>
    page
      .locator('.chart canvas')
      .nth(at)
      .evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());

  /** How much is drawn on the left half of a chart for each that is on the right. */
  const leftShare = (page: Page) =>
    page
      .locator('.chart canvas')
      .first()
      .evaluate((element) => {
        const { width, height } = element as HTMLCanvasElement;
        const drawing = (element as HTMLCanvasElement).getContext('2d');
        /** Opaque points of a part: four bytes a point, the last of which is how opaque it is. */
        const inked = (from: number) =>
          drawing
            ?.getImageData(from, 0, width / 2, height)
            .data.filter((byte, at) => at % 4 === 3 && byte === 255).length ?? 0;
        return inked(0) / Math.max(1, inked(width / 2));
      });

  const allDrawn = (page: Page) =>
    expect
      .poll(() =>
        page.locator('.chart canvas').evaluateAll((all) => all.map((each) => each.clientHeight > 0)),
      )
      .toEqual([true, true, true, true, true]);

  test('charts say in pictures, in words and in tables what the service counted, and follow the page', async () => {
    const console = await workedNewsroom();
    const stats = await statsOf(console);
    const { page, alarms } = await console.enter('/news/statistics', { language: 'en' });
    await allDrawn(page);

    const comments = stats.buckets.reduce((sum, bucket) => sum + bucket.comments, 0);
    await page.getByText(`${comments} comments in all.`, { exact: false }).waitFor();
    const rules = page.getByRole('figure').filter({ hasText: 'whether moderators agreed' });
    await rules.getByText('The numbers as a table').click();
    const { rule, hits } = stats.rules[0] ?? { rule: '', hits: 0 };
    const row = rules.getByRole('row').filter({ hasText: rule });
    expect(await row.getByRole('cell').nth(3).textContent()).toBe(String(hits));
    const people = page.getByRole('figure').filter({ hasText: '3 moderators' });
    await people.getByText('The numbers as a table').click();
    for (const { name } of stats.moderators) await people.getByRole('rowheader', { name }).waitFor();

    expect(await violations(page)).toEqual([]);

    await page.getByLabel('Time', { exact: true }).selectOption('7d');
    await page.getByLabel('By', { exact: true }).selectOption('hour');
    await expect.poll(() => new URL(page.url()).search).toBe('?span=7d&unit=hour');
    const volume = page.getByRole('figure').first();
    await volume.getByText('The numbers as a table').click();
    await expect.poll(() => volume.getByRole('row').count()).toBe(1 + 168);
    await page.reload();
    await expect.poll(() => page.getByLabel('By', { exact: true }).inputValue()).toBe('hour');
    await page.getByLabel('Time', { exact: true }).selectOption('30d');
    await expect.poll(() => new URL(page.url()).search).toBe('?span=30d');
    await allDrawn(page);

    // The latest days are full: at the right in English, at the left in Arabic.
    await expect.poll(() => leftShare(page)).toBeLessThan(0.8);
    const light = await drawn(page);
    await page.getByRole('combobox', { name: 'Looks' }).selectOption('dark');
    await expect.poll(() => drawn(page)).not.toBe(light);
    await page.getByRole('button', { name: 'العربية' }).click();
    await page.getByRole('heading', { name: 'الإحصاءات' }).waitFor();
    await expect.poll(() => leftShare(page)).toBeGreaterThan(1.2);
    expect(alarms).toEqual([]);

    await lookAt(console, '/news/statistics', 'statistics', allDrawn);
  }, 90_000);
});
