import fc from 'fast-check';
import { expect, test } from 'vitest';
import { piecesOf } from '../../src/node/log.ts';

test('lines of several processes are written whole, in pieces that a pipe takes at once', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 3000 }).map((text) => JSON.stringify(text))), (lines) => {
      const text = lines.map((line) => `${line}\n`).join('');
      const pieces = piecesOf(text);
      expect(pieces.join('')).toBe(text);
      for (const piece of pieces) {
        expect(piece.endsWith('\n')).toBe(true);
        if (Buffer.byteLength(piece) > 4096) expect(piece.match(/\n/g)).toHaveLength(1);
      }
    }),
  );
});
