import { expect, test } from 'vitest';
import { banEnd, banInForce, banOf, dayOf, isForGood } from '../../../src/console/authors/ban.ts';

const NOW = Date.UTC(2026, 4, 10, 12);
const FOR_GOOD = '9999-12-31T23:59:59.999Z';
const SOON = '2026-05-12T20:00:00.000Z';

test('what is chosen first is the ban in force, so that saving it changes nothing', () => {
  expect(banOf(null, NOW)).toBe('none');
  expect(banOf('2026-05-01T00:00:00Z', NOW)).toBe('none');
  expect(banOf(SOON, NOW)).toBe('date');
  expect(banOf(FOR_GOOD, NOW)).toBe('forever');
  expect(banEnd('date', dayOf(SOON), SOON, NOW)).toBe(SOON);
  expect(isForGood(FOR_GOOD)).toBe(true);
  expect(banInForce(SOON, Date.parse(SOON))).toBeNull();
});

test('a ban ends after its length, or with the last moment of its last day here', () => {
  expect(banEnd('none', '', null, NOW)).toBeNull();
  expect(banEnd('forever', '', null, NOW)).toBe('forever');
  expect(banEnd('week', '', null, NOW)).toBe('2026-05-17T12:00:00.000Z');
  const end = banEnd('date', dayOf(SOON), null, NOW);
  expect(dayOf(String(end))).toBe(dayOf(SOON));
  expect(Date.parse(String(end))).toBeGreaterThanOrEqual(Date.parse(SOON));
});

test('there is no ban until a day that is over, or that is none', () => {
  for (const day of ['', '2026-05-01', '2026-13-40']) expect(banEnd('date', day, null, NOW)).toBeUndefined();
});
