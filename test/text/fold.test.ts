import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Fold, fold, isExact, readFolded } from '../../src/text/fold.ts';
import { originalSpan, unitsToString } from '../../src/text/folded.ts';
import { foldCharacter } from '../../src/text/steps.ts';

const FORMS: readonly Fold[] = ['normal', 'exact', 'runs'];

const folded = (text: string, how: Fold = 'normal'): string => unitsToString(fold(text, how).units);

/** Texts with all that is hard: marks, lone surrogates, ligatures, bidi controls, emoji. */
const hardText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        'ك',
        'ل',
        'ب',
        'أ',
        'َ',
        'ّ',
        'ـ',
        '\u200f',
        '\u200b',
        'ﷺ',
        'ﻼ',
        ' ',
        '\n',
        '👨‍👩‍👧',
        '\ud83d',
        'é',
        'ß',
        '가',
        'ᆨ',
      ),
    )
    .map((parts) => parts.join('')),
);

describe('the normal fold', () => {
  test.each([
    ['harakat', 'أَحْمَقٌ', 'احمق'],
    ['tatweel', 'كــلــب', 'كلب'],
    ['hamza on its carriers', 'أإآٱؤئ', 'ااااوي'],
    ['a hamza written as a mark of its own', 'ا\u0654', 'ا'],
    ['teh marbuta and alef maksura', 'مدرسة على', 'مدرسه علي'],
    ['Persian and Urdu letters', 'کتابی ہے', 'كتابي هي'],
    ['presentation forms', 'ﻛﻠﺐ ﻻ', 'كلب لا'],
    ['a mark in its presentation form', 'كﹶلب', 'كلب'],
    ['invisible and bidi characters', 'ك\u200bل\u202eب\u2066\ufeff', 'كلب'],
    ['digits', '٠١٢ ۷۸۹ １２', '012 789 12'],
    ['case, with ß and the final sigma', 'STRASSE Straße ΣΑΣ ςσ', 'strasse strasse σασ σσ'],
    ['white space of all kinds', 'a \u00a0\n\tb\u2003c', 'a b c'],
    ['full-width and styled letters', 'ＡＢ 𝐜𝐝', 'ab cd'],
    ['apostrophes and hyphens', 'don’t l‘amour e\u2011mail', "don't l'amour e-mail"],
    ['Latin accents, composed or not', 'é e\u0301', 'e e'],
    ['letters in black circles and squares', '🅐🅱🆂', 'abs'],
    ['the lunate sigma, which is put for c', 'fuϲk Ϲ', 'fuck c'],
    ['Arabic letters that no language here writes', 'ٮڡٯ ڤڨ ښړڔ', 'بفق فق سرر'],
  ])('joins %s', (_what, text, expected) => {
    expect(folded(text)).toBe(expected);
  });

  test('keeps marks that spell another letter', () => {
    expect(folded('が')).not.toBe(folded('か'));
    expect(folded('कि')).not.toBe(folded('क'));
  });

  test('keeps letters that have a sound of their own', () => {
    expect(folded('پ چ گ ء')).toBe('پ چ گ ء');
  });
});

test('joined runs say how many there were, and where the run stands', () => {
  const { units, runs, length } = fold('ذكيّــيييي!!', 'runs');
  expect([unitsToString(units), [...runs.slice(0, length)]]).toEqual(['ذكي!', [1, 1, 5, 2]]);
  expect(originalSpan(fold('ab  bb\u0301b', 'runs'), 3, 4)).toEqual([4, 8]);
});

test('the quick way gives what folding each character of the NFC text gives', () => {
  const marked = fc.array(
    fc.constantFrom('か', '\u3099', 'क', '\u093c', '\u0301', 'ا', '\u064e', '𑂙', '𑂺', 'a', ' '),
  );
  const texts = fc.oneof(
    hardText,
    marked.map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const slowly = Array.from(text.normalize('NFC'), foldCharacter).join('').replace(/ {2,}/g, ' ');
      expect(folded(text)).toBe(slowly);
    }),
  );
});

describe('the exact fold', () => {
  test('joins two encodings of the same text and nothing else', () => {
    expect(folded('أ e\u0301 ـ A', 'exact')).toBe('أ é ـ A');
    expect(folded('ا\u0654', 'exact')).toBe('أ');
    expect(folded('a  b', 'exact')).toBe('a  b');
  });
});

describe('the map back', () => {
  test('gives a letter with its marks', () => {
    const text = 'هو ذَكِيٌّ جدا';
    const at = folded(text).indexOf('ذكي');
    expect(text.slice(...originalSpan(fold(text, 'normal'), at, at + 3))).toBe('ذَكِيٌّ');
  });

  test('gives no invisible character at the end, for nobody would mark it', () => {
    const text = 'كَلْـبُ\u200f\u200b كلب\u2069';
    expect(text.slice(...originalSpan(fold(text, 'normal'), 0, 3))).toBe('كَلْـبُ');
    expect(text.slice(...originalSpan(fold(text, 'normal'), 4, 7))).toBe('كلب');
  });

  test('gives a whole ligature where a part of it is meant', () => {
    expect(originalSpan(fold('xﷺy', 'normal'), 2, 4)).toEqual([1, 2]);
  });

  test.each(FORMS)('stands on boundaries of characters, in order and inside the text (%s)', (how) => {
    fc.assert(
      fc.property(hardText, (text) => {
        const folds = fold(text, how);
        let last = 0;
        for (let at = 0; at < folds.length; at++) {
          const [start, end] = originalSpan(folds, at, at + 1);
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(isBoundary(text, start) && isBoundary(text, end)).toBe(true);
          last = start;
        }
      }),
    );
  });
});

test('a text is its exact fold, or it is not', () => {
  fc.assert(fc.property(hardText, (text) => isExact(text) === (folded(text, 'exact') === text)));
});

test('a text may be folded while another is read', () => {
  const both = readFolded('ذَكي', 'normal', (outer) => [
    folded('ab'),
    unitsToString(outer.units.slice(0, outer.length)),
  ]);
  expect(both).toEqual(['ab', 'ذكي']);
});

test('half a character changes nothing for whole ones', () => {
  expect(folded('\ud835')).toBe('\ud835');
  expect(folded('𝐜')).toBe('c');
});

test('a text that grows when it is folded is folded to its end', () => {
  expect(folded('ﷺ'.repeat(60_000))).toBe(folded('ﷺ').repeat(60_000));
});

test.each(FORMS)('folding again changes nothing (%s)', (how) => {
  fc.assert(
    fc.property(hardText, (text) => {
      expect(folded(folded(text, how), how)).toBe(folded(text, how));
    }),
  );
});

test('folding any one character again changes nothing', () => {
  for (let code = 0; code < 0x20000; code++) {
    const once = folded(String.fromCodePoint(code));
    if (folded(once) !== once) expect.fail(`U+${code.toString(16)}`);
  }
});

test.each(['\ud83d', '\udc00', '\u0651', '\u3099', '𑂺', '\u094d'])(
  'sixty thousand of %j are folded one by one',
  (part) => {
    expect(fold(part.repeat(60_000), 'runs').length).toBeLessThanOrEqual(60_000 * part.length);
  },
);

test('thousands of marks on one letter are folded in portions', () => {
  const text = `ا${'\u0650\u0301'.repeat(30_000)}ب`;
  expect(folded(text)).toBe('اب');
});

function isBoundary(text: string, at: number): boolean {
  const inPair = /[\ud800-\udbff]/.test(text.charAt(at - 1)) && /[\udc00-\udfff]/.test(text.charAt(at));
  return !inPair;
}
