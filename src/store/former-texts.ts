import { sql } from 'kysely';
import { REPORTED } from '../domain/report.ts';
import { keepFormerSketches, putBackSketches } from './former-sketches.ts';
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
  dropLabels({ decisions }),
  putBackLabels({ decisions }),
  putBackSketches({ decisions }),
];

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

const dropLabels: (values: Decided) => Statement = statement((dialect, p: Decided) =>
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
