import type { Status } from '../../domain/comment.ts';
import { apiOf } from '../address.ts';
import { ask } from '../service/ask.ts';

/** What stands around a comment. */
export interface Context {
  readonly article: {
    readonly id: string;
    readonly title: string | null;
    readonly url: string | null;
    readonly section: string | null;
  } | null;
  /** The comment that it replies to. */
  readonly parent: {
    readonly id: string;
    readonly status: Status;
    readonly author: { readonly name: string };
    readonly body: string;
    readonly createdAt: string;
  } | null;
  /** Comments of the last days that say nearly the same. */
  readonly similar: readonly {
    readonly id: string;
    readonly article: string;
    readonly author: { readonly name: string; readonly key: string | null };
    readonly status: Status;
    readonly createdAt: string;
    readonly body: string;
  }[];
  readonly similarCount: number;
}

/** So many comments one request may ask about. */
const MOST = 20;

/** Tells what stands around comments, some of them at a time; what can't be had is left out. */
export async function loadContexts(
  site: string,
  ids: readonly string[],
  tell: (contexts: ReadonlyMap<string, Context>) => void,
): Promise<void> {
  for (let at = 0; at < ids.length; at += MOST) {
    const query = { comment: ids.slice(at, at + MOST) };
    const answer = await ask<{ readonly contexts: Readonly<Record<string, Context>> }>(
      'GET',
      apiOf(site, 'contexts'),
      { query },
    );
    if (!answer.ok) return;
    tell(new Map(Object.entries(answer.value.contexts)));
  }
}
