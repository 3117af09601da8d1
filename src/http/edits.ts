import type { Context } from 'hono';
import type { ArticleId, CommentId } from '../domain/comment.ts';
import { edit } from '../pipeline/edit.ts';
import { withdraw } from '../pipeline/withdraw.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { ReceivedAnswer } from './comment-answers.ts';
import { isEditSecret } from './edit-secret.ts';
import { storedKeyOf } from './holder.ts';
import { type Route, route, type Service } from './route.ts';
import { Body, members } from './schemas.ts';
import { answerTo, erased, notEdited } from './submission-answers.ts';
import { refuseOrigin } from './submissions.ts';

const COMMENT = '/v1/sites/:site/articles/:article/comments/:comment';

/** What authors do with comments of their own, for as long as their site lets them. */
export const editRoutes: readonly Route[] = [
  route({
    method: 'PUT',
    path: COMMENT,
    id: 'editComment',
    tag: 'comments',
    summary: "Edit one's own comment; it is screened again",
    access: ['site'],
    crossOrigin: 'listed',
    withoutKey: refuseOrigin,
    checksKey: true,
    body: members({ body: Body }),
    examples: {
      'in Arabic': { body: 'أتفق مع ما ورد في المقال كله.' },
      'in English': { body: 'I do agree.' },
    },
    answers: {
      status: 200,
      description: 'The comment says so now; `status` says what the rules decided, as of a new one.',
      schema: ReceivedAnswer,
      headers: ['Content-Language'],
      problems: [
        'origin-not-allowed',
        'edit-not-allowed',
        'comment-erased',
        'comments-closed',
        'author-banned',
        'article-not-registered',
        'limit-reached',
      ],
      takes: ['Edit-Secret', 'Accept-Language'],
    },
    async handle(request) {
      const comment = ownOf(request);
      if (comment === undefined) return notEdited(request);
      const { service, principal, site: ruleSet, article, body } = request;
      const wanted = { ruleSet, article, comment, body: body.body, key: storedKeyOf(principal) };
      return answerTo(request, await edit(service, wanted));
    },
  }),
  route({
    method: 'DELETE',
    path: COMMENT,
    id: 'withdrawComment',
    tag: 'comments',
    summary: "Take one's own comment back: readers see it, and the replies to it, no more",
    access: ['site'],
    crossOrigin: 'listed',
    withoutKey: refuseOrigin,
    answers: {
      status: 204,
      description: 'It is gone; also where it was before.',
      problems: ['origin-not-allowed', 'edit-not-allowed', 'comment-erased'],
      takes: ['Edit-Secret', 'Accept-Language'],
    },
    async handle(request) {
      const comment = ownOf(request);
      if (comment === undefined) return notEdited(request);
      const { service, context, site: ruleSet, article } = request;
      switch (await withdraw(service, { ruleSet, article, comment })) {
        case 'withdrawn':
          return context.body(null, 204);
        case 'not-allowed':
          return notEdited(request);
        case 'erased':
          return erased(request);
      }
    },
  }),
];

interface OwnRequest {
  readonly service: Service;
  readonly context: Context;
  readonly site: RuleSet;
  readonly article: ArticleId;
}

/** The comment of the address, where the secret that came with it is its own, and the site lets authors edit. */
function ownOf({ service, context, site, article }: OwnRequest): CommentId | undefined {
  const comment = (context.req.param('comment') ?? '') as CommentId;
  const addressed = { site: site.site, article, comment };
  const isOwn = isEditSecret(service.subkeys, addressed, context.req.header('edit-secret'));
  return isOwn && site.settings.editFor !== null ? comment : undefined;
}
