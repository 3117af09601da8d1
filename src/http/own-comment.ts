import type { Context } from 'hono';
import type { CommentId } from '../domain/comment.ts';
import { type ModeratedRow, moderatedComment } from '../read/moderated-comments.ts';
import { type PeoplesWord, peoplesWord } from '../read/rejection-reason.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { type OwnComment, OwnCommentAnswer } from './comment-answers.ts';
import { isEditSecret } from './edit-secret.ts';
import { textFor } from './languages.ts';
import { type Route, route } from './route.ts';
import { notYours, ownAnswer } from './submission-answers.ts';
import { refuseOrigin } from './submissions.ts';

/** What an author learns of a comment of their own, for as long as it is there. */
export const ownCommentRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/v1/sites/:site/articles/:article/comments/:comment',
    id: 'getOwnComment',
    tag: 'comments',
    summary: "What became of one's own comment, and why people rejected it",
    access: ['site'],
    crossOrigin: 'listed',
    withoutKey: refuseOrigin,
    answers: {
      status: 200,
      description:
        'As the answer to the comment when it was sent, as of now; to everyone else there is none.',
      schema: OwnCommentAnswer,
      headers: ['Content-Language'],
      problems: ['origin-not-allowed', 'unknown-comment'],
      takes: ['Edit-Secret', 'Accept-Language'],
    },
    async handle(request) {
      const { service, context, site, article } = request;
      const comment = (context.req.param('comment') ?? '') as CommentId;
      const addressed = { site: site.site, article, comment };
      if (!isEditSecret(service.subkeys, addressed, context.req.header('edit-secret')))
        return notYours(request);
      const [[row], [word]] = await service.database.read([
        moderatedComment({ site: site.site, id: comment }),
        peoplesWord({ site: site.site, comment }),
      ]);
      return row ? ownAnswer(request, row, reasonShown(context, site, row, word)) : notYours(request);
    },
  }),
];

/** Why people rejected it, where they said so by a ready reason; what they wrote themselves is for moderators. */
function reasonShown(
  context: Context,
  { settings: { reasons, locale } }: RuleSet,
  { status, withdrawn_from }: ModeratedRow,
  word: PeoplesWord | undefined,
): OwnComment['reason'] {
  if (!word?.code || word.to !== 'rejected' || status !== 'rejected' || withdrawn_from !== null) return null;
  const text = textFor(context, reasons.get(word.code) ?? new Map(), locale);
  return text === undefined ? null : { code: word.code, text };
}
