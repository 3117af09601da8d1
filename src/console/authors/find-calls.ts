import type { FoundAuthors } from '../../http/find-authors.ts';
import type { FoundAuthor, Mark } from '../../read/find-authors.ts';
import { apiOf } from '../address.ts';
import { type Answer, ask } from '../service/ask.ts';
import { loadAuthor } from './author-calls.ts';

interface Asked {
  readonly standing?: Mark;
  readonly name?: string;
  readonly cursor: string | undefined;
  readonly limit?: number;
}

export const findAuthors = (
  site: string,
  asked: Asked,
  signal?: AbortSignal,
): Promise<Answer<FoundAuthors>> =>
  ask('GET', apiOf(site, 'authors'), { query: { ...asked }, ...(signal && { signal }) });

/** All that is found by a name is on one page. */
const MOST_NAMED = 100;

/** By a part of the name; and before these, on the first page, whose id or key it is. */
export async function findByName(
  site: string,
  name: string,
  cursor: string | undefined,
  signal?: AbortSignal,
): Promise<Answer<FoundAuthors>> {
  const [found, exact] = await Promise.all([
    findAuthors(site, { name, cursor, limit: MOST_NAMED }, signal),
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
