import { sameText } from '../secrets/same-text.ts';
import { keyedHash, type Subkeys } from '../secrets/subkeys.ts';

/** A comment by its address. */
interface Addressed {
  readonly site: string;
  readonly article: string;
  readonly comment: string;
}

/**
 * What lets an author edit and withdraw a comment. It is made again of the comment's address and the service's secret
 * whenever it is asked for, so that nothing is stored of it, and a stranger can't guess it (128 bits).
 */
export const editSecret = (
  { edits }: Pick<Subkeys, 'edits'>,
  { site, article, comment }: Addressed,
): string => keyedHash(edits, JSON.stringify([site, article, comment]));

/** Whether a secret is that of the comment; the time it takes doesn't tell how much of it is right. */
export const isEditSecret = (
  subkeys: Pick<Subkeys, 'edits'>,
  addressed: Addressed,
  secret: string | undefined,
): boolean => secret !== undefined && sameText(secret, editSecret(subkeys, addressed));
