import type { Context } from 'hono';
import type { Unmade } from '../pipeline/moderate.ts';
import type { ModeratedComment } from '../read/moderated-comments.ts';
import { type Problem, problem, problemOf } from './problem.ts';

/** The answer to what was to be done with one comment, as it is now. */
export function answerDecided(context: Context, kind: 'made' | Unmade, comment: ModeratedComment): Response {
  if (kind === 'made') return context.json(comment);
  return problem(SLUGS[kind], detailOf(kind, comment.rev), { extensions: { comment } });
}

/** Why one of many decisions was not made; its comment is at `rev`. */
export const whyNot = (kind: Unmade, rev: number): Problem => problemOf(SLUGS[kind], detailOf(kind, rev));

const SLUGS = {
  stale: 'stale-revision',
  withdrawn: 'comment-withdrawn',
  erased: 'comment-erased',
} as const;

function detailOf(kind: Unmade, rev: number): string {
  switch (kind) {
    case 'stale':
      return `The comment is at rev ${rev} now; look at it again before you decide.`;
    case 'withdrawn':
      return 'Its author took this comment back; nobody decides on it any more.';
    case 'erased':
      return 'What this comment said is deleted for good; nobody decides on it any more.';
  }
}

export const UNKNOWN_COMMENT = 'This site has no comment with this id.';
