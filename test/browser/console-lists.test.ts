import { expect, test } from 'vitest';
import { LISTS_TEXTS } from '../../src/console/lists/texts.ts';
import { PART_TEXTS } from '../../src/console/parts/texts.ts';
import { inBrowser } from './browser.ts';
import { NEWSROOM, startConsole } from './console.ts';
import { lookAt } from './look-at.ts';

/** What waits does so for its words alone. */
const RULES = {
  ...NEWSROOM,
  'news.yaml': NEWSROOM['news.yaml'].replace('default: hold', 'default: approve'),
};

/** Texts that would run, or break out of their place, were they taken for more than text. */
const HOSTILE = `<img src=x onerror=alert(1)> \u202Eتافه\u202C </script>${'ا'.repeat(300)}`;

inBrowser('the lists of the console', (open) => {
  test.each(['ar', 'en'] as const)(
    'a term is seen with what it would have matched, added for a reason and removed again (%s)',
    async (language) => {
      const texts = LISTS_TEXTS[language];
      const news = await startConsole(open, RULES);
      for (const body of ['هذا كلام تافه جدا', HOSTILE, 'مقال جميل']) await news.post(body);
      const statusOf = async (body: string) =>
        (await news.call('GET', `/v1/sites/news/comments/${await news.post(body)}`)).json.status;
      expect(await statusOf('كلام تافه')).toBe('approved');
      const { page, alarms } = await news.enter('/news/lists', {
        language,
        key: await news.key('moderator'),
      });
      const term = page.getByLabel(texts.term, { exact: true });
      const looked = page.locator('.preview');
      const rows = page.locator('.term-row');
      await rows.first().waitFor();

      // By keys alone: to the field, its term, what it would match, and why.
      await page.keyboard.press('n');
      await page.keyboard.press('Enter');
      await page.getByText(texts.missing).waitFor();
      await page.keyboard.type('تافه');
      await page.keyboard.press('Enter');
      await looked.locator('mark').nth(2).waitFor();
      expect(await looked.getByText(texts.wouldMatch(3)).count()).toBe(1);
      await page.keyboard.press('Enter');
      await page.getByText(PART_TEXTS[language].reasonMissing).waitFor();
      await lookAt(page, 'lists-preview', language);
      await page.keyboard.type('ورد كثيرًا اليوم');
      await page.keyboard.press('Enter');
      await page.getByText(texts.added('تافه')).waitFor();
      await rows.filter({ hasText: 'ورد كثيرًا اليوم' }).waitFor();
      expect(await statusOf('كلام تافه مرة أخرى')).toBe('pending');

      // With options, and alike to what is there already.
      await term.fill('تافـه');
      await page.getByLabel(texts.match).selectOption('part');
      await term.press('Enter');
      await page.getByLabel(texts.reason).fill('بالتطويل');
      await page.keyboard.press('Enter');
      await rows.filter({ hasText: texts.options.match.part }).waitFor();

      // A term that the rules' own tests forbid.
      await page.getByLabel(texts.match).selectOption('');
      await term.fill('مرحبا');
      await term.press('Enter');
      await page.getByLabel(texts.reason).fill('خطأ');
      await page.keyboard.press('Enter');
      await page.getByText(texts.refused).waitFor();
      await page.getByText(texts.wouldHit('insult', 'مرحبا')).waitFor();
      await page.locator('details').click();
      await lookAt(page, 'lists-refused', language);

      // What is removed may leave another behind that finds the same.
      await page.getByRole('button', { name: texts.removeOne('تافه'), exact: true }).click();
      const dialog = page.getByRole('dialog');
      await lookAt(page, 'lists-remove', language);
      await dialog.getByRole('button', { name: texts.remove, exact: true }).click();
      await dialog.getByText(texts.alike).waitFor();
      expect(await statusOf('كلام تافه ثالث')).toBe('pending');
      await dialog.getByRole('button', { name: texts.removeAlike(1) }).click();
      await dialog.waitFor({ state: 'detached' });
      expect(await statusOf('كلام تافه رابع')).toBe('approved');

      // Nor may the rule lose what its own tests need.
      await page.getByRole('button', { name: texts.removeOne('أحمق') }).click();
      await dialog.getByRole('button', { name: texts.remove, exact: true }).click();
      await dialog.getByText(texts.wouldMiss('insult', 'أحمق')).waitFor();
      await page.keyboard.press('Escape');

      await page.keyboard.press('/');
      await page.keyboard.type('احم');
      await expect.poll(() => rows.count()).toBe(1);
      expect(page.url()).toContain('q=');
      await page.reload();
      await expect.poll(() => rows.allInnerTexts()).toEqual([expect.stringContaining('أحمق')]);
      await page.getByRole('searchbox').fill('nothing like this');
      await page.getByText(texts.nothingFound).waitFor();
      expect(alarms).toEqual([]);
    },
    60_000,
  );

  test('long lists come in pages, and a site without lists says so', async () => {
    const many = Array.from({ length: 250 }, (_, at) => `كلمة${String.fromCharCode(0x628 + (at % 20))}${at}`);
    const news = await startConsole(open, {
      ...RULES,
      'insults.txt': `أحمق\n${many.join('\n')}\n`,
      'plain.yaml': 'site: {name: {en: Plain}, locale: en, timezone: UTC}\n',
    });
    const { page, alarms } = await news.enter('/news/lists/insults', { language: 'en' });
    const rows = page.locator('.term-row');
    for (const count of [100, 200, 251]) {
      await expect.poll(() => rows.count()).toBe(count);
      if (count < 251) await page.locator('.more').click();
    }
    expect(await page.locator('.more').count()).toBe(0);
    await page.goto('/console/news/lists/nonsense');
    await page.getByText(LISTS_TEXTS.en.noSuchList).waitFor();
    await page.goto('/console/plain/lists');
    await page.getByText(LISTS_TEXTS.en.noLists).waitFor();
    expect(alarms).toEqual([]);
  });
});
