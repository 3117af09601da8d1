import { expect, test } from 'vitest';
import { stemHash } from '../../src/model/hashes.ts';
import { commonness, enter, type Vocabulary } from '../../src/model/vocabulary.ts';
import { knowing, unitsOf } from './vocabulary.ts';

const common = (vocabulary: Vocabulary, word: string): number =>
  commonness(vocabulary, stemHash(unitsOf(word), 0, word.length));

test('a word is the commoner the more texts had it, by doublings, and others are not known', () => {
  const vocabulary = knowing({ كلب: 1, مقال: 2, هذا: 1023, من: 1e9 });
  expect(['كلب', 'مقال', 'هذا', 'من', 'حمار'].map((word) => common(vocabulary, word))).toEqual([
    1, 2, 10, 15, 0,
  ]);
});

test('a word is known with any clitics', () => {
  const vocabulary = knowing({ حمار: 4 });
  const written = ['الحمار', 'وبالحمار', 'حمارهم', 'يالحمار'];
  expect(written.map((word) => common(vocabulary, word))).toEqual([3, 3, 3, 3]);
});

test('no word makes a commoner one of its bucket less common', () => {
  const vocabulary = knowing({ كلب: 64 });
  enter(vocabulary, stemHash(unitsOf('كلب'), 0, 3), 2);
  expect(common(vocabulary, 'كلب')).toBe(7);
});
