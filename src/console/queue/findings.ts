import type { Finding } from '../../domain/decision.ts';
import type { CommentWithHistory } from '../../http/moderation-answers.ts';
import { apiOf } from '../address.ts';
import { useLoaded } from '../parts/loaded.tsx';
import { type Answer, ask } from '../service/ask.ts';
import { foundIn } from './explain.ts';
import type { Item } from './items.ts';

/** What rules found in a comment; looked up in its history where somebody has decided on it since. */
export function useFindings(comment: Item['comment'], site: string): readonly Finding[] {
  const { id, rev, decision } = comment;
  const [loading] = useLoaded<readonly Finding[]>(
    async (signal) => {
      if (decision.by.kind === 'rules') return { ok: true, value: decision.findings };
      const answer: Answer<CommentWithHistory> = await ask('GET', apiOf(site, 'comments', id), { signal });
      return answer.ok ? { ok: true, value: foundIn(answer.value) } : answer;
    },
    [id, rev],
  );
  return decision.by.kind === 'rules' ? decision.findings : (loading.value.value ?? []);
}
