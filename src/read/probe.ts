import { sql } from 'kysely';
import { type Statement, statement } from '../store/statement.ts';

/** The least that shows that the database answers and is migrated. */
export const countAnything: (values: Record<string, never>) => Statement<{ one: number }> = statement(
  ({ db }) => db.selectFrom('site_states').select(sql<number>`1`.as('one')).limit(1),
);
