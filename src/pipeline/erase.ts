import type { AuditedBy } from '../domain/audit.ts';
import type { AuthorKey, SiteId } from '../domain/comment.ts';
import type { Database } from '../store/database.ts';
import {
  auditErasure,
  dropAuthor,
  dropTheirs,
  holdTheirArticles,
  holdTheirComments,
  insertErasure,
  moveTheirArticles,
  nameNobody,
  seizeAuthor,
} from '../store/erasures.ts';

interface EraseDeps {
  readonly database: Database;
  now(): number;
  newId(now: number): string;
}

/** An erasure that was made. */
export interface Erasure {
  readonly id: string;
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  readonly comments: number;
}

/**
 * Erases what is stored on an author, in one commit: every comment stays in its thread without text or name, and is
 * never decided on again. Undefined where nothing is stored on them. What they send at the same moment is erased too, or
 * comes after it, as a new comment. Rejects with `Unavailable` where nothing could be changed.
 */
export async function eraseAuthor(
  { database, now, newId }: EraseDeps,
  author: { readonly site: SiteId; readonly key: AuthorKey },
  by: AuditedBy,
): Promise<Erasure | undefined> {
  const at = now();
  const id = newId(at);
  const [, , , [made]] = await database.atomically([
    holdTheirArticles(author),
    seizeAuthor({ ...author, at }),
    holdTheirComments(author),
    insertErasure({ ...author, at, id }),
    auditErasure({ erasure: id, id: newId(at), byKind: by.kind, byId: by.id, byName: by.name }),
    moveTheirArticles(author),
    ...dropTheirs(author),
    nameNobody({ ...author, at }),
    dropAuthor(author),
  ]);
  return made && { id, at, comments: made.comments };
}
