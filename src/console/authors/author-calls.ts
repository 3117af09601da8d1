import type { AuthorWithComments } from '../../http/author-answers.ts';
import type { AuthorProfile } from '../../read/author-profile.ts';
import type { Note } from '../../read/moderated-comments.ts';
import { apiOf } from '../address.ts';
import { type Answer, ask, askLines, LOST, type Problem } from '../service/ask.ts';

/** Comments a page. */
const PAGE = 20;

export const loadAuthor = (
  site: string,
  key: string,
  cursor?: string,
  signal?: AbortSignal,
): Promise<Answer<AuthorWithComments>> =>
  ask('GET', apiOf(site, 'authors', key), { query: { cursor, limit: PAGE }, ...(signal && { signal }) });

export interface WantedStanding {
  readonly trusted: boolean;
  readonly held: boolean;
  /** A time (RFC 3339), `forever`, or null. */
  readonly bannedUntil: string | null;
  readonly reason: string;
}

export const setStanding = (
  site: string,
  key: string,
  body: WantedStanding,
): Promise<Answer<AuthorProfile>> => ask('PUT', apiOf(site, 'authors', key, 'standing'), { body });

export const writeNote = (site: string, key: string, body: string): Promise<Answer<Note>> =>
  ask('POST', apiOf(site, 'authors', key, 'notes'), { body: { body } });

export const removeNote = (site: string, note: string): Promise<Answer<null>> =>
  ask('DELETE', apiOf(site, 'notes', note));

export const eraseData = (site: string, key: string): Promise<Answer<{ readonly comments: number }>> =>
  ask('DELETE', apiOf(site, 'authors', key, 'data'));

/** All that is stored on an author, as lines of JSON; `told` hears how many they are so far. */
export async function copyData(
  site: string,
  key: string,
  told: (lines: number) => void,
): Promise<Answer<string>> {
  const lines: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    let next: string | null | undefined;
    const path = apiOf(site, 'authors', key, 'data');
    const problem: Problem | null = await askLines('GET', path, { query: { cursor } }, (line) => {
      if (isEnd(line)) next = line.next;
      else told(lines.push(JSON.stringify(line)));
    });
    if (problem !== null) return { ok: false, problem };
    // What ends without saying so was broken off.
    if (next === undefined) return { ok: false, problem: LOST };
    cursor = next;
  }
  return { ok: true, value: `${lines.join('\n')}\n` };
}

const isEnd = (line: unknown): line is { readonly next: string | null } =>
  typeof line === 'object' && line !== null && 'next' in line;
