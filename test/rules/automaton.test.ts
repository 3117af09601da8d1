import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Automaton, scan } from '../../src/rules/match/automaton.ts';
import { buildAutomaton } from '../../src/rules/match/build-automaton.ts';

const units = (text: string): Uint16Array =>
  Uint16Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));

const asText = (text: string) => ({ units: units(text), length: text.length });

function built(patterns: readonly string[]): Automaton {
  const automaton = buildAutomaton(patterns.map(units));
  if (automaton === null) throw new Error('The patterns are too large.');
  return automaton;
}

function occurrences(patterns: readonly string[], text: string): string[] {
  const found: string[] = [];
  scan(built(patterns), asText(text), (pattern, end) => found.push(`${patterns[pattern]}@${end}`));
  return found;
}

test('finds overlapping and nested patterns', () => {
  expect(occurrences(['he', 'she', 'hers', 'his'], 'ushers').sort()).toEqual(['he@4', 'hers@6', 'she@4']);
  expect(occurrences(['كلب', 'لب', 'ب'], 'كلبلب').sort()).toEqual(['ب@3', 'ب@5', 'كلب@3', 'لب@3', 'لب@5']);
});

test('compares what it did not put into its table, to the end', () => {
  const patterns = ['abcdefgh', 'abcdefgi', 'bcdefz', 'efg'];
  expect(occurrences(patterns, 'abcdefgh abcdefg').sort()).toEqual(['abcdefgh@8', 'efg@16', 'efg@7']);
  expect(occurrences(patterns, 'abcdefz abcdefgi').sort()).toEqual(['abcdefgi@16', 'bcdefz@7', 'efg@15']);
});

test('finds exactly what looking for each pattern everywhere finds', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 9 });
  const texts = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: 60 });
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
    scan(built(patterns), asText(text), () => undefined);

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

test('patterns that would fill the memory are refused before the table is made', () => {
  const wide = Array.from({ length: 12_000 }, (_, index) =>
    Array.from({ length: 9 }, (_, at) =>
      String.fromCharCode(0x4e00 + ((index * (at + 1) * 7) % 12_000)),
    ).join(''),
  );
  expect(buildAutomaton([...new Set(wide)].map(units))).toBeNull();
  expect(buildAutomaton(wide.slice(0, 100).map(units))).not.toBeNull();
});

test('the table of ten thousand words stays within a processor’s cache', () => {
  const letters = 'ابتثجحخدذرزسشصضطظعغفقكلمنهوي';
  const word = (index: number) =>
    Array.from({ length: 7 }, (_, at) => letters[(index * 31 ** (at % 3) + at * index) % 28]).join('');
  const automaton = built([...new Set(Array.from({ length: 10_000 }, (_, index) => word(index)))]);
  expect(automaton.next.byteLength).toBeLessThan(4 * 1024 * 1024);
});
