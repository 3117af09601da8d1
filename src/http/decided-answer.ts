import type { Context } from 'hono';
import type { Outcome, Unmade } from '../pipeline/moderate.ts';
import type { ModeratedComment } from '../read/moderated-comments.ts';
import type { DecisionResult } from './moderation-answers.ts';
import { problem, problemOf } from './problem.ts';

/** The answer to what was to be done with one comment, as it is now. */
export function answerDecided(context: Context, kind: Outcome['kind'], comment: ModeratedComment): Response {
  if (kind === 'made') return context.json(comment);
  return problem(SLUGS[kind], detailOf(kind, comment.rev), { extensions: { comment } });
}

/** What became of one of many decisions. */
export function whatBecame(outcome: Outcome): Omit<DecisionResult, 'comment'> {
  if (outcome.kind === 'made') return { ok: true, rev: outcome.rev, made: outcome.made };
  const { kind, rev } = outcome;
  return { ok: false, rev, problem: problemOf(SLUGS[kind], detailOf(kind, rev)) };
}

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
