import pg from 'pg';
import { expect, test } from 'vitest';
import { Conflict, Unavailable } from '../../../src/store/database.ts';
import { failureOf, isCrossed } from '../../../src/store/dialects/postgres-failures.ts';

/** As the server says it. */
const said = (code: string): Error =>
  Object.assign(new pg.DatabaseError('said', 4, 'error'), { severity: 'ERROR', code });

/** As Node says it. */
const ofNetwork = (code: string): Error => Object.assign(new Error(code), { code });

test.each([
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'E2BIG'].map(ofNetwork),
  ...['08006', '57P01', '57P03'].map(said),
  new Error('Connection terminated unexpectedly'),
])('%s is an outage, and leaves a write uncertain', (error) => {
  expect(failureOf(error, true)).toMatchObject({ name: 'Unavailable', uncertain: true, cause: error });
  expect(failureOf(error, false)).toMatchObject({ name: 'Unavailable', uncertain: false });
});

test.each([
  '53300',
  '53100',
  '55P03',
  '25P04',
  '40P01',
  '40001',
  '26000',
  '0A000',
  '28P01',
  '28000',
  '3D000',
])('%s is an outage in which nothing was done', (code) => {
  expect(failureOf(said(code), true)).toMatchObject({ name: 'Unavailable', uncertain: false });
});

test('crossed locks, a key that exists and bugs are told apart', () => {
  expect(['40P01', '40001', '23505', '55P03'].map((code) => isCrossed(said(code)))).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(failureOf(said('23505'), true)).toBeInstanceOf(Conflict);
  expect(failureOf(said('42P01'), true)).not.toBeInstanceOf(Unavailable);
});
