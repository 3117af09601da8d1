import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  hasSignal,
  isLongKey,
  isSpelled,
  keyOf,
  keysOfArabic,
  readLatinWord,
  spellingsOf,
  stemsOf,
} from '../../src/text/arabizi.ts';

const unitsOf = (text: string): number[] => Array.from(text, (letter) => letter.charCodeAt(0));

describe('an Arabic word is spelled in Latin letters', () => {
  test.each([
    ['حمار', '7mar'],
    ['حمار', '7omar'],
    ['حمار', 'hmar'],
    ['خنزير', '5anzir'],
    ['خنزير', 'khanzer'],
    ['حقير', '7a2ir'],
    ['غبار', "3'obar"],
    ['غبار', 'ghubar'],
    ['عاهره', '3ahra'],
    ['شرموطه', 'sharmouta'],
    ['صهيوني', '9ohyoni'],
    ['منافق', 'monafe2'],
  ])('%s as %s', (word, spelling) => {
    expect(isSpelled(spellingsOf(word), readLatinWord(spelling))).toBe(true);
    expect(keysOfArabic(word)).toContain(keyOf(unitsOf(spelling), 0, spelling.length).number);
  });

  test('has the key of every one of its spellings', () => {
    const letters = {
      ب: 'b',
      ح: '7',
      خ: 'kh',
      ذ: 'dh',
      ش: 'sh',
      ق: 'q',
      ع: '3',
      ا: 'a',
      و: 'w',
      ي: 'y',
      م: 'm',
      ل: 'l',
    };
    const words = fc.array(fc.constantFrom(...Object.entries(letters)), { minLength: 3, maxLength: 8 });
    fc.assert(
      fc.property(words, fc.constantFrom('', 'a', 'e', 'o'), (pairs, vowel) => {
        const keys = keysOfArabic(pairs.map(([letter]) => letter).join(''));
        const spelling = pairs.map(([, latin]) => latin).join(vowel);
        fc.pre(keys.length > 0);
        expect(keys).toContain(keyOf(unitsOf(spelling), 0, spelling.length).number);
      }),
    );
  });
});

describe('a word in Latin letters is a spelling', () => {
  /** As one regular expression: a vowel may follow every letter but some at the end. */
  const WRITTEN: Readonly<Record<string, string>> = {
    ب: 'b|p',
    خ: 'kh|5|x',
    غ: "gh|3'|8|g",
    ا: 'a',
    و: 'w|ou|o|u',
    ي: 'y|i|e',
    ه: 'h',
    ء: '2|',
  };
  const pattern = (word: string): RegExp => {
    const letters = Array.from(word, (letter, at) => {
      const isLast = at === word.length - 1;
      if (isLast && letter === 'ه') return '(?:ah|eh|a|e|h)';
      return `(?:${WRITTEN[letter]})${isLast && /[يو]/.test(letter) ? '' : '[aeiou]?'}`;
    });
    return new RegExp(`^${letters.join('')}$`);
  };
  const words = fc.array(fc.constantFrom(...Object.keys(WRITTEN)), { minLength: 1, maxLength: 8 });
  const parts = [...'bpkhxga58w', 'ou', 'i', 'e', 'o', 'u', "3'", 'kh', 'gh', '2', 'eh', 'z'];

  test('exactly where the letters and vowels between them say so', () => {
    const latin = fc.array(fc.constantFrom(...parts), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(words, latin, (letters, written) => {
        const [word, text] = [letters.join(''), written.join('')];
        expect(isSpelled(spellingsOf(word), readLatinWord(text))).toBe(pattern(word).test(text));
      }),
      { numRuns: 2000 },
    );
  });

  test('wherever it is written as the letters are, with vowels between them', () => {
    const choices = fc.array(fc.tuple(fc.nat(3), fc.constantFrom('', 'a', 'o', 'i')), {
      minLength: 8,
      maxLength: 8,
    });
    fc.assert(
      fc.property(words, choices, (letters, chosen) => {
        const [word, text] = [
          letters.join(''),
          letters.map((letter, at) => written(letter, chosen[at])).join(''),
        ];
        fc.pre(text.length <= 30);
        expect(isSpelled(spellingsOf(word), readLatinWord(text))).toBe(pattern(word).test(text));
      }),
      { numRuns: 2000 },
    );
  });

  function written(letter: string, [choice, vowel]: readonly [number, string] = [0, '']): string {
    const spellings = (WRITTEN[letter] ?? '').split('|');
    return `${spellings[choice % spellings.length]}${vowel}`;
  }
});

test.each(['كل', 'abc', 'كلب5', 'قل للناس'])('%s has no spelling', (word) => {
  expect(keysOfArabic(word)).toEqual([]);
});

test.each([
  ['7mar', true],
  ["3'abi", true],
  ['khara', true],
  ['sharamtoz', true],
  ['sharmouta', false],
  ['jordan', false],
  ['ugh', false],
  ['5th', false],
  ['3am', false],
  ['high', false],
  ['kalb', false],
  ['the', false],
])('%s may be Arabic: %s', (word, may) => {
  const units = unitsOf(word);
  expect(hasSignal(units, 0, units.length) || isLongKey(keyOf(units, 0, units.length))).toBe(may);
});

test('a word is also looked at without its article and its ending', () => {
  expect(stemsOf('el7marin')).toEqual(expect.arrayContaining(['el7marin', '7marin', '7mar']));
  expect(stemsOf('ya7mar')).toContain('7mar');
});
