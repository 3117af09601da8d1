import { expect, test } from 'vitest';
import { endOfDay } from '../../src/rules/days.ts';

test.each([
  ['2027-12-31', 'Asia/Riyadh', '2027-12-31T21:00:00.000Z'],
  ['2024-02-28', 'UTC', '2024-02-29T00:00:00.000Z'],
  ['2026-07-01', 'America/New_York', '2026-07-02T04:00:00.000Z'],
  // Clocks go from midnight to one: the day ends at the change, which is 22:00 UTC.
  ['2024-04-25', 'Africa/Cairo', '2024-04-25T22:00:00.000Z'],
])('%s in %s is over at %s', (day, timezone, over) => {
  expect(new Date(endOfDay(day, timezone)).toISOString()).toBe(over);
});
