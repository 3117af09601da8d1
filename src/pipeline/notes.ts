import type { AuthorKey, CommentId, SiteId } from '../domain/comment.ts';
import { holdAuthor } from '../store/authors.ts';
import type { Database } from '../store/database.ts';
import { auditNote, holdNote, noteOnAuthor, noteOnComment, removeNote } from '../store/notes.ts';
import { holdComment } from '../store/reports.ts';
import type { NotesTable } from '../store/tables.ts';

export interface NotesDeps {
  readonly database: Database;
  now(): number;
  newId(now: number): string;
}

/** Who writes notes, and removes them. */
export interface NoteWriter {
  readonly kind: NotesTable['by_kind'];
  readonly id: string;
  readonly name: string;
}

/** What a note is on. */
export type NoteSubject = { readonly comment: CommentId } | { readonly author: AuthorKey };

export type WrittenNote = Pick<NotesTable, 'id' | 'at' | 'by_kind' | 'by_id' | 'by_name' | 'body'>;

/** Writes a note for other moderators; undefined where the site has no such comment or author. */
export async function writeNote(
  { database, now, newId }: NotesDeps,
  site: SiteId,
  by: NoteWriter,
  subject: NoteSubject,
  body: string,
): Promise<WrittenNote | undefined> {
  const at = now();
  const note = newId(at);
  const who = { byKind: by.kind, byId: by.id, byName: by.name };
  const values = { id: note, site, at, ...who, body };
  const [, written] = await database.atomically([
    // Else a note could be left on who is erased at the same moment.
    'comment' in subject ? holdComment({ site, ...subject }) : holdAuthor({ site, key: subject.author }),
    'comment' in subject ? noteOnComment({ ...values, ...subject }) : noteOnAuthor({ ...values, ...subject }),
    auditNote({ id: newId(at), site, note, at, ...who, anyones: 0, action: 'add' }),
  ]);
  if (written.length === 0) return undefined;
  return { id: note, at, by_kind: by.kind, by_id: by.id, by_name: by.name, body };
}

/** Removes a note, which its writer may do, and admins. */
export async function dropNote(
  { database, now, newId }: NotesDeps,
  site: SiteId,
  by: NoteWriter,
  note: string,
): Promise<'removed' | 'not-theirs' | 'unknown-note'> {
  const at = now();
  const anyones = by.kind === 'admin' ? 1 : 0;
  const removal = { site, note, byId: by.id, anyones } as const;
  const [[there], , [removed]] = await database.atomically([
    holdNote({ site, note }),
    auditNote({ id: newId(at), at, byKind: by.kind, byName: by.name, action: 'remove', ...removal }),
    removeNote(removal),
  ]);
  if (there === undefined) return 'unknown-note';
  return removed === undefined ? 'not-theirs' : 'removed';
}
