import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exposition } from '../../src/http/exposition.ts';
import { scraped } from '../scraped.ts';

test('any label comes back as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.integer(), (text, value) => {
      const written = exposition([{ name: 'a', help: 'b', samples: [{ labels: { c: text }, value }] }]);
      expect(scraped(written).families.get('a')?.samples).toEqual([
        { name: 'a', labels: { c: text }, value },
      ]);
    }),
  );
});
