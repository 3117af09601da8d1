import { expect, test } from 'vitest';
import type { CommentId } from '../../src/domain/comment.ts';
import { Conflict } from '../../src/store/database.ts';
import { findAnswer, forgetAnswers, recordAnswer } from '../../src/store/idempotency.ts';
import { openDatabase } from '../databases/open-databases.ts';

const answer = (key: string, at: number) =>
  recordAnswer({
    scope: 's',
    key,
    fingerprint: 'f',
    comment: 'c' as CommentId,
    status: 'pending',
    message: 'held',
    at,
  });

test('a second answer under a key undoes its batch', async () => {
  const database = await openDatabase();
  await database.atomically([answer('k', 1)]);
  await expect(database.atomically([answer('other', 2), answer('k', 2)])).rejects.toBeInstanceOf(Conflict);
  expect(await database.read([findAnswer({ scope: 's', key: 'other' })])).toEqual([[]]);
});

test('answers are forgotten by their age', async () => {
  const database = await openDatabase();
  await database.atomically([answer('old', 100), answer('new', 200), forgetAnswers({ before: 150 })]);
  const [old, fresh] = await database.read([
    findAnswer({ scope: 's', key: 'old' }),
    findAnswer({ scope: 's', key: 'new' }),
  ]);
  expect(old).toEqual([]);
  expect(fresh).toEqual([{ fingerprint: 'f', createdAt: 200, comment: 'c', status: 'pending' }]);
});
