import { probability, scoreText } from '../src/model/score.ts';
import type { Head, Model } from '../src/model/weights.ts';
import type { HeldOut } from './figures.ts';
import { ABOUT_AR, ABOUT_EN, GROUPS_AR, GROUPS_EN } from './groups.ts';
import { HALF } from './measure.ts';
import { percent, table } from './tables.ts';

/** Words that one dialect writes and others don't, mostly. */
const MARKERS: Readonly<Record<string, readonly string[]>> = {
  Egypt: ['مش', 'ده', 'دي', 'كده', 'ايه', 'إيه', 'ازاي', 'عشان', 'دلوقتي', 'بتاع', 'اوي'],
  Gulf: ['وش', 'ليش', 'مو', 'ابي', 'الحين', 'وايد', 'ايش', 'زين', 'عشانك', 'اللحين'],
  Levant: ['شو', 'هيك', 'لسا', 'منيح', 'كتير', 'هلأ', 'ليه', 'بدي', 'هلق'],
  Maghreb: ['واش', 'بزاف', 'ديال', 'راه', 'كيفاش', 'برشا', 'علاش'],
  'African American': [
    'dat',
    'dis',
    'dey',
    'aint',
    'finna',
    'tryna',
    'yall',
    'gon',
    'wit',
    'bruh',
    'ima',
    'nah',
  ],
};

const wordsOf = (text: string): ReadonlySet<string> => new Set(text.toLowerCase().match(/\p{L}+/gu) ?? []);

/** How often texts that are not offensive are held wrongly, by the dialect and by whether they name a group. */
export function byWords(heldOut: readonly HeldOut[], knots: Head['knots']): string {
  const innocent = heldOut.filter(({ offensive }) => !offensive);
  const groups = [...Object.values(GROUPS_AR).flat(), ...Object.values(GROUPS_EN).flat()].map((one) =>
    one.toLowerCase(),
  );
  const kinds = { ...MARKERS, 'a named group': groups };
  const rows = [true, false].flatMap((isArabic) => {
    const all = innocent.filter(({ text }) => /\p{Script=Arabic}/u.test(text) === isArabic);
    const language = isArabic ? 'Arabic' : 'English';
    return [
      rowOf(`${language}, all`, all, knots),
      ...Object.entries(kinds).map(([name, markers]) => {
        const marked = all.filter(({ text }) => !wordsOf(text).isDisjointFrom(new Set(markers)));
        return rowOf(`${language}, ${name}`, marked, knots);
      }),
    ].filter((row) => row !== '');
  });
  return table('not offensive, with words of | texts | held at 0.5', rows);
}

const FEWEST = 20;

function rowOf(name: string, texts: readonly HeldOut[], knots: Head['knots']): string {
  if (texts.length < FEWEST) return '';
  const held = texts.filter(({ raw }) => probability(knots, raw) >= HALF).length;
  return [name, texts.length, percent(held / texts.length)].join(' | ');
}

/** How often sentences that only name a group are held, and the highest score: without counter-examples, and with. */
export function byGroup(before: Model, after: Model): string {
  const rows = [
    ...Object.entries(GROUPS_AR).map(
      ([kind, groups]) => [`Arabic, ${kind}`, filled(ABOUT_AR, groups)] as const,
    ),
    ...Object.entries(GROUPS_EN).map(
      ([kind, groups]) => [`English, ${kind}`, filled(ABOUT_EN, groups)] as const,
    ),
  ].map(([name, texts]) =>
    [
      name,
      texts.length,
      ...[before, after].map((model) => {
        const scores = texts.map((text) => scoreText(model, text).abuse ?? 0);
        const held = scores.filter((score) => score >= HALF).length;
        return `${percent(held / texts.length, 1)}, ${Math.max(...scores).toFixed(2)}`;
      }),
    ].join(' | '),
  );
  return table('sentences that name one | how many | held at 0.5 and highest, before | after', rows);
}

const filled = (sentences: readonly string[], groups: readonly string[]): readonly string[] =>
  groups.flatMap((group) => sentences.map((sentence) => sentence.replace('%', group)));
