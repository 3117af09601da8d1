import { expect, test } from 'vitest';
import { directionOf } from '../../../src/console/backtest/line-direction.ts';

test('rules are read from the left, as their indentation means something; comments and terms as they are written', () => {
  expect(directionOf('    why: {ar: لفظ}', true)).toBe('ltr');
  expect(directionOf('    - كلب', true)).toBe('ltr');
  expect(directionOf('  # ألفاظ مسيئة', true)).toBe('rtl');
  expect(directionOf('  # some words', true)).toBe('ltr');
  expect(directionOf('كلب الحراسة', false)).toBe('rtl');
  expect(directionOf('fool', false)).toBe('ltr');
  expect(directionOf('123', false)).toBe('ltr');
});
