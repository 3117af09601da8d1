import fc from 'fast-check';
import { expect, test } from 'vitest';
import { idMaker } from '../src/new-id.ts';

test('ids sort in the order in which they were made, and carry their time', () => {
  const times = fc.array(fc.nat({ max: 3 }), { minLength: 2, maxLength: 50 });
  fc.assert(
    fc.property(times, fc.integer({ min: 0, max: 2 ** 47 }), (steps, start) => {
      const newId = idMaker();
      let now = start;
      const ids = steps.map((step) => {
        now += step;
        return newId(now);
      });
      expect(ids).toEqual(ids.toSorted());
      expect(new Set(ids).size).toBe(ids.length);
      expect(Number.parseInt(ids.at(-1)?.replace('-', '').slice(0, 12) ?? '', 16)).toBe(now);
      expect(ids[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }),
  );
});
