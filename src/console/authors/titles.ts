import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { CommentContext } from '../../read/contexts.ts';
import type { ModeratedComment } from '../../read/moderated-comments.ts';
import { apiOf } from '../address.ts';
import { ask } from '../service/ask.ts';

interface Contexts {
  readonly contexts: Readonly<Record<string, CommentContext>>;
}

/** The titles of articles by their id, as they become known: asked for the comments that came last, 20 at most. */
export function useTitles(
  site: string,
  latest: readonly ModeratedComment[] | undefined,
): ReadonlyMap<string, string> {
  const titles = useSignal<ReadonlyMap<string, string>>(new Map());
  useEffect(() => {
    if (latest === undefined || latest.length === 0) return;
    const query = { comment: latest.map(({ id }) => id) };
    void ask<Contexts>('GET', apiOf(site, 'contexts'), { query }).then((answer) => {
      // Without them the articles' ids stand there.
      if (!answer.ok) return;
      const told = Object.values(answer.value.contexts).flatMap(({ article }) =>
        article?.title ? [[article.id, article.title] as const] : [],
      );
      titles.value = new Map([...titles.peek(), ...told]);
    });
  }, [site, latest, titles]);
  return titles.value;
}
