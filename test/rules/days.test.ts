import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayBegan, daysBetween, endOfDay } from '../../src/rules/days.ts';

test.each([
  ['2027-12-31', 'Asia/Riyadh', '2027-12-31T21:00:00.000Z'],
  ['2024-02-28', 'UTC', '2024-02-29T00:00:00.000Z'],
  ['2026-07-01', 'America/New_York', '2026-07-02T04:00:00.000Z'],
  // Clocks go from midnight to one: the day ends at the change, which is 22:00 UTC.
  ['2024-04-25', 'Africa/Cairo', '2024-04-25T22:00:00.000Z'],
  // West of Greenwich as well, here at 05:00 UTC.
  ['2026-03-07', 'America/Havana', '2026-03-08T05:00:00.000Z'],
])('%s in %s is over at %s', (day, timezone, over) => {
  expect(new Date(endOfDay(day, timezone)).toISOString()).toBe(over);
});

/** Where clocks change at midnight, at 24:00, by half an hour, and on the other side of the date line. */
const ZONES = [
  'UTC',
  'Asia/Riyadh',
  'Asia/Kolkata',
  'Asia/Beirut',
  'Africa/Cairo',
  'Asia/Gaza',
  'America/Havana',
  'America/Asuncion',
  'America/New_York',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Atlantic/Azores',
];

const formats = new Map(
  ZONES.map((timeZone) => [
    timeZone,
    new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }),
  ]),
);
const dateOf = (time: number, zone: string): string => formats.get(zone)?.format(time) ?? '';

test('a day begins with the first instant of its date, whatever the clocks do that night', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...ZONES),
      fc.integer({ min: Date.UTC(2015, 0), max: Date.UTC(2035, 0) }),
      (zone, time) => {
        const began = dayBegan(time, zone);
        expect(began).toBeLessThanOrEqual(time);
        expect(dateOf(began, zone)).toBe(dateOf(time, zone));
        expect(dateOf(began - 1, zone)).not.toBe(dateOf(time, zone));
      },
    ),
    { numRuns: 1000 },
  );
});

test('a day is over when the next one begins', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...ZONES),
      fc.integer({ min: Date.UTC(2015, 0), max: Date.UTC(2035, 0) }),
      (zone, time) => {
        const over = endOfDay(dateOf(time, zone), zone);
        expect(over).toBeGreaterThan(time);
        expect(dateOf(over - 1, zone)).toBe(dateOf(time, zone));
        expect(dayBegan(over, zone)).toBe(over);
      },
    ),
    { numRuns: 1000 },
  );
});

test('the days of a year are one after another, each once', () => {
  for (const zone of ZONES) {
    const [from, to] = [Date.UTC(2026, 0, 1, 12), Date.UTC(2027, 0, 1, 12)];
    const dates = daysBetween(from, to, zone).map((day) => dateOf(day, zone));
    expect(new Set(dates).size).toBe(dates.length);
    expect(dates.length).toBeGreaterThanOrEqual(366);
    expect(dates).toEqual([...dates].sort());
  }
});
