import { expect, test } from 'vitest';
import { obfuscate } from '../../training/obfuscate.ts';
import { seeded } from '../../training/random.ts';

test('every word of three letters or more is written otherwise, accounts and addresses never', () => {
  const text = 'يا حمار @someone https://example.org/page كلب';
  expect(obfuscate(text, 'dots between all letters', 1, seeded(1))).toBe(
    'يا ح.م.ا.ر @someone https://example.org/page ك.ل.ب',
  );
  expect(obfuscate('كلب', '* for a letter', 1, seeded(1))).toBe('ك*ب');
});

test('the same seed writes the same', () => {
  const write = (seed: number) => obfuscate('هذا كلام طويل عن الذين كتبوا', 'one space', 0.7, seeded(seed));
  expect(write(3)).toBe(write(3));
  expect(write(3)).not.toBe(write(4));
});

test('Arabic in Latin letters is spelled in more than one way, and has no Arabic letter left', () => {
  const written = Array.from({ length: 20 }, (_, seed) => obfuscate('خنزير', 'arabizi', 1, seeded(seed)));
  expect(new Set(written).size).toBeGreaterThan(3);
  expect(written.filter((word) => !/^[a-z0-9]+$/.test(word))).toEqual([]);
});
