import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildAutomaton, fitsAutomaton, scan } from '../../src/rules/match/automaton.ts';

const units = (text: string): Uint16Array =>
  Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));

const asText = (text: string) => ({ units: units(text), length: text.length });

function occurrences(patterns: readonly string[], text: string): string[] {
  const found: string[] = [];
  scan(buildAutomaton(patterns.map(units)), asText(text), (pattern, end) =>
    found.push(`${patterns[pattern]}@${end}`),
  );
  return found;
}

test('finds overlapping and nested patterns, longest first', () => {
  expect(occurrences(['he', 'she', 'hers', 'his'], 'ushers')).toEqual(['she@4', 'he@4', 'hers@6']);
  expect(occurrences(['كلب', 'لب', 'ب'], 'كلبلب')).toEqual(['كلب@3', 'لب@3', 'ب@3', 'لب@5', 'ب@5']);
});

test('finds exactly what looking for each pattern everywhere finds', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 4 });
  const texts = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: 40 });
  fc.assert(
    fc.property(fc.uniqueArray(word, { maxLength: 12 }), texts, (patterns, text) => {
      const naive = patterns.flatMap((pattern) =>
        Array.from(text, (_, at) => at + pattern.length)
          .filter((end) => end <= text.length && text.endsWith(pattern, end))
          .map((end) => `${pattern}@${end}`),
      );
      expect(occurrences(patterns, text).sort()).toEqual(naive.sort());
    }),
  );
});

describe('the number of look-ups', () => {
  const steps = (patterns: readonly string[], text: string) =>
    scan(buildAutomaton(patterns.map(units)), asText(text), () => undefined);

  test('is the text’s length where nothing is found, whatever the patterns', () => {
    const patterns = Array.from({ length: 2000 }, (_, index) => `${'a'.repeat(index % 50)}b${index}`);
    expect(steps([...new Set(patterns)], 'a'.repeat(65_536))).toBe(65_536);
  });

  test('grows with what is found, and not with the square of the text', () => {
    const patterns = ['a', 'aa', 'aaa'];
    expect(steps(patterns, 'a'.repeat(2000))).toBeLessThanOrEqual(4 * 2000);
    expect(steps(patterns, 'a'.repeat(65_536))).toBeLessThanOrEqual(4 * 65_536);
  });
});

test('patterns that would fill the memory are refused before they are built', () => {
  const wide = Array.from(
    { length: 12_000 },
    (_, index) => String.fromCharCode(0x4e00 + index) + 'س'.repeat(index % 100),
  );
  expect(fitsAutomaton(wide.map(units))).toBe(false);
  expect(fitsAutomaton(wide.slice(0, 100).map(units))).toBe(true);
});
