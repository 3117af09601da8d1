import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readWords } from '../../../src/model/reading/read-words.ts';
import { rejoin } from '../../../src/model/reading/rejoin.ts';
import type { Vocabulary } from '../../../src/model/vocabulary.ts';
import { readFolded } from '../../../src/text/fold.ts';
import { knowing } from '../vocabulary.ts';

const known = knowing({
  يا: 900,
  حمار: 20,
  كلب: 30,
  كل: 500,
  انت: 400,
  هذا: 300,
  كلام: 90,
  جميل: 90,
  مل: 4,
  شكرا: 50,
});

interface Word {
  readonly letters: string;
  readonly written: string;
}

const wordsOf = (text: string, vocabulary: Vocabulary = known): readonly Word[] =>
  readFolded(text, 'runs', (folded) => {
    const words = readWords(folded);
    rejoin(words, vocabulary);
    const { count, letters, from, to, starts, ends } = words;
    return Array.from({ length: count }, (_, at) => ({
      letters: String.fromCharCode(...letters.subarray(from[at], to[at])),
      written: text.slice(starts[at], ends[at]),
    }));
  });

const lettersOf = (text: string): readonly string[] => wordsOf(text).map(({ letters }) => letters);

describe('a word is put together', () => {
  test.each([
    ['that a space parts', 'يا حم ار', ['يا', 'حمار']],
    ['of which a letter is a known word with its neighbour', 'كل ب', ['كلب']],
    ['that a sign parts', 'يا حم.ار', ['يا', 'حمار']],
    ['that is spelled', 'انت ح م ا ر', ['انت', 'حمار']],
    ['that is spelled with signs and spaces', 'انت ح - م - ا - ر', ['انت', 'حمار']],
    ['that is spelled with emoji', 'انت ح😀م😀ا😀ر', ['انت', 'حمار']],
    ['that an emoji parts', 'انت حم😀ار', ['انت', 'حمار']],
    ['with clitics', 'انت وال حمار', ['انت', 'والحمار']],
    ['with all words around it', 'ه ذ ا ك ل ب ك ل ا م', ['هذا', 'كلب', 'كلام']],
    ['with equal letters at both sides of the space, as the fold joins them', 'م م ل', ['مل']],
    ['that nobody knows, where all of it is spelled', 'انت ق غ ظ', ['انت', 'قغظ']],
  ])('%s', (_, text, words) => {
    expect(lettersOf(text)).toEqual(words);
  });

  test('and stands where its parts stand', () => {
    expect(wordsOf('يا حم ـ ار!')).toContainEqual({ letters: 'حمار', written: 'حم ـ ار' });
  });
});

test('what was apart stays apart: common words, sentences, and words that nobody knows', () => {
  for (const text of ['كل هذا كلام', 'كلام.جميل', 'يا زقظم قغظث', 'شكرا يا']) {
    expect(lettersOf(text).filter((word) => word !== '.')).toEqual(text.split(/[ .]/));
  }
});

test('of any text the words stand in its order, within it, and no letter is lost but an equal neighbour', () => {
  const text = fc
    .array(fc.constantFrom('ك', 'ل', 'ب', 'ح', 'مار', ' ', '.', '😀', 'a', '*', 'يا '))
    .map((all) => all.join(''));
  fc.assert(
    fc.property(text, (written) => {
      const before = wordsOf(written, knowing({}));
      const after = wordsOf(written);
      let end = 0;
      for (const word of after) {
        expect(written.indexOf(word.written, end)).toBeGreaterThanOrEqual(end);
        end = written.indexOf(word.written, end) + word.written.length;
      }
      const plain = (words: readonly Word[]): string =>
        words
          .map(({ letters }) => letters)
          .join('')
          .replaceAll('.', '')
          .replace(/(.)\1+/gu, '$1');
      expect(plain(after)).toBe(plain(before));
    }),
  );
});

test('a long text of single letters is read, each letter once', () => {
  const words = lettersOf('غ ب ي '.repeat(20_000));
  expect(words.join('')).toHaveLength(60_000);
});
