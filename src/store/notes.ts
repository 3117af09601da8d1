import { sql } from 'kysely';
import type { AuthorKey, CommentId, SiteId } from '../domain/comment.ts';
import { type Dialect, type Statement, statement } from './statement.ts';
import type { NotesTable } from './tables.ts';

type NewNote = {
  id: string;
  site: SiteId;
  at: number;
  byKind: NotesTable['by_kind'];
  byId: string;
  byName: string;
  body: string;
};
type OnComment = NewNote & { comment: CommentId };
type OnAuthor = NewNote & { author: AuthorKey };

const COLUMNS = ['id', 'site', 'comment', 'author_key', 'at', 'by_kind', 'by_id', 'by_name', 'body'] as const;

const written = (p: NewNote) =>
  [
    sql<number>`cast(${p.at} as bigint)`.as('at'),
    sql<NotesTable['by_kind']>`cast(${p.byKind} as text)`.as('by_kind'),
    sql<string>`cast(${p.byId} as text)`.as('by_id'),
    sql<string>`cast(${p.byName} as text)`.as('by_name'),
    sql<string>`cast(${p.body} as text)`.as('body'),
  ] as const;

/** Writes a note on a comment of the site; returns its id, or nothing where there is no such comment. */
export const noteOnComment: (values: OnComment) => Statement<{ id: string }> = statement(
  ({ db }, p: OnComment) =>
    db
      .insertInto('notes')
      .columns(COLUMNS)
      .expression(
        db
          .selectFrom('comments as c')
          .select([
            sql<string>`cast(${p.id} as text)`.as('id'),
            'c.site',
            'c.id as comment',
            sql<AuthorKey | null>`cast(null as text)`.as('author_key'),
            ...written(p),
          ])
          .where('c.id', '=', p.comment)
          .where('c.site', '=', p.site),
      )
      .returning('id'),
);

/** The same on an author of the site. */
export const noteOnAuthor: (values: OnAuthor) => Statement<{ id: string }> = statement(
  ({ db }, p: OnAuthor) =>
    db
      .insertInto('notes')
      .columns(COLUMNS)
      .expression(
        db
          .selectFrom('authors as a')
          .select([
            sql<string>`cast(${p.id} as text)`.as('id'),
            'a.site',
            sql<CommentId | null>`cast(null as text)`.as('comment'),
            'a.key as author_key',
            ...written(p),
          ])
          .where('a.site', '=', p.site)
          .where('a.key', '=', p.author),
      )
      .returning('id'),
);

type One = { site: SiteId; note: string };

/** Holds a note until the batch ends, so that of two who remove it one alone did; returns who wrote it. */
export const holdNote: (values: One) => Statement<{ by_id: string }> = statement(
  ({ lock }, p: One) => sql<{ by_id: string }>`
    select n.by_id from notes as n where n.id = ${p.note} and n.site = ${p.site} ${lock('n')}`,
);

/** `anyones`: 1 for who may remove the notes of others too. */
type Removal = One & { byId: string; anyones: 0 | 1 };

/** Removes a note; returns its id where it did. */
export const removeNote: (values: Removal) => Statement<{ id: string }> = statement(({ db }, p: Removal) =>
  db
    .deleteFrom('notes')
    .where('id', '=', p.note)
    .where('site', '=', p.site)
    .where(mayChange('notes.by_id', p))
    .returning('id'),
);

const mayChange = (column: string, { byId, anyones }: Pick<Audited, 'byId' | 'anyones'>) =>
  sql<boolean>`(${sql.ref(column)} = ${byId} or cast(${anyones} as bigint) = 1)`;

type Audited = Removal & {
  /** Of the entry: a UUIDv7 of the time. */
  id: string;
  at: number;
  byKind: NotesTable['by_kind'];
  byName: string;
  action: 'add' | 'remove';
};

/** Tells the audit of a note that is there, before it is removed or after it was written; not what it says. */
export const auditNote: (values: Audited) => Statement = statement(({ db }: Dialect, p: Audited) =>
  db
    .insertInto('audit')
    .columns(['id', 'site', 'at', 'by_kind', 'by_id', 'by_name', 'kind', 'subject', 'detail'])
    .expression(
      db
        .selectFrom('notes as n')
        .select([
          sql<string>`cast(${p.id} as text)`.as('id'),
          'n.site',
          sql<number>`cast(${p.at} as bigint)`.as('at'),
          sql<NotesTable['by_kind']>`cast(${p.byKind} as text)`.as('by_kind'),
          sql<string>`cast(${p.byId} as text)`.as('by_id'),
          sql<string>`cast(${p.byName} as text)`.as('by_name'),
          sql<'note'>`'note'`.as('kind'),
          sql<string>`coalesce(n.comment, n.author_key)`.as('subject'),
          sql<string>`'{"action":"' || cast(${p.action} as text) || '","on":"'
            || (case when n.comment is null then 'author' else 'comment' end) || '"}'`.as('detail'),
        ])
        .where('n.id', '=', p.note)
        .where('n.site', '=', p.site)
        .where(mayChange('n.by_id', p)),
    ),
);
