import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { vocabularyOf } from '../../src/model/vocabulary.ts';
import { type Model, readModel, writeModel } from '../../src/model/weights.ts';
import { MODEL_FILE, shipped } from './model.ts';

const small: Model = {
  version: 'small',
  vocabulary: vocabularyOf(Uint8Array.of(0, 0x21, 0, 0xff)),
  heads: [
    {
      name: 'abuse',
      bias: -0.5,
      scale: 0.25,
      knots: [
        [-1, 0.1],
        [1, 0.9],
      ],
      weights: Int8Array.of(1, -2, 127, -127),
    },
    {
      name: 'spam',
      bias: 0,
      scale: 1,
      knots: [
        [0, 0],
        [2, 1],
      ],
      weights: Int8Array.of(0, 0, 5, 0),
    },
  ],
};

test('what was written is read, every head of it', () => {
  expect(readModel(writeModel(small))).toEqual(small);
});

test('a file is read where it lies among other bytes', () => {
  const file = writeModel(small);
  const among = new Uint8Array(file.length + 3);
  among.set(file, 1);
  expect(readModel(among.subarray(1, file.length + 1))).toEqual(small);
});

test('a file that is no model, cut short or altered is refused with the reason', () => {
  const file = writeModel(small);
  expect(() => readModel(new Uint8Array())).toThrow('no file of a model');
  expect(() => readModel(new TextEncoder().encode('<!doctype html>'))).toThrow('no file of a model');
  for (let length = 4; length < file.length; length++) {
    expect(() => readModel(file.slice(0, length))).toThrow(/no file of a model|damaged/);
  }
  for (let at = 0; at < file.length; at++) {
    const altered = file.slice();
    altered[at] = (altered[at] ?? 0) ^ 1;
    expect(() => readModel(altered)).toThrow(/no file of a model|damaged/);
  }
});

test('a header that promises more or other than what follows is refused', () => {
  const broken = (change: Partial<Model>) => () => readModel(writeModel({ ...small, ...change }));
  expect(broken({ heads: [] })).toThrow('lacks its version, its buckets or its heads');
  expect(broken({ vocabulary: vocabularyOf(new Uint8Array(12)) })).toThrow(
    'lacks its version, its buckets or its heads',
  );
  const [abuse] = small.heads;
  if (abuse === undefined) throw new Error('no head');
  expect(
    broken({
      heads: [
        {
          ...abuse,
          knots: [
            [1, 0.2],
            [0, 0.9],
          ],
        },
      ],
    }),
  ).toThrow('lacks its version');
  expect(
    broken({
      heads: [
        {
          ...abuse,
          knots: [
            [0, 0.9],
            [1, 0.2],
          ],
        },
      ],
    }),
  ).toThrow('lacks its version');
});

test('the shipped model has its head and is small enough for the edge', () => {
  expect(shipped().heads.map(({ name }) => name)).toEqual(['abuse']);
  expect(gzipSync(readFileSync(MODEL_FILE), { level: 9 }).length).toBeLessThanOrEqual(300 * 1024);
});
