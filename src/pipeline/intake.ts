import type { ArticleMetadata } from '../domain/article.ts';
import { type AuthorKey, keyOfId, type Submission } from '../domain/comment.ts';
import type { CountedBy } from '../domain/site.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { OwnComment } from '../store/edits.ts';

/** What a submission may say of its article, when a site's key sends it. */
export type ArticleMention = Pick<ArticleMetadata, 'title' | 'url' | 'section' | 'publishedAt'>;

/** The right to send a submission twice and have it once (draft-ietf-httpapi-idempotency-key-header). */
export interface Idempotency {
  /** Whose keys these are: an API key's id, or a site and article for browsers. */
  readonly scope: string;
  readonly key: string;
  /** Of method, path and validated body; the same key with another one is an error. */
  readonly fingerprint: string;
}

/** A submission with all that the request says around it. */
export interface Intake {
  readonly submission: Submission;
  readonly ruleSet: RuleSet;
  readonly mention: ArticleMention | null;
  /** The id of the API key that sent it, if it is stored; that it still stands is seen in round trip 1. */
  readonly key: string | null;
  readonly idempotency: Idempotency | null;
  /** The stored comment whose text this is to be; none for a new one. */
  readonly edited?: EditedComment;
}

/** What an edit must not count twice. */
export type EditedComment = Pick<OwnComment, 'id' | 'status'>;

/** Whose standing the submission counts for; null where neither id nor address is known. */
export function authorKeyOf({ author, addressHash }: Submission): AuthorKey | null {
  if (author.id !== null) return keyOfId(author.id);
  return addressHash === null ? null : (`address:${addressHash}` as AuthorKey);
}

/** Whose the submission is, where comments are counted or compared; null where it doesn't say. */
export function ownerOf(submission: Submission, by: CountedBy): string | null {
  switch (by) {
    case 'address':
      return submission.addressHash;
    case 'author':
      return authorKeyOf(submission);
    case 'article':
      return submission.article;
    case 'site':
      return '';
  }
}
