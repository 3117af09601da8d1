import type { CommentId } from '../domain/comment.ts';
import { editAndApprove } from '../pipeline/edit-and-approve.ts';
import { moderatedComment } from '../read/moderated-comments.ts';
import { answerDecided, UNKNOWN_COMMENT } from './decided-answer.ts';
import { decidedBy } from './decided-by.ts';
import { moderatedView } from './moderated-view.ts';
import { ModeratedCommentAnswer } from './moderation-answers.ts';
import { invalidContent, problem } from './problem.ts';
import { REASON, reasonOf } from './reasons.ts';
import { type Route, route } from './route.ts';
import { Body, members, Revision } from './schemas.ts';

/** What moderators change of texts. */
export const moderatorEditRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/v1/sites/:site/comments/:comment/edit',
    id: 'editAndApproveComment',
    tag: 'moderation',
    summary: 'Take something out of a comment, and approve it: the former text stays in its history',
    access: ['moderator'],
    body: members({ body: Body, rev: Revision, ...REASON }),
    examples: {
      'in Arabic': { body: 'للتواصل: [حُذف الرقم]', rev: 1, reason: 'رقم هاتف' },
      'in English': { body: 'Call me: [number removed]', rev: 1, reason: 'a phone number' },
    },
    answers: {
      status: 200,
      description: 'The comment, approved; readers see the new text, and that it was edited.',
      schema: ModeratedCommentAnswer,
      problems: ['unknown-comment', 'stale-revision', 'comment-withdrawn', 'comment-erased'],
    },
    async handle({ service, context, site, principal, body }) {
      const id = context.req.param('comment') as CommentId;
      const look = moderatedComment({ site: site.site, id });
      const reason = reasonOf(site, body);
      if ('message' in reason) return invalidContent([reason]);
      const wanted = { comment: id, ...body, ...reason };
      const outcome = await editAndApprove(service, site.site, decidedBy(principal), wanted, look);
      if (outcome.kind === 'unknown-comment') return problem('unknown-comment', UNKNOWN_COMMENT);
      if (outcome.kind === 'unchanged') return invalidContent([{ path: 'body', message: UNCHANGED }]);
      return answerDecided(context, outcome.kind, moderatedView(service, site)(outcome.comment));
    },
  }),
];

const UNCHANGED = 'The comment says this already: approve it instead.';
