import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type RangeFilters, rangeOf, SPANS } from '../../../src/console/statistics/range.ts';

const NOW = Date.UTC(2026, 10, 26, 9, 30);
const HOUR = 3_600_000;
const of = (filters: RangeFilters) => rangeOf(filters, NOW, 'Asia/Riyadh');

test('the last 30 days are shown where nothing is asked for, or nothing that there is', () => {
  const usual = { span: '30d', unit: 'day', daysOnly: true };
  expect(of({})).toMatchObject({ ...usual, query: { since: '2026-10-28T09:30:00.000Z' } });
  expect(of({ span: 'ever', unit: 'year' })).toMatchObject(usual);
});

test('hours are shown of a day or a week, and of nothing longer', () => {
  expect(of({ span: '24h' })).toMatchObject({ unit: 'hour', query: { since: '2026-11-25T10:30:00.000Z' } });
  expect(of({ span: '7d' }).unit).toBe('day');
  expect(of({ span: '7d', unit: 'hour' }).unit).toBe('hour');
  expect(of({ span: '92d', unit: 'hour' })).toMatchObject({ unit: 'day', daysOnly: true });
});

test('two days of the site are taken with both of them, where the service would answer', () => {
  expect(of({ span: 'own', since: '2026-11-01', until: '2026-11-01', unit: 'hour' }).query).toEqual({
    unit: 'hour',
    since: '2026-10-31T21:00:00.000Z',
    until: '2026-11-01T21:00:00.000Z',
  });
  const unanswered = [
    { since: '2026-11-01' },
    { until: '2026-11-01' },
    { since: '2026-11-02', until: '2026-11-01' },
    { since: '2026-01-01', until: '2026-11-01' },
  ];
  for (const days of unanswered) expect(of({ span: 'own', ...days }).query).toBeUndefined();
});

test('whatever the address says, no more is asked for than the service counts', () => {
  const day = fc.date({ min: new Date('2025-01-01'), max: new Date('2027-01-01'), noInvalidDate: true });
  const text = fc.oneof(
    day.map((date) => date.toISOString().slice(0, 10)),
    fc.string(),
  );
  const filters = fc.record({
    span: fc.oneof(fc.constantFrom(...SPANS), fc.string()),
    unit: fc.constantFrom('hour', 'day', 'x'),
    since: text,
    until: text,
  });
  fc.assert(
    fc.property(filters, (given) => {
      const { query, unit } = of(given);
      if (query === undefined) return;
      const length = (query.until ? Date.parse(query.until) : NOW) - Date.parse(query.since ?? '');
      expect(length).toBeGreaterThan(0);
      expect(length).toBeLessThanOrEqual(unit === 'hour' ? 168 * HOUR : (92 * 24 + 1) * HOUR);
    }),
  );
});
