import type { AuthorProfile, StandingChange } from '../../read/author-profile.ts';
import { apiOf } from '../address.ts';
import { type Answer, ask } from '../service/ask.ts';
import { loadAuthor } from './author-calls.ts';
import type { Mark } from './texts.ts';

/** An author among others. */
export interface FoundAuthor
  extends Pick<
    AuthorProfile,
    'key' | 'id' | 'name' | 'approved' | 'rejected' | 'trusted' | 'held' | 'bannedUntil'
  > {
  /** The latest change of their standing. */
  readonly standing: StandingChange | null;
}

export interface FoundPage {
  readonly authors: readonly FoundAuthor[];
  readonly next: string | null;
}

interface Asked {
  readonly standing?: Mark;
  readonly name?: string;
  readonly cursor: string | undefined;
}

export const findAuthors = (site: string, asked: Asked, signal?: AbortSignal): Promise<Answer<FoundPage>> =>
  ask('GET', apiOf(site, 'authors'), { query: { ...asked }, ...(signal && { signal }) });

/** By a part of the name; and before these, on the first page, whose id or key it is. */
export async function findByName(
  site: string,
  name: string,
  cursor: string | undefined,
  signal?: AbortSignal,
): Promise<Answer<FoundPage>> {
  const [found, exact] = await Promise.all([
    findAuthors(site, { name, cursor }, signal),
    cursor === undefined ? loadAuthor(site, keyOf(name), undefined, signal) : null,
  ]);
  if (!found.ok || !exact?.ok) return found;
  const { value: author } = exact;
  const first: FoundAuthor = { ...author, standing: author.standings[0] ?? null };
  const others = found.value.authors.filter(({ key }) => key !== author.key);
  return { ok: true, value: { ...found.value, authors: [first, ...others] } };
}

/** A key as it stands, or that of the site's own id. */
const keyOf = (text: string): string => (/^(id|address):/.test(text) ? text : `id:${text}`);
