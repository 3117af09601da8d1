import { expect, test } from 'vitest';
import { beginsCluster, clusterEnd } from '../../src/text/clusters.ts';

test.each<[string, number]>([
  ['كَّب', 3],
  ['كب', 1],
  ['e\u0301x', 2],
  ['😀\ufe0f', 3],
  ['a\u{1d165}b', 3],
  ['\u1100\u1161\u11a8x', 3],
  ['\ud83d\u0301', 2],
])('a letter ends with its marks: %j at %i', (text, end) => {
  expect(clusterEnd(text, 0)).toBe(end);
  expect(beginsCluster(text, end)).toBe(true);
});

test('a letter has thirty marks at most, for ordering n marks costs n²', () => {
  expect(clusterEnd(`ا${'\u0650'.repeat(100)}`, 0)).toBe(31);
});
