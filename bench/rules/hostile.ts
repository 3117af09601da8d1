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

interface Text {
  readonly name: string;
  readonly of: (length: number) => string;
}

const filledWith = (name: string, part: string): Text => ({
  name,
  of: (length) => part.repeat(Math.ceil(length / part.length)).slice(0, length),
});

/** Texts that are hard to read, of any length; `terms` are listed. */
function hostileTexts(terms: readonly string[]): readonly Text[] {
  const longest = [...terms].sort((one, other) => other.length - one.length).slice(0, 2000);
  const cutOff = longest.map((term) => term.slice(0, -1));
  const spelled = terms.slice(0, 3000).map((term) => Array.from(term).join(' '));
  return [
    ...REPEATED.map(([name, part]) => filledWith(name, part)),
    filledWith('listed terms', `${terms.slice(0, 5000).join(' ')} `),
    filledWith('all but the end of long terms', `${cutOff.join(' ')} `),
    filledWith('listed terms, spelled out', `${spelled.join('  ')} `),
    { name: 'units by chance', of: unitsByChance },
  ];
}

function unitsByChance(length: number): string {
  const random = repeatableRandom(7);
  return Array.from({ length }, () => String.fromCharCode(Math.floor(random() * 0x10000))).join('');
}

/** Screens every text in both lengths, slowest first; medians of rounds in which each has its turn. */
export function measureHostile(ruleSet: RuleSet, terms: readonly string[], rounds: number): Hostile[] {
  const measured = hostileTexts(terms).map(({ name, of }) => ({
    name,
    short: timing(ruleSet, of(SHORT), 10),
    long: timing(ruleSet, of(LONG), 1),
  }));
  for (let round = 0; round <= rounds; round++) {
    for (const { short, long } of measured) {
      short.measure();
      long.measure();
    }
  }
  return measured
    .map(({ name, short, long }) => ({ name, short: short.result(), long: long.result() }))
    .map((each) => ({ ...each, ratio: each.long / each.short }))
    .sort((one, other) => other.long - one.long);
}

/** CPU ms of one screening of a text; the first measurement is to warm up. */
function timing(ruleSet: RuleSet, text: string, times: number) {
  const facts = factsOf(text, 'سعاد', () => 0);
  const measured: number[] = [];
  return {
    measure: () => {
      const { cpu } = taken(() => {
        for (let time = 0; time < times; time++) screen(ruleSet, facts, null);
      });
      measured.push(cpu / times / 1000);
    },
    result: () => median(measured.slice(1)),
  };
}
