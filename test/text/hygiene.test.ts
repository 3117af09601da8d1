import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cleanBody, cleanName, codePoints, isStorable } from '../../src/text/hygiene.ts';

const hex = (code: number): string => `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, at) => from + at);
const between = (code: number): string => `a${String.fromCodePoint(code)}b`;

const LOST_ANYWHERE = [
  ...range(0x01, 0x08),
  ...range(0x0b, 0x1f), // C0 but NUL, TAB and LF
  ...range(0x80, 0x9f),
  ...range(0x202a, 0x202e),
  ...range(0x206a, 0x206f),
  ...range(0xfdd0, 0xfdef),
  ...range(0, 16).flatMap((plane) => [plane * 0x10000 + 0xfffe, plane * 0x10000 + 0xffff]),
];
const LOST_IN_NAMES = [0x0a, 0x2028, 0x2029, ...range(0x2066, 0x2069)];
const isSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdfff;

describe('of every character there is, only these are lost', () => {
  const all = range(1, 0x10ffff).filter((code) => !isSurrogate(code));

  test('in a body', () => {
    const opens = new Set([0x2066, 0x2067, 0x2068]); // these are closed, and looked at below
    const lost = all.filter((code) => !opens.has(code) && cleanBody(between(code)) !== between(code));
    expect(lost.map(hex)).toEqual(LOST_ANYWHERE.toSorted((a, b) => a - b).map(hex));
  });

  test('in a name', () => {
    const lost = all.filter((code) => cleanName(between(code)) !== between(code));
    expect(lost.map(hex)).toEqual([...LOST_ANYWHERE, ...LOST_IN_NAMES].toSorted((a, b) => a - b).map(hex));
  });
});

test.each([
  ['an embedding', '\u202aab\u202c', 'ab'],
  ['an override', 'ab\u202eba', 'abba'],
  ['CRLF, which is LF then', 'a\r\nb', 'a\nb'],
  ['CR alone', 'a\rb', 'ab'],
  ['CR and LF that something lost stood between', 'a\r\u202a\nb', 'a\nb'],
  ['white space at the ends, as trim() has it', '\ufeff\u00a0\u3000 a \u2029\t\n', 'a'],
  ['white space that something lost stood before', '\u202a  a  \u0007', 'a'],
  ['tabs and empty lines within', 'a\t\tb\n\n\nc', 'a\t\tb\n\n\nc'],
  [
    'joiners, marks, tatweel, digits and emoji',
    'مي\u200cخواهم مـرحـبًا ١٢ 👩‍👧 \u200f',
    'مي\u200cخواهم مـرحـبًا ١٢ 👩‍👧 \u200f',
  ],
  ['what is not in NFC', 'e\u0301 ﷺ', 'e\u0301 ﷺ'],
  ['markup', '<b>&amp;</b>', '<b>&amp;</b>'],
  ['an isolate that is open', '\u2067ab', '\u2067ab\u2069'],
  [
    'three that are open, one inside another',
    '\u2066a\u2067b\u2068c',
    '\u2066a\u2067b\u2068c\u2069\u2069\u2069',
  ],
  ['isolates that are closed', '\u2066a\u2069 \u2067b\u2069', '\u2066a\u2069 \u2067b\u2069'],
  ['one closed too often before another opens', '\u2069\u2069\u2066a', '\u2069\u2069\u2066a\u2069'],
])('a body: %s', (_, written, stored) => {
  expect(cleanBody(written)).toBe(stored);
});

test.each([
  ['isolates', '\u2066Ann\u2069 \u2067B\u2068', 'Ann B'],
  ['line breaks of every kind', 'A\r\nn\rn\n\u2028\u2029', 'Ann'],
  ['marks of direction, which reorder nothing beyond', 'آن\u200f (\u200e1)', 'آن\u200f (\u200e1)'],
  ['nothing else', '\u2066\n\u202e', ''],
])('a name: %s', (_, written, stored) => {
  expect(cleanName(written)).toBe(stored);
});

const anything = fc.string({
  unit: fc.oneof(
    {
      weight: 3,
      arbitrary: fc.constantFrom(
        ...[...LOST_ANYWHERE, ...LOST_IN_NAMES, 0x0d, 0x0a, 0x09, 0x20, 0xfeff].map((code) =>
          String.fromCodePoint(code),
        ),
      ),
    },
    { weight: 2, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }) },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }) },
  ),
  maxLength: 60,
});

/** How many isolates stand open at the end (UAX #9, BD9). */
const openAtTheEnd = (text: string): number =>
  [...text].reduce(
    (open, mark) =>
      /[\u2066-\u2068]/.test(mark) ? open + 1 : mark === '\u2069' ? Math.max(0, open - 1) : open,
    0,
  );

test('cleaning what is clean changes nothing, leaves nothing open, and keeps the rest in its order', () => {
  const lost = new Set(LOST_ANYWHERE.map((code) => String.fromCodePoint(code)));
  fc.assert(
    fc.property(anything.filter(isStorable), (text) => {
      const body = cleanBody(text);
      expect(cleanBody(body)).toBe(body);
      expect(openAtTheEnd(body)).toBe(0);
      const kept = [...text]
        .filter((character) => !lost.has(character))
        .join('')
        .trim();
      expect(body.slice(0, kept.length)).toBe(kept);
      expect(body.slice(kept.length)).toMatch(/^\u2069*$/);
      const name = cleanName(text);
      expect(cleanName(name)).toBe(name);
      expect(cleanBody(name)).toBe(name);
    }),
    { numRuns: 2000 },
  );
});

test('U+0000 and lone surrogates cannot be stored; everything else can', () => {
  for (const text of ['a\u0000', '\ud800', 'a\udc00b', '\udc00\ud800']) expect(isStorable(text)).toBe(false);
  for (const text of ['', '\u0001', '\ud83d\ude00', '\uffff']) expect(isStorable(text)).toBe(true);
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => isStorable(text) === !text.includes('\0')));
});

test('length is counted in code points', () => {
  expect(['', 'abc', '👩‍👧', 'e\u0301', '𝐇'].map(codePoints)).toEqual([0, 3, 3, 2, 1]);
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => codePoints(text) === Array.from(text).length),
  );
});
