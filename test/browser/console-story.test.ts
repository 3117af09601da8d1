import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { LISTS_TEXTS } from '../../src/console/lists/texts.ts';
import { QUEUE_TEXTS } from '../../src/console/queue/texts.ts';
import type { Language } from '../../src/domain/language.ts';
import { inBrowser, type OpenPage, SIZES, violations } from './browser.ts';
import { type Console, startConsole } from './console.ts';
import { another, fateOf, idShown, meantFor, press, STORY, tabTo, workOne } from './console-story.ts';
import { alarmsOf } from './embed-page.ts';

const WORDS = {
  ar: {
    key: 'مفتاح المشرف',
    said: (at: number) => `تعليق رقم ${at} عن انتخابات البلدية`,
    insult: (at: number) => `أنت أحمق يا رقم ${at} ولا انتخابات هنا`,
    insulting: 'أحمق',
    reject: /^ارفض \S+ تعليق|^ارفض تعليق/,
    error: 'خطأ واحد',
    fine: 'لا أخطاء في المسودة، ونجحت اختباراتها.',
    run: 'جرّب المسودة',
    download: 'تنزيل news.yaml',
  },
  en: {
    key: "Moderator's key",
    said: (at: number) => `Comment ${at} on the election`,
    insult: (at: number) => `You fool number ${at}, what election`,
    insulting: 'fool',
    reject: /^Reject \d+ comment/,
    error: '1 error',
    fine: 'The draft has no errors, and its tests pass.',
    run: 'Try the draft',
    download: 'Download news.yaml',
  },
} as const;

/** A day at the newsroom: who is there, and what waits. */
interface Day {
  readonly console: Console;
  readonly language: Language;
  /** By their number; the last sixth insult, and are rejected together. */
  readonly ids: readonly string[];
  readonly insults: number;
  readonly alarms: string[][];
  /** A browser of somebody's own, before the sign-in. */
  readonly come: () => Promise<Page>;
  /** Of the comments that a colleague decides, by number; the moderator decides the others. */
  readonly colleagues: Set<number>;
}

async function begin(open: OpenPage, language: Language, amount: number): Promise<Day> {
  const console = await startConsole(open, STORY);
  const insults = Math.floor((amount * 5) / 6);
  const ids: string[] = [];
  for (let at = 0; at < amount; at++) {
    const body = WORDS[language][at < insults ? 'said' : 'insult'](at);
    ids.push(await console.post(body, { author: { name: `قارئ ${at}`, id: `${at}` } }));
  }
  const alarms: string[][] = [];
  const come = async () => {
    const page = await open({
      baseURL: console.running.address,
      locale: language,
      viewport: SIZES.desktop,
    });
    alarms.push(alarmsOf(page));
    return page;
  };
  return { console, language, ids, insults, alarms, come, colleagues: new Set() };
}

/** Signs in by typing a key, and goes to the queue. */
async function signIn({ console, language, come }: Day, name: string): Promise<Page> {
  const body = { role: 'moderator', site: 'news', name };
  const { key } = (await console.call('POST', '/v1/keys', { body })).json;
  const page = await come();
  await page.goto('/console');
  await page.getByLabel(WORDS[language].key).waitFor();
  for (let at = 0; at < 10; at++) {
    if (await page.getByLabel(WORDS[language].key).evaluate((field) => field.matches(':focus'))) break;
    await page.keyboard.press('Tab');
  }
  await page.keyboard.type(key);
  await page.keyboard.press('Enter');
  await page.locator('.words').waitFor();
  return page;
}

/** Decides wrongly, takes it back once it has reached the service, and decides as is meant. Returns the comment's id. */
async function changeOnesMind({ console }: Day, page: Page): Promise<string> {
  const id = await idShown(page);
  await press(page, 's');
  await another(page, id);
  await expect.poll(() => fateOf(console, id)).toMatchObject({ status: 'spam' });
  await press(page, 'z');
  await page.locator(`article[data-comment="${id}"]`).waitFor();
  await workOne(page);
  return id;
}

/** Looks ahead and comes back. */
async function lookAround(page: Page): Promise<void> {
  const id = await idShown(page);
  await press(page, 'Shift+Slash');
  await page.locator('.shortcuts').first().waitFor();
  expect(await violations(page)).toEqual([]);
  await press(page, 'Escape', 'j', 'ArrowDown');
  await another(page, id);
  await press(page, 'k', 'ArrowUp');
  await page.locator(`article[data-comment="${id}"]`).waitFor();
}

/** A colleague works on other comments, and on the very one that is looked at: which is shown, and stays theirs. */
async function meetColleague({ console, language, ids, colleagues }: Day, page: Page, theirs: Page) {
  expect(await idShown(theirs)).not.toBe(await idShown(page));
  for (let at = 0; at < 4; at++) {
    colleagues.add(await workOne(theirs));
  }
  const id = await idShown(page);
  const number = ids.indexOf(id);
  await theirs.goto(`/console/news/queue?q=${number}&all=1`);
  await theirs.locator(`article[data-comment="${id}"]`).waitFor();
  await workOne(theirs);
  colleagues.add(number);
  await page.locator('article.focus .before-deciding', { hasText: 'سعاد' }).waitFor();
  // It isn't overwritten by who doesn't know it yet: the first press tells.
  await press(page, meantFor(number).status === 'approved' ? 's' : 'a');
  await page.locator('.notice', { hasText: QUEUE_TEXTS[language].pressAgain }).first().waitFor();
  expect((await fateOf(console, id)).by).toEqual(['سعاد']);
  await press(page, 'j');
}

/** Finds all that insult, and rejects them together, by keys alone. */
async function rejectTogether({ language, ids, insults, colleagues }: Day, page: Page): Promise<void> {
  const words = WORDS[language];
  await press(page, '/');
  await page.keyboard.type(words.insulting);
  await press(page, 'Enter');
  await page.locator('.words mark', { hasText: words.insulting }).first().waitFor();
  const left = ids.filter((_, at) => at >= insults && !colleagues.has(at)).length;
  await expect.poll(() => page.locator('.rail li').count()).toBe(left);
  await press(page, 'b');
  await tabTo(page, new RegExp(`^${QUEUE_TEXTS[language].bulkFind}`));
  await press(page, 'Shift+Tab', 'End', 'Tab', 'Enter');
  await page.getByRole('button', { name: words.reject }).waitFor();
  expect(await violations(page)).toEqual([]);
  await tabTo(page, words.reject);
  await press(page, 'Enter');
  await page.getByText(QUEUE_TEXTS[language].emptyFiltered).waitFor();
  await tabTo(page, new RegExp(QUEUE_TEXTS[language].clearFilters));
  await press(page, 'Enter');
  await page.locator('.words').waitFor();
}

/** Decides without a connection, over a reload; the first answer is lost on the way when it is back. */
async function loseConnection({ console, ids }: Day, page: Page): Promise<void> {
  await page.context().setOffline(true);
  const offline: number[] = [];
  for (let at = 0; at < 5; at++) offline.push(await workOne(page));
  await page.locator('.outbox').waitFor();
  // The page is there again, and the service behind it isn't yet.
  await page.route('**/v1/sites/**', (route) => route.abort());
  await page.context().setOffline(false);
  await page.reload();
  await page.locator('.outbox').waitFor();
  for (const number of offline)
    expect((await fateOf(console, ids[number] ?? '')).status, `${number}`).toBe('pending');
  await page.unroute('**/v1/sites/**');
  await page.route(
    '**/decisions',
    async (route) => {
      await route.fetch();
      await route.abort();
    },
    { times: 1 },
  );
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await page.locator('.outbox').waitFor({ state: 'detached' });
  await page.locator('.words').waitFor();
  // With all that was lost with it: the ready reasons are there again.
  await press(page, 'r');
  await page.locator('.reasons button').nth(2).waitFor();
  await press(page, 'Escape');
}

/** Works until nothing waits any more; what colleagues gave back comes by itself. */
async function finish({ console }: Day, page: Page): Promise<void> {
  const left = async () =>
    (await console.call('GET', '/v1/sites/news/queue/summary')).json.statuses.pending.count as number;
  for (;;) {
    const id = await idShown(page);
    if (id !== '') await workOne(page);
    else if ((await left()) === 0) return;
    else {
      // As if one looked at the page again: without waiting for the next look by itself.
      await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
      await page
        .locator('.words')
        .waitFor({ timeout: 1000 })
        .catch(() => undefined);
    }
  }
}

/** Adds a term to the list by keys alone, and sees the next comment held for it. */
async function addTerm({ console, language }: Day, page: Page): Promise<void> {
  const texts = LISTS_TEXTS[language];
  await press(page, 'Shift+Digit2');
  await page.locator('.term-row').first().waitFor();
  await press(page, 'n');
  await page.keyboard.type('تافه');
  await press(page, 'Enter');
  await page.locator('.preview').waitFor();
  await press(page, 'Enter');
  await page.getByLabel(texts.reason).waitFor();
  await page.keyboard.type('ورد اليوم');
  await press(page, 'Enter');
  await page.getByText(texts.added('تافه')).waitFor();
  const held = await console.post('مقال تافه');
  await press(page, 'Escape');
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await press(page, 'Shift+Digit1');
  await page.locator(`article[data-comment="${held}"] .words mark`, { hasText: 'تافه' }).waitFor();
  await page.locator('.whys', { hasText: 'insult' }).waitFor();
}

/** Drafts a rule with an error, mends it, tries it on the day's comments, and keeps the file. */
async function draftRule({ language }: Day, page: Page): Promise<void> {
  const words = WORDS[language];
  const line = STORY['news.yaml'].split('\n').indexOf('    then: hold') + 1;
  await page.goto(`/console/news/backtest?file=news.yaml&line=${line}`);
  await page.locator('.cm-editor.cm-focused').waitFor();
  await press(page, 'Shift+End');
  await page.keyboard.insertText('    then: rejekt');
  await page.getByRole('status').filter({ hasText: words.error }).waitFor();
  // Up to where the words of the line begin, as editors do.
  await press(page, 'Shift+Home');
  await page.keyboard.insertText('then: reject');
  await page.getByText(words.fine).waitFor();
  await page.getByRole('button', { name: words.run }).click();
  await page.locator('.matrix').waitFor();
  const result = page.locator('.result').filter({ has: page.getByRole('heading', { name: 'insult' }) });
  await result.waitFor();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: words.download }).click(),
  ]);
  expect(readFileSync(await file.path(), 'utf8')).toBe(
    STORY['news.yaml'].replace('    then: hold', '    then: reject'),
  );
}

inBrowser("a moderator's day", (open) => {
  test.each([
    ['ar', 60],
    ['en', 38],
  ] as const)(
    'the queue is worked by keys alone beside a colleague, over a lost connection, and every comment becomes what was meant, once (%s, %i)',
    async (language, amount) => {
      const day = await begin(open, language, amount);
      const page = await signIn(day, 'خالد');
      const theirs = await signIn(day, 'سعاد');
      for (let at = 0; at < 3; at++) await workOne(page);
      const changed = await changeOnesMind(day, page);
      await lookAround(page);
      await meetColleague(day, page, theirs);
      await loseConnection(day, page);
      await rejectTogether(day, page);
      // The colleague goes to lunch, and their share comes back.
      await theirs.goto('about:blank');
      await finish(day, page);
      for (const [number, id] of day.ids.entries()) {
        const isInsult = number >= day.insults && !day.colleagues.has(number);
        const name = day.colleagues.has(number) ? 'سعاد' : 'خالد';
        const by = id === changed ? [name, name, name] : [name];
        const status = isInsult ? 'rejected' : meantFor(number).status;
        expect.soft(await fateOf(day.console, id), `${number}`).toEqual({ status, by });
      }
      await addTerm(day, page);
      await draftRule(day, page);
      expect(day.alarms.flat()).toEqual([]);
    },
    90_000,
  );
});
