import { probability } from '../src/model/score.ts';
import type { Head } from '../src/model/weights.ts';
import type { HeldOut } from './figures.ts';
import { rawOf } from './learned.ts';
import { HALF } from './measure.ts';
import { obfuscate, TECHNIQUES, type TechniqueName } from './obfuscate.ts';
import { seeded } from './random.ts';
import { percent, table } from './tables.ts';

/** So many take long enough: of English texts there are many, and of innocent ones. */
const EVERY = 5;

const HEAD = [
  'written with',
  'Arabic: recall of the clean one, all words',
  'every other word',
  'others held',
  'English: all words',
  'others held',
].join(' | ');

/**
 * How many of the offensive texts that are found as they stand are found with every word of three letters or more, or
 * every other one, written so; and how many others are held then.
 */
export function byTechnique(
  arabic: readonly HeldOut[],
  english: readonly HeldOut[],
  knots: Head['knots'],
): string {
  const some = english.filter((_, at) => at % EVERY === 0);
  const [inArabic, inEnglish] = [recallsOf(arabic, knots), recallsOf(some, knots)];
  const rows = (['none', ...Object.keys(TECHNIQUES)] as Name[]).map((name) =>
    [name, ...inArabic(name, [1, HALF]), ...(isOfLatin(name) ? inEnglish(name, [1]) : ['', ''])].join(' | '),
  );
  return table(HEAD, rows);
}

type Name = TechniqueName | 'none';

/** Whether it changes words in Latin letters. */
const isOfLatin = (name: Name): boolean => name === 'none' || written(name, 1)('password') !== 'password';

function written(name: Name, share: number): (text: string) => string {
  const random = seeded(1);
  return (text) => (name === 'none' ? text : obfuscate(text, name, share, random));
}

function recallsOf(
  all: readonly HeldOut[],
  knots: Head['knots'],
): (name: Name, shares: readonly number[]) => readonly string[] {
  const found = (texts: readonly HeldOut[], change: (text: string) => string): number =>
    texts.filter(({ learned, text }) => probability(knots, rawOf(learned, change(text))) >= HALF).length /
    texts.length;
  const offensive = all.filter((one) => one.offensive);
  const others = all.filter((one) => !one.offensive).filter((_, at) => at % EVERY === 0);
  const clean = found(offensive, (text) => text);
  return (name, shares) => [
    ...shares.map((share) => percent(found(offensive, written(name, share)) / clean)),
    percent(found(others, written(name, 1))),
  ];
}
