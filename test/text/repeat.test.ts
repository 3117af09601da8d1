import fc from 'fast-check';
import { expect, test } from 'vitest';
import { longestRun } from '../../src/text/repeat.ts';

test.each([
  ['a letter', 'جميل ههههههه فعلا', 7, 'ههههههه'],
  ['with harakat and tatweel between', 'هـهَـهِ', 3, 'هـهَـهِ'],
  ['over spaces and lines', 'ه ه ه\nه', 4, 'ه ه ه\nه'],
  ['letters that look the same', 'أاآا', 4, 'أاآا'],
  ['small and capital', 'so GOooOd', 4, 'OooO'],
  ['punctuation', 'لا!!!!!!', 6, '!!!!!!'],
  ['emoji', 'x 😂😂 😂', 3, '😂😂 😂'],
  ['emoji in several skin tones', '👍🏽👍👍🏾', 3, '👍🏽👍👍🏾'],
  ['families', '👨‍👩‍👧👨‍👩‍👧', 2, '👨‍👩‍👧👨‍👩‍👧'],
  ['two emoji by turns', '😂🔥😂🔥', 1, '😂'],
  ['digits', 'رقم 7777777', 7, '7777777'],
  ['digits, but not over spaces', '1 000 000', 3, '000'],
  ['a letter outside the BMP', '𓀀𓀁𓀁', 2, '𓀁𓀁'],
  ['a tatweel, which is no letter', 'كـــــــتاب', 1, 'كـــــــ'],
  ['nothing', ' \n', 0, ''],
])('the longest run of %s', (_what, text, length, place) => {
  const run = longestRun(text);
  expect([run.length, text.slice(...run.span)]).toEqual([length, place]);
});

test('a run is as long as it was written, whatever stands around it', () => {
  const sign = fc.constantFrom('ه', 'ز', 'q', '!', '😂', '🇸🇦', '👩🏽‍🚀', '1️⃣', '𓀀', '8');
  const between = fc.constantFrom('', '\u0650', '\u200C', '\u0640');
  fc.assert(
    fc.property(sign, between, fc.integer({ min: 3, max: 40 }), (one, joint, times) => {
      // A tatweel or mark would make another letter of an emoji or sign, or a number of a keycap.
      const run = Array(times)
        .fill(one)
        .join(one === 'ه' ? joint : '');
      const { length, span } = longestRun(`قال فلان ${run} وقال آخر`);
      expect(length).toBe(times);
      expect(span[0]).toBe(9);
    }),
  );
});

test('no text makes it throw or hang', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => longestRun(text).length <= text.length));
  for (const part of ['ه', '😂', '👩\u200D', '\u0650', '1.', '\ud83d', '🇸']) {
    const text = part.repeat(Math.floor(65_536 / part.length));
    expect(longestRun(text).length).toBeLessThanOrEqual(text.length);
  }
});
