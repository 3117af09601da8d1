import { describe, expect, test } from 'vitest';
import { readWords } from '../../../src/model/reading/read-words.ts';
import { GAP, IS } from '../../../src/model/reading/words.ts';
import { readFolded } from '../../../src/text/fold.ts';

interface Word {
  readonly letters: string;
  readonly written: string;
  readonly kind: number;
  readonly gap: number;
}

const wordsOf = (text: string): readonly Word[] =>
  readFolded(text, 'runs', (folded) => {
    const { count, letters, from, to, starts, ends, kinds, gaps } = readWords(folded);
    return Array.from({ length: count }, (_, at) => ({
      letters: String.fromCharCode(...letters.subarray(from[at], to[at])),
      written: text.slice(starts[at], ends[at]),
      kind: kinds[at] ?? -1,
      gap: gaps[at] ?? -1,
    }));
  });

const plain = (text: string): readonly string[] =>
  wordsOf(text)
    .filter(({ kind }) => kind !== IS.sign)
    .map(({ letters }) => letters);

describe('the words of a text are read', () => {
  test.each([
    ['with a sign between all letters', 'غ.ب.ي', 'غبي'],
    ['with stars between all letters', 'غ*ب*ي', 'غبي'],
    ['with a sign for an alef', 'حم@ر', 'حمار'],
    ['with signs for Latin letters', 'b!tch', 'bitch'],
    ['with a dollar at its start', '$hit', 'shit'],
    ['with dollars at its end', 'a$$', 'as'],

    ['without a second of two equal letters that signs part', 'a.s.s', 'as'],
    ['with letters of other alphabets for Latin ones', 'fuсk', 'fuck'],
    ['with digits as they stand', '7mar', '7mar'],
  ])('%s', (_, text, word) => {
    expect(plain(text)).toEqual([word]);
  });

  test('with a mask for the letter that is masked', () => {
    expect(wordsOf('ك*ب')).toMatchObject([{ letters: 'ك*ب', kind: IS.masked }]);
  });

  test('without accounts and addresses, which nobody wrote as words', () => {
    expect(plain('@Some_Body شكرا https://example.org/غبي')).toEqual(['شكرا']);
  });

  test('and what stands between each and the one before it, where that is little', () => {
    const gaps = wordsOf('يا حم.ار انت... قل').filter(({ kind }) => kind === IS.word);
    expect(gaps.map(({ gap }) => gap)).toEqual([GAP.wide, GAP.space, GAP.sign, GAP.space, GAP.wide]);
  });

  test('but sentences and hashtags in their own words', () => {
    expect(plain('$20 us$, 20$')).toEqual(['20', 'us', '20']);
    expect(plain('كلام.جميل')).toEqual(['كلام', 'جميل']);
    expect(plain('#مقال_جديد')).toEqual(['مقال', 'جديد']);
  });
});

test('nothing is read that stood in the text before, where this one ends', () => {
  for (const text of ['كم @', 'h', 'كم \ud83d', 'كم\ud835']) {
    const read = ['abcdefgh', 'tptptptp', '\ud835\udc1a'.repeat(4), '؟?؟?؟?'].map((before) => {
      wordsOf(before);
      return wordsOf(text);
    });
    for (const words of read) expect(words, text).toEqual(read[0]);
  }
});
