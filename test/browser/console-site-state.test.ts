import { expect, test } from 'vitest';
import { PART_TEXTS } from '../../src/console/parts/texts.ts';
import { STATE_TEXTS } from '../../src/console/site-state/texts.ts';
import { inBrowser } from './browser.ts';
import { NEWSROOM, startConsole } from './console.ts';
import { lookAt } from './look-at.ts';

const RULES = {
  ...NEWSROOM,
  'news.yaml': NEWSROOM['news.yaml'].replace('default: hold', 'default: approve'),
};

inBrowser("the site's switch in the console", (open) => {
  test.each(['ar', 'en'] as const)(
    'a moderator closes the site and holds all of it, for all to see (%s)',
    async (language) => {
      const texts = STATE_TEXTS[language];
      const parts = PART_TEXTS[language];
      const news = await startConsole(open, RULES);
      const next = () =>
        news.call('POST', '/v1/sites/news/articles/1/comments', {
          body: { body: 'مقال جميل', author: { name: 'قارئ' } },
        });
      expect((await next()).json.status).toBe('approved');
      const { page, alarms } = await news.enter('/news/lists', {
        language,
        key: await news.key('moderator'),
      });
      const save = page.getByRole('button', { name: parts.save, exact: true });
      await page.getByRole('button', { name: texts.shown.open }).click();
      await page.getByRole('radio', { name: texts.states.closed }).check();
      await save.click();
      await page.getByText(parts.reasonMissing).waitFor();
      await lookAt(page, 'site-state', language);
      await page.getByLabel(parts.reason).fill('موجة تعليقات مزعجة');
      await save.click();
      await page.getByText(texts.changed.closed).waitFor();
      expect((await next()).status).toBe(403);
      await page.locator('.site-state.closed', { hasText: 'موجة تعليقات مزعجة' }).waitFor();
      await lookAt(page, 'site-closed', language);

      // A colleague switches it: that shows once the page is looked at again.
      await news.call('PUT', '/v1/sites/news/state', { body: { state: 'hold', reason: 'هدأت' } });
      await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
      await page.getByRole('button', { name: texts.shown.hold }).click();
      expect((await next()).json.status).toBe('pending');
      await page.getByRole('radio', { name: texts.states.open }).check();
      await save.click();
      await page.getByRole('button', { name: texts.shown.open }).waitFor();
      expect((await next()).json.status).toBe('approved');
      expect(alarms).toEqual([]);
    },
    60_000,
  );
});
