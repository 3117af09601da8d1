import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pushes } from '../../src/model/explain.ts';
import { shipped } from './model.ts';

const model = shipped();

test('the words that pushed are named as they stand in the text, the strongest first', () => {
  const text = 'قرأت المقال، وأنت كَلْـــب حقير';
  const words = pushes(model, 'abuse', text).map(({ span }) => text.slice(...span));
  expect(words.slice(0, 2).sort()).toEqual(['حقير', 'كَلْـــب']);
});

test('an unknown head has nothing to say', () => {
  expect(pushes(model, 'poetry', 'يا كلب')).toEqual([]);
});

test('at most five spans of any text, all within it, none empty, and all pushed up', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const found = pushes(model, 'abuse', text);
      expect(found.length).toBeLessThanOrEqual(5);
      for (const { span, push } of found) {
        expect(span[0]).toBeGreaterThanOrEqual(0);
        expect(span[0]).toBeLessThan(span[1]);
        expect(span[1]).toBeLessThanOrEqual(text.length);
        expect(push).toBeGreaterThan(0);
      }
    }),
  );
});
