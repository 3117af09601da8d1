import { describe, expect, test } from 'vitest';
import { IS, readWords } from '../../src/model/words.ts';
import { readFolded } from '../../src/text/fold.ts';

interface Word {
  readonly letters: string;
  readonly written: string;
  readonly kind: number;
}

const wordsOf = (text: string): readonly Word[] =>
  readFolded(text, 'runs', (folded) => {
    const { count, letters, from, to, starts, ends, kinds } = readWords(folded);
    return Array.from({ length: count }, (_, at) => ({
      letters: String.fromCharCode(...letters.subarray(from[at], to[at])),
      written: text.slice(starts[at], ends[at]),
      kind: kinds[at] ?? -1,
    }));
  });

const plain = (text: string): readonly string[] =>
  wordsOf(text)
    .filter(({ kind }) => kind === IS.word || kind === IS.letters)
    .map(({ letters }) => letters);

describe('the words of a text are read', () => {
  test.each([
    ['letter by letter', 'غ ب ي', 'غبي'],
    ['with a sign between all letters', 'غ.ب.ي', 'غبي'],
    ['with stars between all letters', 'غ*ب*ي', 'غبي'],
    ['with a letter that a sign parts', 'غب-ي', 'غبي'],
    ['with a sign for an alef', 'حم@ر', 'حمار'],
    ['with signs and digits for Latin letters', 'b1tch', 'bitch'],
    ['with letters of other alphabets for Latin ones', 'fuсk', 'fuck'],
    ['with a mask for the letter that is masked', 'ك*ب', 'ك*ب'],
  ])('%s', (_, text, word) => {
    expect(plain(text)).toEqual([word]);
  });

  test('letter by letter after another word', () => {
    expect(plain('يا ح م ا ر كبير')).toEqual(['يا', 'حمار', 'كبير']);
  });

  test('without accounts and addresses, which nobody wrote as words', () => {
    expect(plain('@Some_Body شكرا https://example.org/غبي')).toEqual(['شكرا']);
  });

  test('and of two short parts also what they are together, where they stand in the text', () => {
    const joined = wordsOf('يا حم.ار انت').find(({ letters }) => letters === 'حمار');
    expect(joined).toEqual({ letters: 'حمار', written: 'حم.ار', kind: IS.joined });
  });

  test('but sentences and hashtags in their own words', () => {
    expect(plain('كلام.جميل')).toEqual(['كلام', 'جميل']);
    expect(plain('#مقال_جديد')).toEqual(['مقال', 'جديد']);
  });
});

test('a long text of single letters is one word, read once', () => {
  const letters = 'غ ب ي '.repeat(20_000);
  expect(plain(letters).map(({ length }) => length)).toEqual([60_000]);
});
