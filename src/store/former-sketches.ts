import { type RawBuilder, sql } from 'kysely';
import { type Dialect, type Statement, statement } from './statement.ts';

type Decided = { decisions: string };

/**
 * What a former text is compared by stays where it is, in a scope that nobody asks for, until it is forgotten with all
 * of its age or put back. Goes by the index of their age: by the times at which the comment's texts were written, all
 * of which are kept by then.
 */
export const keepFormerSketches: (values: Decided) => Statement = statement((dialect, p: Decided) =>
  dialect.db
    .updateTable('sketches')
    .from(
      written(dialect, p)
        .select(['d.comment', 't.written_at', scopeOf('d').as('former')])
        .as('kept'),
    )
    .set({ scope: sql`kept.former || sketches.scope` })
    .whereRef('sketches.created_at', '=', 'kept.written_at')
    .whereRef('sketches.comment', '=', 'kept.comment')
    .where(sql<boolean>`substr(sketches.scope, 1, ${sql.lit(FORMER.length)}) <> ${sql.lit(FORMER)}`),
);

/** Has the texts that an undo puts back compared again. */
export const putBackSketches: (values: Decided) => Statement = statement((dialect, p: Decided) =>
  dialect.db
    .updateTable('sketches')
    .from(
      written(dialect, p)
        .innerJoin('decisions as undone', 'undone.id', 'd.undoes')
        .select(['d.comment', 't.written_at', scopeOf('undone').as('former')])
        .as('before'),
    )
    .set({ scope: sql`substr(sketches.scope, length(before.former) + 1)` })
    .whereRef('sketches.created_at', '=', 'before.written_at')
    .whereRef('sketches.comment', '=', 'before.comment')
    .where(sql<boolean>`substr(sketches.scope, 1, length(before.former)) = before.former`),
);

const FORMER = 'former:';

/** By the decision that replaced the text. */
const scopeOf = (decision: 'd' | 'undone'): RawBuilder<string> =>
  sql`${sql.lit(FORMER)} || ${sql.ref(`${decision}.rev`)} || ':'`;

/** When the texts of the comments that are rewritten were written, each time once. */
const written = ({ db, rows }: Dialect, p: Decided) =>
  db
    .selectFrom(rows<{ id: string }>(p.decisions, { id: 'text' }).as('wanted'))
    .innerJoin('decisions as d', 'd.id', 'wanted.id')
    .innerJoin('former_texts as t', 't.comment', 'd.comment')
    .where('d.rewrote', '=', sql.lit(1))
    .distinct();
