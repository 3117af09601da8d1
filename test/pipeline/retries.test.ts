import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nextTry, RETRIES } from '../../src/pipeline/retries.ts';

const DAY = 24 * 3_600_000;
const failed = { attempts: 1, answer: 500, retryAfter: null, now: Date.UTC(2026, 0, 1), random: 0 };

test('ten attempts are made over three days, the last of them a day after the one before', () => {
  const waits = Array.from({ length: 11 }, (_, at) => nextTry({ ...failed, attempts: at + 1, now: 0 }));
  expect(waits).toEqual([...RETRIES, null, null]);
  expect(RETRIES.reduce((sum, wait) => sum + wait) / DAY).toBeCloseTo(3.15, 1);
});

test.each([
  ['429, seconds', 429, '3600', 3_600_000],
  ['503, a date', 503, new Date(failed.now + 7_200_000).toUTCString(), 7_200_000],
  ['503, longer than a day', 503, '9999999999', DAY],
  ['a shorter one than planned', 429, '1', 5000],
  ['a date that is over', 503, new Date(0).toUTCString(), 5000],
  ['nonsense', 503, 'soon', 5000],
  ['another status', 500, '3600', 5000],
])('Retry-After: %s', (_, answer, retryAfter, wait) => {
  expect(nextTry({ ...failed, answer, retryAfter })).toBe(failed.now + wait);
});

test('nobody comes back before the time that is planned, or much later, whatever a receiver says', () => {
  const answers = fc.option(fc.constantFrom(301, 400, 429, 500, 503));
  const headers = fc.option(fc.oneof(fc.string(), fc.integer().map(String), fc.date().map(String)));
  const property = fc.property(
    fc.integer({ min: 1, max: RETRIES.length }),
    answers,
    headers,
    fc.double({ min: 0, max: 1, noNaN: true }),
    (attempts, answer, retryAfter, random) => {
      const planned = RETRIES[attempts - 1] as number;
      const next = nextTry({ ...failed, attempts, answer, retryAfter, random }) as number;
      expect(Number.isInteger(next)).toBe(true);
      expect(next - failed.now).toBeGreaterThanOrEqual(planned);
      expect(next - failed.now).toBeLessThanOrEqual(Math.max(planned * 1.2, DAY));
    },
  );
  fc.assert(property);
});
