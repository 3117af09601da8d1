import fc from 'fast-check';
import { expect, test } from 'vitest';
import { diffLines } from '../../../src/console/backtest/line-diff.ts';

test('a changed, an added and a removed line are told by where they stand', () => {
  expect(diffLines('a\nb\nc\nd', 'a\nB\nc\nd\ne')).toEqual({ added: [2, 5], removedBefore: [2], removed: 1 });
  expect(diffLines('a\nb\nc', 'a')).toEqual({ added: [], removedBefore: [2], removed: 2 });
  expect(diffLines('a\nb', 'b')).toEqual({ added: [], removedBefore: [1], removed: 1 });
});

const text = fc
  .array(fc.constantFrom('a', 'b', 'c', 'd', ''), { maxLength: 12 })
  .map((all) => all.join('\n'));

test('what is neither added nor removed is the same in both, in the same order', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const { added, removed } = diffLines(before, after);
      const [old, now] = [before.split('\n'), after.split('\n')];
      const kept = now.filter((_, at) => !added.includes(at + 1));
      expect(kept).toHaveLength(old.length - removed);
      let at = 0;
      for (const line of old) if (kept[at] === line) at++;
      expect(at).toBe(kept.length);
      if (before === after) expect([added, removed]).toEqual([[], 0]);
    }),
  );
});

test('texts too long to be compared in full are still told as changed', () => {
  const lines = (of: string) => Array.from({ length: 2000 }, (_, at) => `${of}${at}`).join('\n');
  const { added, removed } = diffLines(`x\n${lines('a')}\ny`, `x\n${lines('b')}\ny`);
  expect([added.length, added[0], removed]).toEqual([2000, 2, 2000]);
});
