import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FOLDS, lineOf, MATCHES, readLine } from '../../../src/console/lists/term-line.ts';
import { listedTerm } from '../../../src/rules/list-entry.ts';

test('a term and its options make the line that the service reads them from', () => {
  for (const match of [null, ...MATCHES])
    for (const fold of [null, ...FOLDS]) {
      const line = lineOf('ثور هائج', { match, fold });
      expect(listedTerm(line)).toMatchObject({
        text: 'ثور هائج',
        ...(match && { match }),
        ...(fold && { fold }),
      });
      expect(readLine(line)).toEqual({ term: 'ثور هائج', options: { match, fold } });
    }
});

test('any line is read, and what is no option is no reason to lose the term', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (line) => {
      expect(line.startsWith(readLine(line).term)).toBe(true);
    }),
  );
  expect(readLine('a {b}').term).toBe('a');
  expect(readLine('{match: part}').term).toBe('{match: part}');
});
