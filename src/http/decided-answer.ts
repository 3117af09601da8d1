import type { Context } from 'hono';
import type { ModeratedComment } from '../read/moderated-comments.ts';
import { problem } from './problem.ts';

/** The answer to what was to be done with one comment, as it is now. */
export function answerDecided(
  context: Context,
  kind: 'made' | 'stale' | 'withdrawn',
  comment: ModeratedComment,
): Response {
  switch (kind) {
    case 'made':
      return context.json(comment);
    case 'stale':
      return problem('stale-revision', staleDetail(comment.rev), { extensions: { comment } });
    case 'withdrawn':
      return problem('comment-withdrawn', WITHDRAWN, { extensions: { comment } });
  }
}

export const staleDetail = (rev: number): string =>
  `The comment is at rev ${rev} now; look at it again before you decide.`;

export const WITHDRAWN = 'Its author took this comment back; nobody decides on it any more.';

export const UNKNOWN_COMMENT = 'This site has no comment with this id.';
