import { screen } from '../../src/pipeline/decide.ts';
import type { RuleSet } from '../../src/rules/rule-set.ts';
import { repeatableRandom } from '../arabic.ts';
import { median } from '../compare.ts';
import { taken } from './cpu.ts';
import { factsOf } from './site.ts';

/** Terms of which each is the beginning of the next, for texts that have all of them everywhere. */
export const NESTED: readonly string[] = Array.from({ length: 38 }, (_, at) =>
  'قطر'.repeat(20).slice(0, at + 3),
);

export interface Hostile {
  readonly name: string;
  /** CPU ms for each length. */
  readonly short: number;
  readonly long: number;
  readonly ratio: number;
}

/** The longest text that there is, and a tenth of it, in UTF-16 units. */
export const LONG = 65_536;
export const SHORT = 6_554;

/** What is repeated, by name. */
const REPEATED: readonly (readonly [name: string, text: string])[] = [
  ['ordinary words', 'الخبر مهم جدا والناس تعرف ذلك، and this is known. '],
  ['one letter', 'ا'],
  ['alternating letters', 'اب'],
  ['harakat alone', '\u064e'],
  ['a letter with three harakat', 'ب\u0651\u064e\u0670'],
  ['letters spelled out', 'a ا '],
  ['letters spelled out with dots', 'ك.ل.ب.'],
  ['dots', '.'],
  ['stars between letters', 'ك*ل*'],
  ['words with two masks', 'k**lr م**وم '],
  ['digits and signs for letters', '4l1c3 !d10$ '],
  ['Arabic in Latin letters', "7abibi 3arab 2alb kh'3 "],
  ['joined emoji', '👨‍👩‍👧‍👦'],
  ['half surrogate pairs', '\ud83d'],
  ['letters that fold to eighteen', 'ﷺ'],
  ['look-alikes among Latin letters', 'рaуpаl mоrоn '],
  ['line breaks', 'كل\nب\n'],
  ['tatweel', 'كـ ـل'],
  ['digits', '5'],
  ['capitals', 'A'],
  ['links', 'a.co '],
  ['an endless link', 'http://a.b/c.d'],
  ['beginnings of patterns', 'اشتر احجز buy free +966 ربح '],
  ['nested terms', 'قطر'],
];

/** Texts that are hard for someone who reads them, of any length; `terms` are listed. */
function hostileTexts(terms: readonly string[]): readonly (readonly [string, (length: number) => string])[] {
  const byLength = [...terms].sort((one, other) => other.length - one.length);
  const filled = (part: string) => (length: number) =>
    part.repeat(Math.ceil(length / part.length)).slice(0, length);
  return [
    ...REPEATED.map(([name, part]) => [name, filled(part)] as const),
    ['listed terms', filled(`${terms.slice(0, 5000).join(' ')} `)],
    [
      'all but the end of long terms',
      filled(
        `${byLength
          .slice(0, 2000)
          .map((term) => term.slice(0, -1))
          .join(' ')} `,
      ),
    ],
    [
      'listed terms, spelled out',
      filled(
        `${terms
          .slice(0, 3000)
          .map((term) => Array.from(term).join(' '))
          .join('  ')} `,
      ),
    ],
    ['units by chance', (length) => unitsByChance(length)],
  ];
}

function unitsByChance(length: number): string {
  const random = repeatableRandom(7);
  return Array.from({ length }, () => String.fromCharCode(Math.floor(random() * 0x10000))).join('');
}

/** Screens every text in both lengths, worst first; medians of rounds in which each has its turn. */
export function measureHostile(ruleSet: RuleSet, terms: readonly string[], rounds: number): Hostile[] {
  const measured = hostileTexts(terms).map(([name, write]) => ({
    name,
    short: { facts: factsOf(write(SHORT), 'سعاد', () => 0), times: [] as number[] },
    long: { facts: factsOf(write(LONG), 'سعاد', () => 0), times: [] as number[] },
  }));
  for (let round = -1; round < rounds; round++) {
    for (const { short, long } of measured) {
      const shortTime =
        taken(() => {
          for (let time = 0; time < 10; time++) screen(ruleSet, short.facts, null);
        }).cpu / 10;
      const longTime = taken(() => screen(ruleSet, long.facts, null)).cpu;
      if (round < 0) continue;
      short.times.push(shortTime / 1000);
      long.times.push(longTime / 1000);
    }
  }
  return measured
    .map(({ name, short, long }) => ({ name, short: median(short.times), long: median(long.times) }))
    .map((each) => ({ ...each, ratio: each.long / each.short }))
    .sort((one, other) => other.long - one.long);
}
