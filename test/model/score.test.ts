import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { probability, scoreText } from '../../src/model/score.ts';
import { shipped } from './model.ts';

const model = shipped();
const abuse = (text: string): number => scoreText(model, text).abuse ?? Number.NaN;

test('any text at all gets a probability, the same one twice', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      const score = abuse(text);
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(1);
      expect(abuse(text)).toBe(score);
    }),
  );
});

test('a score depends on its own text alone', () => {
  const texts = ['يا كلب', 'شكرا على المقال', '', 'you idiot'];
  const scores = texts.map(abuse);
  expect(texts.toReversed().map(abuse).toReversed()).toEqual(scores);
});

test('insults score high, and a friendly or an empty text low', () => {
  for (const text of ['أنت غبي يا كلب', 'يا ابن الكلب', 'You stupid bitch'])
    expect(abuse(text)).toBeGreaterThan(0.9);
  for (const text of ['شكرا على المقال الجميل', 'I love this article', ''])
    expect(abuse(text)).toBeLessThan(0.2);
});

test('what the fold takes away changes no score', () => {
  const score = abuse('أنت غبي يا كلب');
  expect(abuse('أنت غـــبـي يا كَلْبٌ')).toBe(score);
  expect(abuse('أنت غبييييي يا كلــب')).toBe(score);
  expect(abuse('أنت غ\u200Bب\u200Fي يا ك\u2060لب')).toBe(score);
});

describe('a table of probabilities', () => {
  const knots = [
    [-1, 0.1],
    [0, 0.1],
    [2, 0.9],
  ] as const;

  test('is read on straight lines between its knots, and ends where it ends', () => {
    expect([-5, -1, -0.5, 0, 1, 2, 9].map((raw) => probability(knots, raw))).toEqual([
      0.1, 0.1, 0.1, 0.1, 0.5, 0.9, 0.9,
    ]);
  });

  test('never falls where the raw score rises', () => {
    const raw = fc.double({ min: -3, max: 3, noNaN: true });
    fc.assert(
      fc.property(raw, raw, (a, b) => {
        expect(probability(knots, Math.min(a, b))).toBeLessThanOrEqual(probability(knots, Math.max(a, b)));
      }),
    );
  });
});
