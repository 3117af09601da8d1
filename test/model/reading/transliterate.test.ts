import { expect, test } from 'vitest';
import { readWords } from '../../../src/model/reading/read-words.ts';
import { rejoin } from '../../../src/model/reading/rejoin.ts';
import { respell } from '../../../src/model/reading/respell.ts';
import { readFolded } from '../../../src/text/fold.ts';
import { knowing } from '../vocabulary.ts';

const known = knowing({ كلب: 60, حمار: 30 });

const wordsOf = (text: string): readonly string[] =>
  readFolded(text, 'runs', (folded) => {
    const words = readWords(folded);
    rejoin(words, known);
    respell(words, known, () => 0);
    return Array.from({ length: words.count }, (_, at) =>
      String.fromCharCode(...words.letters.subarray(words.from[at], words.to[at])),
    );
  });

/** Its first letters have millions of cheap readings, and its last ones none. Gone all ways, it takes half a second, and all of them longer than a test may. */
const DEAR_END = 'sasdsasdasdasdasoxox';

test('a word is given up where nothing that its end may be read as is cheap enough', () => {
  const words = wordsOf(`${DEAR_END} `.repeat(100));
  expect(words).toHaveLength(100);
  expect(new Set(words)).toEqual(new Set([DEAR_END]));
});

test('after such words others are read as ever', () => {
  expect(wordsOf(`${DEAR_END} kalb 7omar`)).toEqual([DEAR_END, 'كلب', 'حمار']);
});
