import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { AUTHORS_TEXTS } from '../../src/console/authors/texts.ts';
import { PART_TEXTS } from '../../src/console/parts/texts.ts';
import { inBrowser } from './browser.ts';
import { type Console, NEWSROOM, startConsole } from './console.ts';
import { lookAt } from './look-at.ts';

const RULES = {
  ...NEWSROOM,
  'news.yaml': NEWSROOM['news.yaml'].replace('default: hold', 'default: approve'),
};
const READER = { name: `سعاد <b>${'W'.repeat(80)}</b>`, id: 'reader-17 %2F?#' };
const KEY = encodeURIComponent(`id:${READER.id}`);
/** More than a page of comments. */
const MANY = 23;

/** What becomes of the next comment of the reader. */
async function nextOf(news: Console): Promise<{ status: number; json: { status: string; type: string } }> {
  const body = { body: 'تعليق آخر', author: READER };
  return news.call('POST', '/v1/sites/news/articles/1/comments', { body });
}

inBrowser('the authors of the console', (open) => {
  test.each(['ar', 'en'] as const)(
    'an author is banned, held, noted on, copied and erased (%s)',
    async (language) => {
      const texts = AUTHORS_TEXTS[language];
      const news = await startConsole(open, RULES);
      await news.post('كلام أحمق', { author: READER });
      for (let at = 1; at < MANY; at++) await news.post(`تعليق رقم ${at}`, { author: READER });
      const { page, alarms } = await news.enter(`/news/authors/${KEY}`, { language });
      const button = (name: string) => page.getByRole('button', { name, exact: true });
      const dialog = page.getByRole('dialog');
      await page.getByRole('heading', { level: 1, name: READER.name }).waitFor();
      const comments = page.locator('.author-comment');
      expect(await comments.count()).toBe(20);
      await button(PART_TEXTS[language].more).click();
      const first = comments.nth(MANY - 1);
      expect(await first.locator('mark').innerText()).toBe('أحمق');
      await first.getByRole('link', { name: 'عنوان المقال' }).waitFor();

      // A ban needs a reason, and is in force at once.
      await button(texts.change).click();
      await page.getByLabel(texts.ban, { exact: true }).selectOption('date');
      await button(PART_TEXTS[language].save).click();
      await dialog.getByText(texts.dayMissing).waitFor();
      await lookAt(page, 'author-standing', language);
      await page.getByLabel(texts.ban, { exact: true }).selectOption('week');
      await page.getByLabel(PART_TEXTS[language].reason, { exact: true }).fill('شتائم متكررة');
      await page.keyboard.press('Enter');
      await dialog.waitFor({ state: 'detached' });
      await page.locator('.mark.banned').waitFor();
      expect((await nextOf(news)).json.type).toBe('/problems/author-banned');

      await button(texts.change).click();
      await page.getByLabel(texts.ban, { exact: true }).selectOption('none');
      await page.getByLabel(texts.hold, { exact: true }).check();
      await page.getByLabel(texts.trust, { exact: true }).check();
      await page.getByLabel(PART_TEXTS[language].reason, { exact: true }).fill('اعتذر');
      await page.keyboard.press('Enter');
      await page.locator('.mark.held').waitFor();
      expect((await nextOf(news)).json.status).toBe('pending');

      await page.getByLabel(texts.note, { exact: true }).fill('راسلناه بشأن تعليقاته.\nوننتظر رده.');
      await button(texts.addNote).click();
      await page.locator('.notes li').waitFor();
      await page.locator('details summary').click();
      await lookAt(page, 'author', language);

      // Whoever isn't an admin removes no note of others, and neither copies nor erases.
      const other = await news.enter(`/news/authors/${KEY}`, {
        language,
        key: await news.key('moderator'),
      });
      await other.page.locator('.notes li').waitFor();
      expect(await other.page.locator('.notes li button, .author-data').count()).toBe(0);
      await page.locator('.notes li button').click();
      await page.getByText(texts.noNotes).waitFor();

      const [copied] = await Promise.all([page.waitForEvent('download'), button(texts.copy).click()]);
      const lines = readFileSync(await copied.path(), 'utf8')
        .trim()
        .split('\n');
      expect(lines.map((line) => JSON.parse(line).kind).filter((kind) => kind === 'comment')).toHaveLength(
        MANY + 1,
      );

      await button(texts.erase).click();
      expect(await button(texts.eraseNow).isDisabled()).toBe(true);
      await dialog.getByRole('textbox').fill(texts.eraseWord);
      await lookAt(page, 'author-erase', language);
      await button(texts.eraseNow).click();
      await page.waitForURL('**/news/authors');
      await page.goto(`/console/news/authors/${KEY}`);
      await page.getByText(texts.unknown).waitFor();
      expect((await news.call('GET', '/v1/sites/news/articles/1/comments')).text).not.toContain('أحمق');
      expect([...alarms, ...other.alarms]).toEqual([]);
    },
    60_000,
  );

  test.each(['ar', 'en'] as const)(
    'authors are found by their standing, a part of their name or their id (%s)',
    async (language) => {
      const texts = AUTHORS_TEXTS[language];
      const news = await startConsole(open, RULES);
      const mark = (id: string, standing: object) =>
        news.call('PUT', `/v1/sites/news/authors/${encodeURIComponent(`id:${id}`)}/standing`, {
          body: { trusted: false, held: false, bannedUntil: null, reason: 'إساءة متكررة', ...standing },
        });
      await news.post('مرحبا', { author: READER });
      await news.post('مرحبا', { author: { name: 'أحمد', id: 'reader-18' } });
      await mark(READER.id, { bannedUntil: '2099-01-31T00:00:00Z' });
      await mark('reader-18', { bannedUntil: 'forever', trusted: true });
      for (let at = 0; at < 20; at++) await mark(`nobody-${at}`, { bannedUntil: 'forever' });
      const { page, alarms } = await news.enter('/news/authors', { language });
      const found = page.locator('.found-author');
      await found.first().waitFor();
      expect(await found.count()).toBe(20);
      await page.getByRole('button', { name: PART_TEXTS[language].more }).click();
      await expect.poll(() => found.count()).toBe(22);
      await lookAt(page, 'authors', language);
      await page.getByRole('link', { name: texts.marks.held }).click();
      await page.getByText(texts.none.held).waitFor();
      await page.getByRole('link', { name: texts.marks.trusted }).click();
      await expect.poll(() => found.allInnerTexts()).toEqual([expect.stringContaining('أحمد')]);

      await page.keyboard.press('/');
      await page.keyboard.type('سعاد');
      await expect.poll(() => found.allInnerTexts()).toEqual([expect.stringContaining(READER.name)]);
      await page.reload();
      await found.first().waitFor();
      await page.getByRole('searchbox').fill('reader-18');
      await expect.poll(() => found.allInnerTexts()).toEqual([expect.stringContaining('أحمد')]);
      await found.getByRole('link').click();
      await page.getByRole('heading', { level: 1, name: 'أحمد' }).waitFor();
      await page.locator('.author-count').nth(1).click();
      await page.getByText('مرحبا').first().waitFor();
      expect(page.url()).toContain('/queue?author=id%3Areader-18&status=approved');
      await page.goBack();
      await page.goBack();
      await page.getByRole('searchbox').fill('من ليس هنا');
      await page.getByText(texts.nobody).waitFor();
      expect(alarms).toEqual([]);
    },
    60_000,
  );
});
