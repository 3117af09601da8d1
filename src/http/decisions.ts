import { array, check, maxLength, minLength, pipe } from 'valibot';
import type { CommentId } from '../domain/comment.ts';
import { type DecisionOutcome, moderate, moderateOne } from '../pipeline/moderate.ts';
import { moderatedComment } from '../read/moderated-comments.ts';
import { answerDecided, UNKNOWN_COMMENT, whatBecame } from './decided-answer.ts';
import { decidedBy } from './decided-by.ts';
import { moderatedView } from './moderated-view.ts';
import { type DecisionResult, DecisionResultsAnswer, ModeratedCommentAnswer } from './moderation-answers.ts';
import { invalidContent, problem, problemOf } from './problem.ts';
import { REASON, reasonOf } from './reasons.ts';
import { type Route, route } from './route.ts';
import { CommentIdSchema, maybe, members, Revision, StatusSchema } from './schemas.ts';

const decision = { status: StatusSchema, ...REASON, rev: maybe(Revision) };

const Decisions = pipe(
  array(members({ comment: CommentIdSchema, ...decision }), 'Send a list here.'),
  minLength(1, 'Send one decision at least.'),
  maxLength(200, 'Send 200 decisions at most.'),
  check((all) => new Set(all.map(({ comment }) => comment)).size === all.length, 'Send each comment once.'),
);

/** What moderators decide. */
export const decisionRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/v1/sites/:site/comments/:comment/decision',
    id: 'decideComment',
    tag: 'moderation',
    summary: 'Decide a comment',
    access: ['moderator'],
    body: members(decision),
    examples: {
      approve: { status: 'approved', rev: 1 },
      reject: { status: 'rejected', reason: 'خارج الموضوع' },
      'by a ready reason': { status: 'rejected', reasonCode: 'off-topic' },
    },
    answers: {
      status: 200,
      description: 'The comment after the decision.',
      schema: ModeratedCommentAnswer,
      problems: ['unknown-comment', 'stale-revision', 'comment-withdrawn', 'comment-erased'],
    },
    async handle({ service, context, site, principal, body }) {
      const comment = context.req.param('comment') as CommentId;
      const reason = reasonOf(site, body);
      if ('message' in reason) return invalidContent([reason]);
      const wanted = { comment, ...body, ...reason };
      const look = moderatedComment({ site: site.site, id: comment });
      const outcome = await moderateOne(service, site.site, decidedBy(principal), wanted, look);
      if (outcome.kind === 'unknown-comment') {
        return problem('unknown-comment', UNKNOWN_COMMENT);
      }
      return answerDecided(context, outcome.kind, moderatedView(service, site)(outcome.comment));
    },
  }),
  route({
    method: 'POST',
    path: '/v1/sites/:site/decisions',
    id: 'decideComments',
    tag: 'moderation',
    summary: 'Decide up to 200 comments, each for itself, in one commit',
    access: ['moderator'],
    body: members({ decisions: Decisions }),
    examples: {
      several: {
        decisions: [
          { comment: '01890000-0000-7000-8000-000000000001', status: 'approved', rev: 1 },
          { comment: '01890000-0000-7000-8000-000000000002', status: 'spam' },
        ],
      },
    },
    answers: {
      status: 200,
      description: 'What became of each, in the same order.',
      schema: DecisionResultsAnswer,
    },
    async handle({ service, context, site, principal, body }) {
      const reasons = body.decisions.map((each, at) => reasonOf(site, each, `decisions.${at}.reasonCode`));
      const wrong = reasons.filter((each) => 'message' in each);
      if (wrong.length > 0) return invalidContent(wrong);
      const wanted = body.decisions.map((each, at) => ({
        ...each,
        ...reasons[at],
        comment: each.comment as CommentId,
      }));
      const outcomes = await moderate(service, site.site, decidedBy(principal), wanted);
      return context.json({
        results: outcomes.map((outcome, at) => resultOf(body.decisions[at]?.comment as CommentId, outcome)),
      });
    },
  }),
];

const resultOf = (comment: CommentId, outcome: DecisionOutcome): DecisionResult =>
  outcome.kind === 'unknown-comment'
    ? { comment, ok: false, problem: problemOf(outcome.kind, UNKNOWN_COMMENT) }
    : { comment, ...whatBecame(outcome) };
