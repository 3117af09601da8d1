import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findEmoji } from '../../src/text/emoji.ts';

test.each([
  ['a family', '👨‍👩‍👧‍👦', 1],
  ['flags', '🇸🇦🇪🇬', 2],
  ['the flag of England', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', 1],
  ['keycaps, with U+FE0F or without', '1️⃣#⃣', 2],
  ['skin tones', '👍🏽👍', 2],
  ['a profession with a skin tone', '🧑🏽‍🚀', 1],
  ['a pair that Unicode does not list', '🐈‍🐈', 1],
  ['old signs that are shown as emoji', '❤️❤☺✌🏻', 4],
  ['a sign that is asked for as text', '❤\uFE0E', 0],
  ['a sign that is made an emoji', '©\uFE0F', 1],
  ['signs, digits and letters', '© ™ 1 # * → ا a', 0],
  ['a lone half of a flag', '🇸', 1],
  ['what stands in a sentence', 'مبروك 🎉🎉 للجميع 🌹', 3],
])('%s: %s has %i', (_what, text, count) => {
  expect(findEmoji(text)).toHaveLength(count);
});

test('every emoji that Unicode lists is one, wherever it stands', () => {
  const all = [...listed()];
  expect(all.length).toBeGreaterThan(3000);
  expect(all.filter((emoji) => findEmoji(`a${emoji} b${emoji}`).length !== 2)).toEqual([]);
});

/** Single characters with all that may dress them, as `\p{RGI_Emoji}` knows them. */
function* listed(): Generator<string> {
  const one = /^\p{RGI_Emoji}$/v;
  for (let code = 0x20; code < 0x1fb00; code++) {
    const plain = String.fromCodePoint(code);
    if (!/\p{Emoji}/u.test(plain)) continue;
    for (const emoji of [plain, `${plain}\uFE0F`, ...TONES.map((tone) => plain + tone)]) {
      if (one.test(emoji)) yield emoji;
    }
    for (const to of ['♀', '♂']) if (one.test(`${plain}\u200D${to}\uFE0F`)) yield `${plain}\u200D${to}\uFE0F`;
    for (const tool of TOOLS) {
      for (const tone of TONES) {
        if (one.test(`${plain}${tone}\u200D${tool}`)) yield `${plain}${tone}\u200D${tool}`;
      }
    }
  }
  for (const a of LETTERS) for (const b of LETTERS) if (one.test(a + b)) yield a + b;
}

const TONES = Array.from({ length: 5 }, (_, at) => String.fromCodePoint(0x1f3fb + at));
const TOOLS = ['🚀', '💻', '⚕️', '✈️', '🍼', '🎓', '🦰', '♀️', '♂️', '➡️'];
const LETTERS = Array.from({ length: 26 }, (_, at) => String.fromCodePoint(0x1f1e6 + at));

test('their places are in order, apart, and on whole characters', () => {
  const part = fc.constantFrom(
    '👨‍👩‍👧',
    '🇸',
    '👍',
    '🏽',
    '\u200D',
    '\uFE0F',
    '\u20E3',
    '1',
    'ا',
    '\ud83d',
    '❤',
    ' ',
  );
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: part }), fc.string({ unit: 'binary' })), (text) => {
      let last = 0;
      for (const [start, end] of findEmoji(text)) {
        expect(start >= last && end > start && end <= text.length).toBe(true);
        expect(text.slice(start, end).isWellFormed()).toBe(true);
        last = end;
      }
    }),
  );
});
