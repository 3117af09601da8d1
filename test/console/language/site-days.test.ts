import { expect, test } from 'vitest';
import { dayEnd, dayStart } from '../../../src/console/language/site-days.ts';

test('a day is the one of where the site is, from its first moment to that of the next', () => {
  expect(dayStart('2026-11-03', 'Asia/Riyadh')).toBe('2026-11-02T21:00:00.000Z');
  expect(dayEnd('2026-11-03', 'Asia/Riyadh')).toBe('2026-11-03T21:00:00.000Z');
});

test('a day on which the clocks change is longer, or begins later', () => {
  expect(dayEnd('2026-10-25', 'Europe/Berlin')).toBe('2026-10-25T23:00:00.000Z');
  expect(dayStart('2026-10-25', 'Europe/Berlin')).toBe('2026-10-24T22:00:00.000Z');
  // Cairo goes from 23:59 to 01:00 on the last Friday of April.
  expect(dayStart('2026-04-24', 'Africa/Cairo')).toBe('2026-04-23T22:00:00.000Z');
});

test.each([undefined, '', '2026', '2026-13-01', 'yesterday'])('%s is no day', (text) => {
  expect([dayStart(text, 'UTC'), dayEnd(text, 'UTC')]).toEqual([undefined, undefined]);
});
