import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { capitalShare } from '../../src/text/capitals.ts';
import { countLetters, SCRIPTS } from '../../src/text/scripts.ts';
import { countWords } from '../../src/text/word-count.ts';

describe('words', () => {
  test.each([
    ["I don't know", 3],
    ['نعم،لا ثم كِتَابٌ', 4],
    ['السعر 3.5 و١٬٠٠٠', 3],
    ['انتهى.ثم بدأ', 3],
    ['ـــــ !!! 😂', 0],
    ['ممــــتاز', 1],
    ['می‌خواهم', 1],
    ['', 0],
  ])('%j has %i', (text, count) => {
    expect(countWords(text)).toBe(count);
  });

  test('are as many as were joined by spaces', () => {
    const word = fc.constantFrom('كتاب', 'don’t', '٣٫٥', 'é', 'أُحِبُّ', 'x1');
    fc.assert(
      fc.property(fc.array(word), fc.constantFrom(' ', '\n', ' - ', ' … '), (words, between) => {
        expect(countWords(words.join(between))).toBe(words.length);
      }),
    );
  });
});

describe('the share of capitals', () => {
  test.each([
    ['WHAT IS THIS', 100],
    ['What is THIS THERE', 66.67],
    ['ÉCOLE ÉLÉMENTAIRE', 100],
    ['ПОЧЕМУ ЭТО ТАК', 100],
    ['all of it is small', 0],
    ['قال NATO و COVID', 0],
    ['NATO', 0],
    ['كله بالعربية', 0],
    ['', 0],
  ])('of %j is %d%%', (text, share) => {
    expect(capitalShare(text)).toBe(share);
  });
});

describe('letters by script', () => {
  const sharesOf = (text: string) => {
    const { letters, byScript } = countLetters(text);
    const present = SCRIPTS.flatMap((name, at) => (byScript[at] ? [[name, byScript[at]]] : []));
    return { letters, ...Object.fromEntries(present) };
  };

  test.each([
    ['abc كتـاب 12 😂', { letters: 7, arabic: 4, latin: 3 }],
    ['𝐀Ａa\u0301', { letters: 3, latin: 3 }],
    ['ﻛﻠﺐ', { letters: 3, arabic: 3 }],
    ['中文 かな カナー', { letters: 7, han: 2, hiragana: 2, katakana: 2 }],
    ['привет', { letters: 6, cyrillic: 6 }],
    ['𓀀 a', { letters: 2, latin: 1 }],
    ['12 ؟ ـــ', { letters: 0 }],
  ])('of %j', (text, counts) => {
    expect(sharesOf(text)).toEqual(counts);
  });

  test('are counted one by one, in any order', () => {
    const text = fc.string({ unit: fc.constantFrom('ا', 'b', '𓀀', '\ud83d', '中', ' ', '𝐀') });
    fc.assert(
      fc.property(text, text, (one, other) => {
        const whole = countLetters(`${one} ${other}`);
        const [first, second] = [countLetters(one), countLetters(other)];
        expect(whole.letters).toBe(first.letters + second.letters);
        expect([...whole.byScript]).toEqual(
          Array.from(first.byScript, (n, at) => n + (second.byScript[at] ?? 0)),
        );
      }),
    );
  });
});
