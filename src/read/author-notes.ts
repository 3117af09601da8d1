import { sql } from 'kysely';
import type { AuthorKey, SiteId } from '../domain/comment.ts';
import { type Statement, statement } from '../store/statement.ts';
import { NOTE_COLUMNS, type NoteRow } from './moderated-comments.ts';

/** So many are shown: the newest. */
const MOST_NOTES = 100;

type Of = { site: SiteId; key: AuthorKey };

/** What moderators wrote on an author for one another, at most the newest 100, oldest first; `toNote` makes them. */
export const authorNotes: (values: Of) => Statement<NoteRow> = statement(({ db }, p: Of) =>
  db
    .selectFrom(
      db
        .selectFrom('notes')
        .select(NOTE_COLUMNS)
        .where('site', '=', p.site)
        .where('author_key', '=', p.key)
        .orderBy('id', 'desc')
        .limit(sql.lit(MOST_NOTES))
        .as('newest'),
    )
    .select(NOTE_COLUMNS)
    .orderBy('id'),
);
