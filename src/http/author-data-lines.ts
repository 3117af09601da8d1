import type { AuthorKey, SiteId } from '../domain/comment.ts';
import { rfc3339, rfc3339OrNull } from '../domain/rfc3339.ts';
import {
  commentsAfter,
  countersAfter,
  type FormerTextRow,
  notesAfter,
  type OwnedComment,
  type ReportRow,
  reportsAfter,
  standingsAfter,
} from '../read/author-data.ts';
import { toStandingChange } from '../read/author-profile.ts';
import { authorRow } from '../read/authors.ts';
import { type NoteRow, toDecision, toFormerText, toNote } from '../read/moderated-comments.ts';
import type { Database } from '../store/database.ts';
import type { StoredDecision } from '../store/decisions.ts';
import type { Statement } from '../store/statement.ts';

interface Asked {
  readonly site: SiteId;
  readonly key: AuthorKey;
  readonly after: string;
  readonly limit: number;
}

/** A page of one kind of lines; `last` is the key of its last one if others of the kind may follow. */
interface DataPage {
  readonly lines: readonly string[];
  readonly last: string | undefined;
}

/** Reads lines of one kind. */
type Section = (database: Database, asked: Asked) => Promise<DataPage>;

/** All that is stored on an author, kind by kind. */
export const SECTIONS: readonly Section[] = [
  section(
    'author',
    (asked) => authorRow({ site: asked.site, key: asked.key }),
    () => '',
    ({ name, approved, rejected, trusted, banned_until, first_seen_at, held }, { key }) => ({
      key,
      name,
      firstSeenAt: rfc3339(first_seen_at),
      approved,
      rejected,
      trusted: trusted === 1,
      bannedUntil: rfc3339OrNull(banned_until),
      held: held === 1,
    }),
  ),
  section('standing', standingsAfter, ({ id }) => id, toStandingChange),
  section('note', notesAfter, ({ id }) => id, toNote),
  section(
    'report',
    reportsAfter,
    ({ comment }) => comment,
    ({ comment, at, reason }) => ({ comment, at: rfc3339(at), reason }),
  ),
  section(
    'limit',
    countersAfter,
    ({ id }) => id,
    // `<site>/<limit>/<whose>`
    ({ id, tat }) => ({ id: id.split('/')[1], until: rfc3339(Math.ceil(tat / 1000)) }),
  ),
  section('comment', commentsAfter, ({ id }) => id, toLine),
];

function section<R>(
  kind: string,
  page: (asked: Asked & Record<string, string | number>) => Statement<R>,
  keyOf: (row: R) => string,
  view: (row: R, asked: Asked) => object,
): Section {
  return async (database, asked) => {
    const [rows] = await database.read([page({ ...asked })]);
    const lines = rows.map((row) => JSON.stringify({ kind, ...view(row, asked) }));
    const last = rows.at(-1);
    return { lines, last: last === undefined || rows.length < asked.limit ? undefined : keyOf(last) };
  };
}

function toLine(row: OwnedComment): object {
  const rows = <T>(json: string): T[] => JSON.parse(json) as T[];
  return {
    id: row.id,
    article: row.article,
    parent: row.parent,
    author: {
      id: row.author_id,
      name: row.author_name,
      role: row.author_role,
      since: rfc3339OrNull(row.author_since),
    },
    addressHash: row.address_hash,
    body: row.body,
    createdAt: rfc3339(row.created_at),
    editedAt: rfc3339OrNull(row.edited_at),
    status: row.status,
    flags: rows(row.flags),
    rev: row.rev,
    risk: row.risk,
    withdrawnFrom: row.withdrawn_from,
    erasedAt: rfc3339OrNull(row.erased_at),
    formerTexts: rows<FormerTextRow>(row.former).map(toFormerText),
    decisions: rows<StoredDecision>(row.decisions).map(toDecision),
    notes: rows<NoteRow>(row.notes).map(toNote),
    reports: rows<ReportRow>(row.reports).map(({ at, reason }) => ({ at: rfc3339(at), reason })),
  };
}
