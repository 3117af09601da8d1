import type { CommentId } from '../domain/comment.ts';
import {
  formerTexts,
  historyOf,
  moderatedComment,
  toDecision,
  toFormerText,
} from '../read/moderated-comments.ts';
import { queuePage } from '../read/queue.ts';
import { cursorsOf, cutPage } from './cursors.ts';
import { UNKNOWN_COMMENT } from './decided-answer.ts';
import { moderatedView } from './moderated-view.ts';
import { CommentWithHistoryAnswer, QueuePageAnswer } from './moderation-answers.ts';
import { malformed, problem } from './problem.ts';
import { Cursor, wholeNumber } from './query-schemas.ts';
import { filtersOf, namesOneAuthor, ONE_AUTHOR, QueueOrderSchema, queueFilters } from './queue-filters.ts';
import { type Route, route } from './route.ts';
import { members } from './schemas.ts';

/** What moderators work through. */
export const queueRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/v1/sites/:site/queue',
    id: 'listQueue',
    tag: 'moderation',
    summary: "A page of a site's comments by status, filtered and ordered",
    access: ['moderator'],
    query: members({
      ...queueFilters,
      order: QueueOrderSchema,
      limit: wholeNumber(1, 100, 20),
      cursor: Cursor,
    }),
    answers: {
      status: 200,
      description: 'The comments, and the cursor of the next page.',
      schema: QueuePageAnswer,
    },
    async handle({ service, context, site, query }) {
      const { order, limit, cursor } = query;
      if (!namesOneAuthor(query)) return malformed([{ path: 'authorKey', message: ONE_AUTHOR }]);
      const filters = filtersOf(query);
      const cursors = cursorsOf(service, ['queue', site.site, filters, order]);
      const after = cursors.read(cursor);
      if (after instanceof Response) return after;
      const position = after && { risk: Number(after[0]), id: after[1] as CommentId };
      const [rows] = await service.database.read([queuePage(site.site, filters, order, position, limit + 1)]);
      const { page, last } = cutPage(rows, limit);
      return context.json({
        items: page.map(moderatedView(service, site)),
        next: last ? cursors.write([last.risk, last.id]) : null,
      });
    },
  }),
  route({
    method: 'GET',
    path: '/v1/sites/:site/comments/:comment',
    id: 'getComment',
    tag: 'moderation',
    summary: 'A comment with the history of its decisions and texts',
    access: ['moderator'],
    answers: {
      status: 200,
      description: 'The comment; `history` and `formerTexts` are oldest first.',
      schema: CommentWithHistoryAnswer,
      problems: ['unknown-comment'],
    },
    async handle({ service, context, site }) {
      const id = context.req.param('comment') as CommentId;
      const [[row], history, texts] = await service.database.read([
        moderatedComment({ site: site.site, id }),
        historyOf({ site: site.site, id }),
        formerTexts({ site: site.site, id }),
      ]);
      if (!row) return problem('unknown-comment', UNKNOWN_COMMENT);
      return context.json({
        ...moderatedView(service, site)(row),
        history: history.map(toDecision),
        formerTexts: texts.map(toFormerText),
      });
    },
  }),
];
