import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inBrowser } from './browser.ts';
import { type Console, startConsole } from './console.ts';
import { lookAt } from './console-looks.ts';

const HOSTILE = '<img src=x onerror=alert(1)>\u202e "سعاد" \u2067';

inBrowser("the console's audit in a browser", (open) => {
  async function newsroom(): Promise<Console & { readonly ids: readonly string[] }> {
    const console = await startConsole(open);
    const { call } = console;
    const key = async (name: string) =>
      (await call('POST', '/v1/keys', { body: { role: 'moderator', site: 'news', name } })).json
        .key as string;
    const [suad, hostile] = [await key('سعاد'), await key(HOSTILE)];
    const ids: string[] = [];
    for (let at = 0; at < 56; at++) ids.push(await console.post(at % 2 ? `أنت أحمق ${at}` : `مرحبا ${at}`));
    const [first = '', second = '', ...others] = ids;
    const at = (path: string) => `/v1/sites/news/${path}`;
    const rejected = { status: 'rejected', reasonCode: 'off-topic' };
    const { json } = await call('POST', at(`comments/${first}/decision`), { key: suad, body: rejected });
    const undo = { key: hostile, body: { reason: HOSTILE } };
    await call('POST', at(`decisions/${json.decision.id}/undo`), undo);
    await call('POST', at(`comments/${second}/decision`), { key: suad, body: { status: 'approved' } });
    const decisions = others.slice(0, 3).map((comment) => ({ comment, status: 'spam', reason: 'إعلان' }));
    await call('POST', at('decisions'), { key: hostile, body: { decisions } });
    await call('POST', at('lists/insults/terms'), { key: suad, body: { terms: ['غبي', 'idiot'] } });
    await call('PUT', at('state'), { key: suad, body: { state: 'hold', reason: 'موجة' } });
    const banned = { trusted: false, held: true, bannedUntil: '2027-01-01T00:00:00Z', reason: 'شتائم' };
    await call('PUT', at('authors/id%3Ar-1/standing'), { key: suad, body: banned });
    await expect.poll(async () => (await call('GET', at('audit'))).json.entries[0].sequence).not.toBeNull();
    return { ...console, ids };
  }

  test('every change is told in plain words, found by who, what and when, followed, and kept as a file', async () => {
    const console = await newsroom();
    const [first = ''] = console.ids;
    const { page, alarms } = await console.enter('/news/audit', { language: 'en' });
    const entries = page.getByRole('listitem').filter({ has: page.locator('time') });
    await entries.filter({ hasText: 'سعاد rejected a comment' }).getByText('Off topic').waitFor();
    await page.getByText('added غبي, idiot to the list insults').waitFor();
    await page.getByText('had all comments held for people').waitFor();
    await page.getByText('changed the standing of r-1: banned until').waitFor();
    expect(await entries.count()).toBe(50);
    await page.getByRole('button', { name: 'Older' }).click();
    await expect.poll(() => entries.count()).toBeGreaterThan(60);

    await page.getByLabel('By', { exact: true }).selectOption({ label: 'سعاد' });
    await expect.poll(() => entries.count()).toBe(5);
    await page.getByLabel('Kind').selectOption('decision');
    await expect.poll(() => entries.count()).toBe(2);
    await page.reload();
    await expect.poll(() => entries.count()).toBe(2);
    await page.getByRole('button', { name: 'Clear' }).click();
    await expect.poll(() => new URL(page.url()).search).toBe('');

    await page.getByLabel('Of (id)').fill(first);
    await page.getByLabel('Of (id)').press('Enter');
    await expect.poll(() => entries.allTextContents()).toHaveLength(3);
    expect((await entries.first().textContent()) ?? '').toContain(
      'took a decision back: a comment is held again',
    );
    await entries.first().getByText('Sealed').click();
    await entries.first().getByText('Undoes').waitFor();
    await entries.first().getByRole('link').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('مرحبا 0').waitFor();
    expect(new URL(page.url()).search).toBe(`?subject=${first}&comment=${first}`);
    await dialog.getByRole('button', { name: 'All that happened to it' }).click();
    await dialog.waitFor({ state: 'detached' });
    await expect.poll(() => new URL(page.url()).search).toBe(`?subject=${first}`);

    const kept = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download all' }).click();
    const file = await kept;
    expect(file.suggestedFilename()).toBe('audit-news.ndjson');
    const lines = readFileSync(await file.path(), 'utf8')
      .trim()
      .split('\n');
    expect(lines.map((line) => JSON.parse(line).subject)).toEqual([first, first, first]);

    await page.getByRole('button', { name: 'Clear' }).click();
    await page.getByLabel('Rule').selectOption('insult');
    await entries.first().getByText('Matched:').waitFor();
    await page.getByLabel('From').fill('2031-01-01');
    await page.getByText('Nothing in the audit is like this.').waitFor();
    await page.getByRole('button', { name: 'Clear' }).click();
    await page.getByLabel('Where').selectOption('all');
    await page.getByLabel('Kind').selectOption('key');
    await page.getByText('made the key “سعاد” (moderator, news)').waitFor();
    expect(alarms).toEqual([]);

    await lookAt(console, '/news/audit', 'audit', (looked) => looked.locator('.entry').first().waitFor());
  }, 90_000);

  test('who moderates one site sees that one alone', async () => {
    const console = await startConsole(open);
    const { page } = await console.enter('/news/audit?scope=all', {
      language: 'en',
      key: await console.key('moderator', 'news'),
    });
    await page.locator('.entry').first().waitFor();
    expect(await page.getByLabel('Where').count()).toBe(0);
    expect(await page.getByRole('link', { name: 'Keys' }).count()).toBe(0);
  });
});
