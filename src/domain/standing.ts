/** What moderators say of an author; each time they say all of it. */
export interface Standing {
  readonly trusted: boolean;
  /** Milliseconds since 1970 UTC; nothing of theirs is taken before it. Null: not banned. */
  readonly bannedUntil: number | null;
  /** Whether all that they send waits for people, and they aren't told. */
  readonly held: boolean;
  readonly reason: string;
}

/** The same as the audit tells of it. */
export interface AuditedStanding extends Omit<Standing, 'bannedUntil'> {
  /** RFC 3339 in UTC. */
  readonly bannedUntil: string | null;
}

/** The end of a ban for good: the last moment that RFC 3339 can say. */
export const FOREVER: number = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

/** What is put on a comment that waits for no other reason than its author. */
export const AUTHOR_HELD = 'author-held';
