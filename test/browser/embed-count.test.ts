import { expect, test } from 'vitest';
import { inBrowser } from './browser.ts';
import { alarmsOf, startNews } from './embed-page.ts';

inBrowser('<hakam-count>', (open) => {
  const countOf = (article: number | string, lang = '') =>
    `<hakam-count site="news" article="${article}"${lang && ` lang="${lang}"`}>–</hakam-count>`;

  test('thirty on a page ask once, and one that is added later asks for itself', async () => {
    const body = Array.from({ length: 30 }, (_, at) => `<p>${countOf(at)}</p>`).join('');
    const news = await startNews({ decides: 'approve', body });
    for (const article of ['1', '2', '2', 'late']) await news.post('Hello', { article });
    const page = await open();
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/counts')) asked.push(request.url());
    });
    const alarms = alarmsOf(page);
    await page.goto(news.address);
    await page.getByText('1 comment', { exact: true }).waitFor();
    expect((await page.locator('hakam-count bdi').allTextContents()).slice(0, 4)).toEqual([
      'No comments',
      '1 comment',
      '2 comments',
      'No comments',
    ]);
    expect(await page.locator('hakam-count bdi').count()).toBe(30);
    expect(asked).toHaveLength(1);

    await page.evaluate(() => {
      const added = document.createElement('hakam-count');
      added.setAttribute('site', 'news');
      added.setAttribute('article', 'late');
      document.body.append(added);
    });
    await expect.poll(() => page.locator('hakam-count[article=late] bdi').textContent()).toBe('1 comment');
    expect(asked).toHaveLength(2);
    expect(alarms).toEqual([]);
  });

  test('counts are said by the language: none, one, two, few and many', async () => {
    const amounts = [0, 1, 2, 3, 11];
    const body = amounts.flatMap((count) => ['ar', 'en'].map((lang) => countOf(count, lang))).join(' ');
    const news = await startNews({ decides: 'approve', body });
    for (const article of amounts)
      for (let at = 0; at < article; at++) await news.post(`Hello ${at}`, { article: String(article) });
    const page = await open();
    await page.goto(news.address);
    await page.getByText('11 comments').waitFor();
    const said = (lang: string) => page.locator(`hakam-count[lang=${lang}] bdi`).allTextContents();
    expect(await said('en')).toEqual(['No comments', '1 comment', '2 comments', '3 comments', '11 comments']);
    expect(await said('ar')).toEqual(['لا تعليقات', 'تعليق واحد', 'تعليقان', '3 تعليقات', '11 تعليقًا']);
  });

  test('what the page has put there stays where no count can be had', async () => {
    const news = await startNews({ body: '<hakam-count site="nowhere" article="1">Comments</hakam-count>' });
    const page = await open();
    const answered = page.waitForResponse(/counts/);
    await page.goto(news.address);
    expect((await answered).status()).toBe(404);
    expect(await page.getByText('Comments', { exact: true }).isVisible()).toBe(true);
  });
});
