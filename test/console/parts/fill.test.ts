import { expect, test } from 'vitest';
import { fill } from '../../../src/console/parts/fill.ts';

test('things are put where a text names them, as often as it does and wherever that is', () => {
  const link = { link: 'comment' };
  expect(fill('{who} rejected {what}', { who: 'Suad', what: link })).toEqual(['Suad', ' rejected ', link]);
  expect(fill<object>('({what}), {what}', { what: link })).toEqual(['(', link, '), ', link]);
});

test('what is put there is never looked into, and what nothing is given for stays out', () => {
  expect(fill('{who}: {what}', { who: '{what} $& {who}', what: 'x' })).toEqual([
    '{what} $& {who}',
    ': ',
    'x',
  ]);
  expect(fill('{who} {constructor} {what}', { who: 'Suad' })).toEqual(['Suad', ' ', ' ']);
});
