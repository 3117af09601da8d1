import { expect, test } from 'vitest';
import { isolated } from '../../../src/console/language/isolated.ts';

test('a name cannot reach beyond itself by marks of direction', () => {
  expect(isolated('سعاد')).toBe('\u2068سعاد\u2069');
  expect(isolated('a\u2069\u202Eb\u2066')).toBe('\u2068ab\u2069');
});
