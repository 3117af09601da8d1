import fc from 'fast-check';
import { expect, test } from 'vitest';
import { packedOf, unpack } from '../../src/model/packing.ts';

test('any numbers are unpacked as they were packed, from where they begin to where they end', () => {
  const sparse = fc
    .array(fc.tuple(fc.nat(5000), fc.integer({ min: -128, max: 127 })), { maxLength: 40 })
    .map((all) => {
      const numbers = new Int8Array(5001);
      for (const [at, number] of all) numbers[at] = number;
      return numbers;
    });
  fc.assert(
    fc.property(sparse, fc.uint8Array({ maxLength: 5 }), (numbers, before) => {
      const bytes = Uint8Array.of(...before, ...packedOf(numbers), 7);
      const found = new Int8Array(numbers.length);
      expect(unpack(bytes, before.length, found)).toBe(bytes.length - 1);
      expect(found).toEqual(numbers);
    }),
  );
});

test('bytes without an end are read to their end, and no further', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 50 }), (bytes) => {
      const end = unpack(bytes, 0, new Uint8Array(100));
      expect(end).toBeGreaterThan(0);
      expect(end).toBeLessThanOrEqual(bytes.length + 1);
    }),
  );
});
