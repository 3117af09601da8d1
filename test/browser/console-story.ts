import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Console } from './console.ts';

/** A site that holds what speaks of the election, and publishes the rest. */
export const STORY = {
  'news.yaml': `site: {name: {ar: صحيفة المثال, en: The Example}, locale: ar, timezone: Asia/Riyadh}
lists: {insults: insults.txt}
reasons:
  off-topic: {ar: خارج الموضوع, en: Off topic}
  abuse: {ar: إساءة, en: Abuse}
decide: {default: approve}
rules:
  - {id: election, if: {text: {has: [انتخابات, election]}}, then: hold, flag: election, why: {ar: عن الانتخابات, en: about the election}}
  - id: insult
    if: {text: {has: $insults}}
    then: hold
    flag: insult
    why: {ar: "لفظ مسيء: {match}", en: "insult: {match}"}
`,
  'insults.txt': 'أحمق\nfool\n',
};

/** What becomes of a comment by its number, with the keys for that: as a moderator would read it off the text. */
const MEANT = [
  { status: 'approved', keys: ['a'] },
  { status: 'rejected', keys: ['r', '1'] },
  { status: 'approved', keys: ['a'] },
  { status: 'spam', keys: ['s'] },
  { status: 'rejected', keys: ['r', '2'] },
] as const;

export const meantFor = (number: number): (typeof MEANT)[number] => MEANT[number % MEANT.length] ?? MEANT[0];

export async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** The id of the comment that is shown; empty where none is. */
export const idShown = (page: Page): Promise<string> =>
  page.evaluate(() => document.querySelector<HTMLElement>('article.focus')?.dataset.comment ?? '');

/** Waits until another comment than this one is shown, or none. */
export const another = async (page: Page, than: string): Promise<void> =>
  void (await page.waitForFunction(
    (id) => (document.querySelector<HTMLElement>('article.focus')?.dataset.comment ?? '') !== id,
    than,
  ));

/** Reads the comment that is shown, decides it as it is meant, and waits for the next; returns its number. */
export async function workOne(page: Page): Promise<number> {
  const [id, words] = [await idShown(page), await page.locator('.words').innerText()];
  const number = Number(/\d+/.exec(words)?.[0]);
  await press(page, ...meantFor(number).keys);
  await another(page, id);
  return number;
}

/** Goes from field to field by Tab until one of this name has the focus. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let at = 0; at < 40; at++) {
    const here = await page.evaluate(() => {
      const { activeElement: at, body } = document;
      return at === null || at === body ? '' : (at.getAttribute('aria-label') ?? at.textContent);
    });
    if (name.test(here)) return;
    await page.keyboard.press('Tab');
  }
  expect.fail(`No way by Tab to ${name}.`);
}

/** What became of a comment: its status, and who decided that in which order, the rules first. */
export async function fateOf(
  { call }: Pick<Console, 'call'>,
  id: string,
): Promise<{ status: string; by: string[] }> {
  const { status, history } = (await call('GET', `/v1/sites/news/comments/${id}`)).json;
  const by = (history as { by: { name: string } }[]).map(({ by: { name } }) => name);
  return { status, by: by.slice(1) };
}
