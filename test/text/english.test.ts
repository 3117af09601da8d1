import { expect, test } from 'vitest';
import { isEnglishEnding } from '../../src/text/english.ts';

test.each([
  ['idiot', 's', true],
  ['boss', 'es', true],
  ['bush', 'es', true],
  ['rat', 'es', false],
  ['hat', 'es', false],
  ['kill', 'ing', true],
  ['spam', 'mers', true],
  ['spam', 'ming', true],
  ['hate', 'd', true],
  ['hate', 'rs', true],
  ['dumb', 'est', true],
  ['butt', 'er', false],
  ['butt', 'ed', true],
  ['bet', 'ter', false],
  ['bee', 'r', false],
  ['spam', 'y', false],
  ['spam', 'm', false],
  ['spam', '', false],
])('%s + %s is a regular form: %s', (stem, ending, is) => {
  const [last, before] = [stem.at(-1) ?? '', stem.at(-2)];
  expect(
    isEnglishEnding(ending, { last: last.charCodeAt(0), isDoubled: last === before, length: stem.length }),
  ).toBe(is);
});
