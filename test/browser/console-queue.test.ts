import { expect, test } from 'vitest';
import { ADMIN } from '../service.ts';
import { inBrowser, screenshot, violations } from './browser.ts';
import { NEWSROOM, startConsole } from './console.ts';

/** A name that breaks whatever takes it for more than a text. */
const HOSTILE_NAME = `<script>alert(1)</script>\u202e${'N'.repeat(60)}`;

/** Near-duplicates are known where a rule asks for them. */
const COMPARING = {
  ...NEWSROOM,
  'news.yaml': `${NEWSROOM['news.yaml']}  - {id: copies, if: {similar: {by: site, within: 1h, count: '>= 9'}}, then: spam}\n`,
};

const LOOKS = [
  ['ar', 'light', 'desktop'],
  ['ar', 'dark', 'phone'],
  ['en', 'dark', 'desktop'],
  ['en', 'light', 'phone'],
] as const;

inBrowser("the console's queue", (open) => {
  test.for(LOOKS)(
    'shows a comment large with all that is known of it: %s, %s, %s',
    async ([language, theme, size]) => {
      const service = await startConsole(open, COMPARING);
      const parent = await service.post('ما رأيكم في المقال؟', { author: { name: 'خالد' } });
      const approved = { body: { status: 'approved' } };
      await service.call('POST', `/v1/sites/news/comments/${parent}/decision`, approved);
      const insult = 'هذا الكاتب أحمق ولا يفهم شيئا في السياسة والمقال الذي كتبه ضعييييييف جدا';
      await service.post(insult, { parent, author: { name: 'سعاد أحمد', id: 'u1' } });
      await service.post(`${insult}!`, { author: { name: HOSTILE_NAME, id: 'u2' } });
      await service.post(`<img src=x onerror=alert(1)> \u202e${'W'.repeat(300)}`, {
        author: { name: HOSTILE_NAME },
      });
      for (let at = 0; at < 8; at++)
        await service.post(`تعليق عادي رقم ${at} عن المقال`, { author: { name: `قارئ ${at}` } });
      const { page, alarms } = await service.enter('/news/queue', { language, theme, size });
      await page.locator('.words mark').first().waitFor();
      await page.locator('.whys li').first().waitFor();
      await page.locator('.about-article', { hasText: 'عنوان المقال' }).waitFor();
      await page.locator('blockquote', { hasText: 'ما رأيكم في المقال؟' }).waitFor();
      await page.locator('summary', { hasText: /1 comment like it|تعليق يشبهه/ }).waitFor();
      expect(await page.locator('.words mark').first().textContent()).toBe('أحمق');
      await screenshot(page, `console-queue-${language}-${theme}-${size}`);
      expect(await violations(page)).toEqual([]);
      expect(alarms).toEqual([]);
      const wide = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(await wide()).toBeLessThanOrEqual(0);
      if (size === 'phone') {
        await page.getByRole('button', { name: /^(Next|التالي)/ }).click();
        await page.locator('h2', { hasText: '<script>' }).waitFor();
        await page.getByRole('button', { name: /^(Reject|ارفض)$/ }).click();
        await page.getByRole('button', { name: /^(Abuse|إساءة)/ }).waitFor();
        expect(await wide()).toBeLessThanOrEqual(0);
      }
    },
  );

  test('is worked by keys alone; what was decided is sent once, over a lost connection and a reload, never over a colleague', async () => {
    const service = await startConsole(open);
    const ids: string[] = [];
    for (let at = 0; at < 12; at++)
      ids.push(await service.post(`Comment ${at} of the morning`, { author: { name: `Reader ${at}` } }));
    const stateOf = async (at: number) =>
      (await service.call('GET', `/v1/sites/news/comments/${ids[at]}`)).json;
    const { page, alarms } = await service.enter('/news/queue', { language: 'en' });
    const shows = (at: number) => page.locator('.words', { hasText: `Comment ${at} of` }).waitFor();
    const press = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key);
    };
    await shows(0);

    await press('a');
    await shows(1);
    await press('r', '1');
    await shows(2);
    await press('r', 'o');
    await page.keyboard.type('Not here');
    await press('Enter');
    await shows(3);
    await press('s', 'h');
    await shows(5);
    await expect.poll(() => stateOf(4)).toMatchObject({ status: 'pending', rev: 2 });
    expect(await stateOf(0)).toMatchObject({ status: 'approved', rev: 2 });
    expect((await stateOf(1)).decision).toMatchObject({ to: 'rejected', reasonCode: 'off-topic' });
    expect((await stateOf(2)).decision).toMatchObject({
      to: 'rejected',
      reason: 'Not here',
      reasonCode: null,
    });
    expect(await stateOf(3)).toMatchObject({ status: 'spam' });

    await press('z');
    await shows(4);
    await press('z');
    await shows(3);
    await expect.poll(() => stateOf(3)).toMatchObject({ status: 'pending', rev: 3 });

    // A colleague is first, and the list doesn't know it yet.
    const colleague = await service.key('moderator', 'news');
    await service.call('POST', `/v1/sites/news/comments/${ids[3]}/decision`, {
      body: { status: 'approved' },
      key: colleague,
    });
    await press('r', '0');
    await page.getByText('A colleague was first').waitFor();
    expect(await stateOf(3)).toMatchObject({ status: 'approved', rev: 4 });

    await page.context().setOffline(true);
    await shows(4);
    await press('a', 'a', 'r', '2');
    await shows(7);
    await page.locator('.outbox', { hasText: '3 decisions wait' }).waitFor();
    expect(await stateOf(5)).toMatchObject({ status: 'pending' });
    await page.context().setOffline(false);
    await page.reload();
    await expect.poll(() => stateOf(6)).toMatchObject({ status: 'rejected', rev: 2 });
    expect([(await stateOf(4)).status, (await stateOf(5)).status]).toEqual(['approved', 'approved']);

    await shows(7);
    await press('e');
    await page.getByLabel('The text as it will be published').fill('Comment 7 [removed]');
    await page.getByRole('button', { name: 'Approve the edited text' }).click();
    await shows(8);
    await press('n');
    await page.getByLabel('Note (readers never see it)').fill('Ask the desk');
    await page.getByRole('button', { name: 'Save the note' }).click();
    await page.getByText('Ask the desk').waitFor();
    await press('x', 'j', 'x', 's');
    await shows(10);
    await expect.poll(() => stateOf(9)).toMatchObject({ status: 'spam' });
    expect(await stateOf(8)).toMatchObject({ status: 'spam', notes: [{ body: 'Ask the desk' }] });
    expect(await stateOf(7)).toMatchObject({ status: 'approved', body: 'Comment 7 [removed]' });
    await press('z');
    await expect.poll(() => stateOf(9)).toMatchObject({ status: 'pending', rev: 3 });
    expect(alarms).toEqual([]);
  });

  test('shows what colleagues work on, and what they decided meanwhile, and decides otherwise only knowingly', async () => {
    const service = await startConsole(open);
    const ids: string[] = [];
    for (let at = 0; at < 5; at++) ids.push(await service.post(`Comment ${at} of the morning`));
    const colleague = await service.key('moderator', 'news');
    const decide = (at: number) => `/v1/sites/news/comments/${ids[at]}/decision`;
    const { page, alarms } = await service.enter('/news/queue', { language: 'en' });
    const shows = (at: number) => page.locator('.words', { hasText: `Comment ${at} of` }).waitFor();
    await shows(0);
    // The same person on another page has the same claims, and gives none back on leaving it.
    const second = await page.context().newPage();
    await second.goto(page.url());
    await second.locator('.words').waitFor();
    await second.getByRole('link', { name: 'Lists' }).click();
    await second.getByRole('heading', { name: 'Lists', level: 1 }).waitFor();
    const theirs = await service.enter('/news/queue', { language: 'en', key: colleague });
    await theirs.page.getByText('5 comments wait, and colleagues work on them.').waitFor();
    await theirs.page.getByRole('button', { name: 'Show them all the same' }).click();
    await theirs.page.locator('.rail li', { hasText: 'is working on it' }).nth(4).waitFor();
    expect(await violations(theirs.page)).toEqual([]);

    await service.call('POST', decide(1), { body: { status: 'approved' }, key: colleague });
    await page.locator('.rail li', { hasText: 'moderator: Approved' }).waitFor();
    await page.keyboard.press('a');
    await shows(2);
    await page.keyboard.press('k');
    await page.getByText(/moderator.? approved this comment\. Press again to decide otherwise\./).waitFor();
    await page.keyboard.press('s');
    const stateOf = async () => (await service.call('GET', `/v1/sites/news/comments/${ids[1]}`)).json;
    await page.locator('.notice', { hasText: /moderator.? approved/ }).waitFor();
    expect(await stateOf()).toMatchObject({ status: 'approved', rev: 2 });
    await page.keyboard.press('s');
    await shows(2);
    await expect.poll(stateOf).toMatchObject({ status: 'spam', rev: 3 });
    // Who comes back to it by the browser's history finds it as it was, and has claims again.
    const claims = async () => (await service.running.sql('select * from claims')).length;
    const happens = (type: string) =>
      page.evaluate((each) => dispatchEvent(new PageTransitionEvent(each, { persisted: true })), type);
    await happens('pagehide');
    await expect.poll(claims).toBe(0);
    await happens('pageshow');
    await expect.poll(claims).toBeGreaterThan(0);
    const released = page.waitForRequest((request) => request.method() === 'DELETE');
    await page.getByRole('link', { name: 'Lists' }).click();
    await released;
    expect([...alarms, ...theirs.alarms]).toEqual([]);
  });

  test('asks for all that it shows at once, before it knows who works here; who is signed out is asked to sign in', async () => {
    const service = await startConsole(open);
    await service.post('The first one');
    const { page } = await service.enter('/news/statistics', { language: 'en' });
    const asked = new Set<string>();
    page.on('request', (request) => void asked.add(new URL(request.url()).pathname));
    const all = ['queue/claim', 'queue/summary', 'rules', 'reasons'].map((part) => `/v1/sites/news/${part}`);
    await page.route('**/console/session', async (route) => {
      await expect.poll(() => all.every((path) => asked.has(path))).toBe(true);
      await route.continue();
    });
    await page.goto('/console/news/queue');
    await page.locator('.words', { hasText: 'The first one' }).waitFor();
    await page.context().clearCookies();
    await page.keyboard.press('a');
    await page.getByLabel('Key').waitFor();
    await page.getByLabel('Key').fill(ADMIN);
    await page.keyboard.press('Enter');
    await expect
      .poll(
        async () => (await service.call('GET', '/v1/sites/news/queue/summary')).json.statuses.approved.count,
      )
      .toBe(1);
  });

  test('what the service fails to store comes back to the list and is told, and does not hold up what follows', async () => {
    const service = await startConsole(open);
    const ids: string[] = [];
    for (let at = 0; at < 3; at++) ids.push(await service.post(`Comment ${at} of the morning`));
    const { page, alarms } = await service.enter('/news/queue', { language: 'en' });
    await page.locator('.words', { hasText: 'Comment 0' }).waitFor();
    await page.route('**/decisions', (route) =>
      route
        .request()
        .postData()
        ?.includes(ids[0] ?? '')
        ? route.fulfill({ status: 500, json: { type: '/problems/internal', status: 500 } })
        : route.continue(),
    );
    await page.clock.install();
    await page.keyboard.press('a');
    await page.keyboard.press('a');
    // It is within reach in a dialog too, which all else is not while it is open.
    await page.keyboard.press('n');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    const notice = dialog.getByRole('status').locator('.notice', { hasText: 'could not be stored' });
    await expect
      .poll(async () => {
        // Pauses between tries are long.
        await page.clock.fastForward(3_000);
        return notice.count();
      })
      .toBe(1);
    const show = notice.getByRole('button', { name: 'Show it' });
    await show.hover();
    expect(await show.evaluate((button) => getComputedStyle(button).backgroundColor)).toBe(
      'rgba(0, 0, 0, 0)',
    );
    await screenshot(page, 'console-queue-notice-in-dialog');
    await show.click();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.locator('.words', { hasText: 'Comment 0' }).waitFor();
    const statusOf = async (id = '') =>
      (await service.call('GET', `/v1/sites/news/comments/${id}`)).json.status;
    await expect.poll(() => statusOf(ids[1])).toBe('approved');
    expect(await statusOf(ids[0])).toBe('pending');
    expect(await page.locator('.outbox').count()).toBe(0);
    // What can't be undone is shown as what it still is; to undo what was never stored is nothing to tell of.
    await page.route('**/undo', (route) =>
      route.fulfill({ status: 500, json: { type: '/problems/internal', status: 500 } }),
    );
    await page.keyboard.press('z');
    await page.locator('.words', { hasText: 'Comment 1' }).waitFor();
    const notices = page.locator('.notice.bad');
    await expect
      .poll(async () => {
        await page.clock.fastForward(3_000);
        return notices.allInnerTexts();
      })
      .toEqual([expect.stringContaining('could not be undone')]);
    await page.locator('.focus header').getByText('Approved').waitFor();
    await page.keyboard.press('k');
    await page.locator('.words', { hasText: 'Comment 0' }).waitFor();
    const tried = page.waitForResponse((response) => response.url().endsWith('/decisions'));
    await page.keyboard.press('a');
    await tried;
    await page.keyboard.press('z');
    await expect
      .poll(async () => {
        await page.clock.fastForward(3_000);
        return [...(await notices.allInnerTexts()), await page.locator('.outbox').count()];
      })
      .toEqual([expect.stringContaining('could not be stored'), 0]);
    expect(alarms).toEqual([]);
  });

  test('decides by filter, with what it would change first, and undoes it', async () => {
    const service = await startConsole(open);
    for (let at = 0; at < 5; at++)
      await service.post(`You fool ${at}`, { author: { name: `Reader ${at}`, id: `${at}` } });
    for (let at = 0; at < 3; at++) await service.post(`A calm word ${at}`);
    const count = async (status: string) =>
      (await service.call('GET', '/v1/sites/news/queue/summary')).json.statuses[status].count;
    const { page, alarms } = await service.enter('/news/queue', { language: 'en' });
    await page.locator('.words').waitFor();
    await page.getByLabel('Rule').selectOption('insult');
    await page.waitForURL('**rule=insult');
    await page.locator('.rail li').nth(4).waitFor();
    expect(await page.locator('.rail li').count()).toBe(5);
    await page.keyboard.press('b');
    await page.getByRole('button', { name: 'Show what would change' }).click();
    await page.getByText('5 comments would change').waitFor();
    await page.getByRole('button', { name: 'Reject 5 comments' }).click();
    await page.getByText('No comment fits these filters.').waitFor();
    expect(await count('rejected')).toBe(5);
    await page.keyboard.press('z');
    await page.getByText('5 decisions undone').waitFor();
    expect(await count('rejected')).toBe(0);
    await page.locator('.words').waitFor();
    await page.getByRole('button', { name: 'Remove: Rule insult' }).click();
    await page.locator('.rail li').nth(7).waitFor();
    expect(alarms).toEqual([]);
  });
});
