import type { Status } from '../../domain/comment.ts';
import type { ModeratedComment } from '../../read/moderated-comments.ts';
import { apiOf } from '../address.ts';
import { type Answer, ask } from '../service/ask.ts';
import { askedBy, type Filters } from './filters.ts';

/** What a decision by filter would change. */
export interface Preview {
  readonly id: string;
  readonly count: number;
  readonly capped: boolean;
  readonly sample: readonly ModeratedComment[];
}

export interface Progress {
  readonly total: number;
  readonly done: number;
  readonly decided: number;
  readonly skipped: number;
}

/** Finds what the filters find, to decide it; nothing is decided yet. */
export function previewBulk(
  site: string,
  filters: Filters,
  action: { readonly status: Status; readonly reasonCode?: string },
): Promise<Answer<Preview>> {
  const { order: _, ...asked } = askedBy(filters);
  return ask('POST', apiOf(site, 'bulk'), { body: { ...asked, action } });
}

/** Finds what a decision by filter decided, to undo it. */
export const previewUndo = (site: string, bulk: string): Promise<Answer<Preview>> =>
  ask('POST', apiOf(site, 'bulk'), { body: { bulk, action: { undo: true } } });

/** Does what was found, part by part, each told; a part that was lost is sent again by who calls this again. */
export async function applyBulk(
  site: string,
  id: string,
  tell: (progress: Progress) => void,
): Promise<Answer<Progress>> {
  for (;;) {
    const answer = await ask<Progress>('POST', apiOf(site, 'bulk', id, 'apply'));
    if (!answer.ok) return answer;
    tell(answer.value);
    if (answer.value.done >= answer.value.total) return answer;
  }
}
