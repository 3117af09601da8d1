import type { CommentContext } from '../../read/contexts.ts';
import { apiOf } from '../address.ts';
import { ask } from '../service/ask.ts';

/** So many comments one request may ask about. */
const MOST = 20;

/** Tells what stands around comments, some of them at a time; what can't be had is left out. */
export async function loadContexts(
  site: string,
  ids: readonly string[],
  tell: (contexts: ReadonlyMap<string, CommentContext>) => void,
): Promise<void> {
  for (let at = 0; at < ids.length; at += MOST) {
    const query = { comment: ids.slice(at, at + MOST) };
    const answer = await ask<{ readonly contexts: Readonly<Record<string, CommentContext>> }>(
      'GET',
      apiOf(site, 'contexts'),
      { query },
    );
    if (!answer.ok) return;
    tell(new Map(Object.entries(answer.value.contexts)));
  }
}
