import type { AuditedBy } from '../domain/audit.ts';
import { type AuthorKey, idOfKey, type SiteId } from '../domain/comment.ts';
import { rfc3339OrNull } from '../domain/rfc3339.ts';
import type { AuditedStanding, Standing } from '../domain/standing.ts';
import { appendEntry } from '../store/audit.ts';
import { findRestraints, markAuthor } from '../store/authors.ts';
import type { Database } from '../store/database.ts';

interface StandingDeps {
  readonly database: Database;
  now(): number;
  newId(now: number): string;
}

interface MarkedAuthor {
  readonly site: SiteId;
  readonly key: AuthorKey;
}

/**
 * Puts an author's standing in the place of the one before, for every submission that is looked at from then on. An id
 * may be marked before it has sent anything; a hash that no comment came with is nobody's: then it says false, and
 * changes nothing. Rejects with `Unavailable` where nothing could be stored.
 */
export async function markStanding(
  { database, now, newId }: StandingDeps,
  author: MarkedAuthor,
  by: AuditedBy,
  standing: Standing,
): Promise<boolean> {
  // Who is erased in between is marked anew, as an id may be before it has sent anything.
  if (idOfKey(author.key) === null && (await isUnknown(database, author))) return false;
  const at = now();
  const { trusted, bannedUntil, held } = standing;
  await database.atomically([
    markAuthor({ ...author, trusted: trusted ? 1 : 0, bannedUntil, held: held ? 1 : 0, at }),
    appendEntry({
      id: newId(at),
      site: author.site,
      at,
      by,
      kind: 'standing',
      subject: author.key,
      detail: detailOf(standing),
    }),
  ]);
  return true;
}

async function isUnknown(database: Database, author: MarkedAuthor): Promise<boolean> {
  const [[known]] = await database.read([findRestraints({ ...author })]);
  return known === undefined;
}

const detailOf = ({ trusted, bannedUntil, held, reason }: Standing): AuditedStanding => ({
  trusted,
  bannedUntil: rfc3339OrNull(bannedUntil),
  held,
  reason,
});
