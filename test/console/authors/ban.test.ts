import { expect, test } from 'vitest';
import { banEnd, banInForce, banOf, isForGood } from '../../../src/console/authors/ban.ts';
import { dayOf } from '../../../src/console/language/site-days.ts';

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

test('a ban ends after its length, or with the last second of its last day where the site is', () => {
  expect(banEnd('none', '', null, NOW)).toBeNull();
  expect(banEnd('forever', '', null, NOW)).toBe('forever');
  expect(banEnd('week', '', null, NOW)).toBe('2026-05-17T12:00:00.000Z');
  for (const [zone, end] of [
    ['Asia/Riyadh', '2026-05-12T20:59:59.000Z'],
    ['Pacific/Kiritimati', '2026-05-12T09:59:59.000Z'],
    ['America/New_York', '2026-05-13T03:59:59.000Z'],
  ] as const) {
    expect(banEnd('date', '2026-05-12', null, NOW, zone)).toBe(end);
    expect(dayOf(end, zone)).toBe('2026-05-12');
    expect(banEnd('date', '2026-05-12', end, NOW, zone)).toBe(end);
  }
});

test('there is no ban until a day that is over, or that is none', () => {
  for (const day of ['', '2026-05-01', '2026-13-40']) expect(banEnd('date', day, null, NOW)).toBeUndefined();
});
