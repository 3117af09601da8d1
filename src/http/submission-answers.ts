import type { Context } from 'hono';
import type { Principal } from '../domain/access.ts';
import type { CommentId } from '../domain/comment.ts';
import type { Refusal } from '../pipeline/limits.ts';
import type { SubmitOutcome } from '../pipeline/submit.ts';
import { dateTextFor } from '../read/date-text.ts';
import { historyOf, type ModeratedRow, moderatedComment, toDecision } from '../read/moderated-comments.ts';
import { toPublicComment } from '../read/public-comments.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { languageOf, NOT_TAKEN, RECEIVED, tryAgain } from './languages.ts';
import { invalidContent, problem } from './problem.ts';
import type { Service } from './route.ts';

interface AnswerRequest {
  readonly service: Service;
  readonly context: Context;
  readonly principal: Principal | null;
  readonly site: RuleSet;
}

/** The answer to a submission, whatever became of it. */
export function answerTo(request: AnswerRequest, outcome: SubmitOutcome): Promise<Response> | Response {
  const language = languageOf(request.context, request.site.settings.locale);
  switch (outcome.kind) {
    case 'stored':
      return received(request, outcome);
    case 'limited':
      return limited(request, outcome.refusal);
    case 'site-closed':
      return problem('comments-closed', NOT_TAKEN.siteClosed[language]);
    case 'article-closed':
      return problem('comments-closed', NOT_TAKEN.closed[language]);
    case 'article-unregistered':
      return problem(
        'article-not-registered',
        'This site takes comments on articles that it named by PUT alone.',
      );
    case 'parent-unknown':
      return invalidContent([{ path: 'parent', message: 'There is no such comment to reply to.' }]);
    case 'key-reused':
      return problem('idempotency-key-reused', 'Send a new Idempotency-Key with a new comment.');
  }
}

type Stored = Extract<SubmitOutcome, { kind: 'stored' }>;

async function received(request: AnswerRequest, { comment, status, message }: Stored): Promise<Response> {
  const { context, principal, site } = request;
  const language = languageOf(context, site.settings.locale);
  const answer = {
    id: comment,
    status: principal === null && status === 'spam' ? 'pending' : status,
    message: RECEIVED[message][language],
    ...(principal !== null || status === 'approved' ? await details(request, comment, status) : {}),
  };
  return context.json(answer, 201, { 'cache-control': 'no-store', 'content-language': language });
}

/** A reader is shown their comment once it is published; a key is told flags and decision as well. */
async function details(
  { service, principal, site }: AnswerRequest,
  comment: CommentId,
  status: Stored['status'],
): Promise<object> {
  const key = { site: site.site, id: comment };
  const [[row], [first]] = await service.database.read([
    moderatedComment(site.site, comment),
    historyOf(key),
  ]);
  if (!row || !first) return {};
  return {
    ...(status === 'approved' ? { comment: publicView(row, site) } : {}),
    ...(principal === null ? {} : { flags: JSON.parse(row.flags), decision: toDecision(first) }),
  };
}

const publicView = (row: ModeratedRow, { settings }: RuleSet) =>
  toPublicComment(row, dateTextFor(settings.locale, settings.timezone));

/** 429 with the fields of draft-ietf-httpapi-ratelimit-headers; times are whole seconds, rounded up. */
function limited({ context, site }: AnswerRequest, { limit, retryAfter }: Refusal): Response {
  const language = languageOf(context, site.settings.locale);
  const seconds = Math.max(1, Math.ceil(retryAfter / 1000));
  return problem('limit-reached', tryAgain(seconds, language), {
    extensions: { limit: limit.id },
    headers: {
      'content-language': language,
      'retry-after': String(seconds),
      ratelimit: `"${limit.id}";r=0;t=${seconds}`,
      'ratelimit-policy': `"${limit.id}";q=${limit.max};w=${Math.ceil(limit.per / 1000)}`,
    },
  });
}
