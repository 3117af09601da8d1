import { type Statement, statement } from './statement.ts';
import type { IdempotencyTable } from './tables.ts';

type IdempotencyRecord = Omit<IdempotencyTable, 'created_at'>;

/** First in its batch: where the key was used already, `Conflict` undoes all that follows. */
export const recordAnswer: (values: IdempotencyRecord & { at: number }) => Statement = statement(
  ({ db }, p: IdempotencyRecord & { at: number }) =>
    db.insertInto('idempotency').values({
      scope: p.scope,
      key: p.key,
      fingerprint: p.fingerprint,
      comment: p.comment,
      status: p.status,
      message: p.message,
      created_at: p.at,
    }),
);

/** What a replay is made of. */
export type StoredAnswer = Pick<IdempotencyRecord, 'fingerprint' | 'comment' | 'status'> & {
  /** When the comment was stored, in ms since 1970 UTC. */
  readonly createdAt: number;
};

type Key = { scope: string; key: string };

/** The stored answer, if there is one. */
export const findAnswer: (values: Key) => Statement<StoredAnswer> = statement(({ db }, p: Key) =>
  db
    .selectFrom('idempotency')
    .select(['fingerprint', 'comment', 'status', 'created_at as createdAt'])
    .where('scope', '=', p.scope)
    .where('key', '=', p.key),
);

/** Removes the answers that were stored before a time (ms). */
export const forgetAnswers: (values: { before: number }) => Statement = statement(
  ({ db }, p: { before: number }) => db.deleteFrom('idempotency').where('created_at', '<', p.before),
);
