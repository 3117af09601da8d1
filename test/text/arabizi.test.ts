import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasSignal, isLongKey, keyOf, keysOfArabic, spellingsOf, stemsOf } from '../../src/text/arabizi.ts';

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
    expect(spellingsOf(word).test(spelling)).toBe(true);
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
