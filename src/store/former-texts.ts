import { type RawBuilder, sql } from 'kysely';
import { REPORTED } from '../domain/report.ts';
import { type Dialect, type Statement, statement } from './statement.ts';

/** JSON of objects with the `id` of a decision of this batch; those that were not made, or left the text, change nothing. */
type Decided = { decisions: string };

/**
 * Keeps the texts that decisions of this batch replace, under those decisions' revs: with what rules said of them, and
 * what later ones are compared with. Goes before the statement that puts the new text in its place.
 */
export const keepFormer = ({ decisions }: Decided): Statement[] => [
  keepFormerTexts({ decisions }),
  keepFormerLabels({ decisions }),
  keepFormerSketches({ decisions }),
];

/**
 * Puts back the texts that stood before the decisions which this batch undoes, once the present ones are kept. Of texts
 * that were replaced before flags were kept, all but the text stays as it is.
 */
export const putBackFormer = ({ decisions }: Decided): Statement[] => [
  putBackTexts({ decisions }),
  dropReplacedLabels({ decisions }),
  putBackLabels({ decisions }),
  putBackSketches({ decisions }),
];

/** The decisions of this batch with which a text became another one. */
const rewriting = ({ db, rows }: Dialect, p: Decided) =>
  db
    .selectFrom(rows<{ id: string }>(p.decisions, { id: 'text' }).as('wanted'))
    .innerJoin('decisions as d', 'd.id', 'wanted.id')
    .where('d.rewrote', '=', sql.lit(1));

const keepFormerTexts: (values: Decided) => Statement = statement((dialect, p: Decided) =>
  dialect.db
    .insertInto('former_texts')
    .columns(['comment', 'rev', 'site', 'body', 'written_at', 'replaced_at', 'flags', 'risk'])
    .expression(
      rewriting(dialect, p)
        .innerJoin('comments as c', 'c.id', 'd.comment')
        .select([
          'd.comment',
          'd.rev',
          'd.site',
          'c.body',
          sql<number>`coalesce(c.edited_at, c.created_at)`.as('written_at'),
          'd.at as replaced_at',
          'c.flags',
          'c.risk',
        ]),
    ),
);

const keepFormerLabels: (values: Decided) => Statement = statement((dialect, p: Decided) =>
  dialect.db
    .insertInto('former_labels')
    .columns(['comment', 'rev', 'kind', 'label', 'risk'])
    .expression(
      rewriting(dialect, p)
        .innerJoin('comment_labels as l', 'l.comment', 'd.comment')
        // Readers' reports don't come and go with a text.
        .where(sql<boolean>`(l.kind = 'rule' or l.label <> ${sql.lit(REPORTED)})`)
        .select(['d.comment', 'd.rev', 'l.kind', 'l.label', 'l.risk']),
    ),
);

/** The texts that stood before the decisions that are undone. */
const before = (dialect: Dialect, p: Decided) =>
  rewriting(dialect, p)
    .innerJoin('decisions as undone', 'undone.id', 'd.undoes')
    .innerJoin('former_texts as f', (join) =>
      join.onRef('f.comment', '=', 'undone.comment').onRef('f.rev', '=', 'undone.rev'),
    );

const putBackTexts: (values: Decided) => Statement = statement((dialect, p: Decided) =>
  dialect.db
    .updateTable('comments')
    .from(
      before(dialect, p).select(['f.comment', 'f.body', 'f.written_at', 'f.flags', 'f.risk']).as('before'),
    )
    .set({
      body: sql`before.body`,
      // Null for the text that the comment came with.
      edited_at: sql`nullif(before.written_at, comments.created_at)`,
      flags: sql`coalesce(before.flags, comments.flags)`,
      risk: sql`coalesce(before.risk, comments.risk)`,
    })
    .whereRef('comments.id', '=', 'before.comment'),
);

const dropReplacedLabels: (values: Decided) => Statement = statement((dialect, p: Decided) =>
  dialect.db
    .deleteFrom('comment_labels')
    .where('comment', 'in', before(dialect, p).select('f.comment').where('f.flags', 'is not', null)),
);

const putBackLabels: (values: Decided) => Statement = statement((dialect, p: Decided) =>
  dialect.db
    .insertInto('comment_labels')
    .columns(['comment', 'site', 'kind', 'label', 'status', 'risk'])
    .expression(
      before(dialect, p)
        .innerJoin('former_labels as l', (join) =>
          join.onRef('l.comment', '=', 'f.comment').onRef('l.rev', '=', 'f.rev'),
        )
        .select(['l.comment', 'd.site', 'l.kind', 'l.label', 'd.to_status as status', 'l.risk']),
    ),
);

/**
 * What a former text is compared by stays where it is, in a scope that nobody asks for, until it is forgotten with all
 * of its age or put back. Goes by the index of their age: by the time at which the text was written, which is kept by
 * then under the decision that replaces it.
 */
const keepFormerSketches: (values: Decided) => Statement = statement((dialect, p: Decided) =>
  dialect.db
    .updateTable('sketches')
    .from(
      rewriting(dialect, p)
        .innerJoin('former_texts as t', (join) =>
          join.onRef('t.comment', '=', 'd.comment').onRef('t.rev', '=', 'd.rev'),
        )
        .select(['d.comment', 't.written_at', scopeOf('d').as('former')])
        .as('kept'),
    )
    .set({ scope: sql`kept.former || sketches.scope` })
    .whereRef('sketches.created_at', '=', 'kept.written_at')
    .whereRef('sketches.comment', '=', 'kept.comment')
    .where(sql<boolean>`substr(sketches.scope, 1, ${sql.lit(FORMER.length)}) <> ${sql.lit(FORMER)}`),
);

/** Has the texts that an undo puts back compared again. */
const putBackSketches: (values: Decided) => Statement = statement((dialect, p: Decided) =>
  dialect.db
    .updateTable('sketches')
    .from(
      rewriting(dialect, p)
        .innerJoin('decisions as undone', 'undone.id', 'd.undoes')
        .innerJoin('former_texts as t', (join) =>
          join.onRef('t.comment', '=', 'undone.comment').onRef('t.rev', '=', 'undone.rev'),
        )
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
