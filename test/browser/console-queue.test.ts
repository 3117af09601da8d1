import { expect, test } from 'vitest';
import { inBrowser, screenshot, violations } from './browser.ts';
import { startConsole } from './console.ts';

const LOOKS = [
  ['ar', 'light', 'desktop'],
  ['ar', 'dark', 'phone'],
  ['en', 'dark', 'desktop'],
  ['en', 'light', 'phone'],
] as const;

inBrowser("the console's queue", (open) => {
  test('shows a comment large with all that is known of it, in both languages and all looks', async () => {
    const service = await startConsole(open);
    const first = await service.post('هذا الكاتب أحمق ولا يفهم شيئا في السياسة، والمقال ضعييييييف!', {
      author: { name: 'سعاد أحمد', id: 'u1' },
    });
    await service.post('You fool, see https://spam.example for more', {
      parent: first,
      author: { name: 'Omar' },
    });
    for (let at = 0; at < 12; at++)
      await service.post(`تعليق عادي رقم ${at} عن المقال`, { author: { name: `قارئ ${at}` } });
    for (const [language, theme, size] of LOOKS) {
      const { page, alarms } = await service.enter('/news/queue', { language, theme, size });
      await page.locator('.words mark').first().waitFor();
      await page.locator('.whys li').first().waitFor();
      expect(await page.locator('.words mark').first().textContent()).toBe('أحمق');
      await screenshot(page, `console-queue-${language}-${theme}-${size}`);
      expect(await violations(page)).toEqual([]);
      expect(alarms).toEqual([]);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);
      await page.close();
    }
  });
});
