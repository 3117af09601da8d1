import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeCursor, encodeCursor } from '../../src/read/cursor.ts';
import { deriveSubkeys, keyedHash } from '../../src/secrets/subkeys.ts';

const { cursors } = deriveSubkeys('a secret that only this test knows');
const sign = (text: string) => keyedHash(cursors, text);
const position = fc.array(
  fc.oneof(
    fc.integer(),
    fc.string({ unit: 'binary' }).filter((text) => text.isWellFormed()),
  ),
);

test('a cursor gives its position back, for what it was made for', () => {
  fc.assert(
    fc.property(fc.string(), position, (bound, where) => {
      expect(decodeCursor(sign, bound, encodeCursor(sign, bound, where))).toEqual(where);
    }),
  );
});

test('no other list, no other secret and no other text is taken for a cursor', () => {
  const other = (text: string) => keyedHash(deriveSubkeys('another secret').cursors, text);
  fc.assert(
    fc.property(fc.string(), fc.string(), position, fc.string(), (bound, another, where, text) => {
      const cursor = encodeCursor(sign, bound, where);
      fc.pre(bound !== another && text !== cursor);
      expect(decodeCursor(sign, another, cursor)).toBeUndefined();
      expect(decodeCursor(other, bound, cursor)).toBeUndefined();
      expect(decodeCursor(sign, bound, text)).toBeUndefined();
      expect(decodeCursor(sign, bound, `${cursor}.${text}`)).toBeUndefined();
    }),
  );
});
