import type { AuditedBy } from '../domain/audit.ts';
import { type AuthorKey, idOfKey, type Status } from '../domain/comment.ts';
import { rfc3339, rfc3339OrNull } from '../domain/rfc3339.ts';
import type { AuditedStanding } from '../domain/standing.ts';
import type { AuthorRow, StandingRow } from './authors.ts';
import { type ModeratedComment, type Note, type NoteRow, toNote } from './moderated-comments.ts';

/** All that moderators are told of an author, beside their comments. */
export interface AuthorProfile extends Omit<ModeratedComment['author'], 'key' | 'name'> {
  readonly key: string;
  /** Of their latest comment; null before the first. */
  readonly name: string | null;
  readonly firstSeenAt: string;
  /** Newest first. */
  readonly standings: readonly StandingChange[];
  /** Oldest first, as a comment's. */
  readonly notes: readonly Note[];
  /** How many comments of each status they have, as far as they are counted. */
  readonly counts: Readonly<Record<Status, number>>;
}

/** What a moderator said of the author, and why. */
export interface StandingChange extends AuditedStanding {
  readonly at: string;
  readonly by: AuditedBy;
}

/** What is read of an author. */
interface AuthorRows {
  readonly author: AuthorRow;
  readonly standings: readonly StandingRow[];
  /** Newest first. */
  readonly notes: readonly NoteRow[];
  readonly counts: Readonly<Record<Status, number>>;
}

export const toAuthorProfile = (
  key: AuthorKey,
  { author, standings, notes, counts }: AuthorRows,
): AuthorProfile => ({
  key,
  id: idOfKey(key),
  name: author.name === '' ? null : author.name,
  firstSeenAt: rfc3339(author.first_seen_at),
  approved: author.approved,
  rejected: author.rejected,
  trusted: author.trusted === 1,
  bannedUntil: rfc3339OrNull(author.banned_until),
  held: author.held === 1,
  standings: standings.map(toStandingChange),
  notes: notes.map(toNote).reverse(),
  counts,
});

export const toStandingChange = ({ at, by_kind, by_id, by_name, detail }: StandingRow): StandingChange => ({
  at: rfc3339(at),
  by: { kind: by_kind, id: by_id, name: by_name },
  ...(JSON.parse(detail) as AuditedStanding),
});
