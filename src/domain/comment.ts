/** The four states of a comment; only `approved` (under approved ancestors) is ever public. */
export const STATUSES = ['pending', 'approved', 'rejected', 'spam'] as const;
export type Status = (typeof STATUSES)[number];

/** Whether people, or rules, turned a comment away. */
export const isRefused = (status: Status): boolean => status === 'rejected' || status === 'spam';

/** A site is known exactly if it has a file `rules/<site>.yaml`. */
export type SiteId = string & { readonly brand: 'SiteId' };
/** The site's own id of an article: 1 to 200 code points, NFC, no control character, no slash. */
export type ArticleId = string & { readonly brand: 'ArticleId' };
/** A UUIDv7, so that ids sort by time. */
export type CommentId = string & { readonly brand: 'CommentId' };

/** Sorts before every id of this time (ms) or later, and after all others: UUIDv7 begin with their time. */
export const earliestId = (at: number): CommentId => {
  const hex = Math.max(0, at).toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}` as CommentId;
};

/** The time (ms since 1970 UTC) that a UUIDv7 begins with; NaN for any other text. */
export const timeOfId = (id: string): number =>
  Number.parseInt(/^[\da-f]{8}-[\da-f]{4}-/i.test(id) ? id.slice(0, 13).replace('-', '') : '', 16);

/** Who a standing belongs to: `id:<the site's author id>`, or `address:<keyed hash>` without one. */
export type AuthorKey = string & { readonly brand: 'AuthorKey' };

/** The key of an author whom the site knows. */
export const keyOfId = (id: string): AuthorKey => `id:${id}` as AuthorKey;

/** The id in an author's key; null where it is an address's. */
export const idOfKey = (key: AuthorKey): string | null => (key.startsWith('id:') ? key.slice(3) : null);

/** What the site says of a comment's author; a browser says the name alone. */
export interface Author {
  readonly name: string;
  readonly id: string | null;
  readonly role: string | null;
  /** Since when the site knows the author: milliseconds since 1970 UTC. */
  readonly since: number | null;
}

/** What a reader sends, validated and cleaned, before anything is decided. */
export interface Submission {
  readonly site: SiteId;
  readonly article: ArticleId;
  readonly body: string;
  readonly author: Author;
  readonly parent: CommentId | null;
  /** The keyed hash of the reader's address; null where the address is not known. */
  readonly addressHash: string | null;
}
