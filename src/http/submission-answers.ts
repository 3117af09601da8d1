import type { Context } from 'hono';
import type { Principal } from '../domain/access.ts';
import type { CommentId, SiteId } from '../domain/comment.ts';
import type { Language } from '../domain/language.ts';
import type { Refusal } from '../pipeline/limits.ts';
import type { SubmitOutcome } from '../pipeline/submit.ts';
import { dateTextFor } from '../read/date-text.ts';
import {
  type DecisionView,
  historyOf,
  moderatedComment,
  toDecision,
  viewOf,
} from '../read/moderated-comments.ts';
import { type PublicRow, toPublicComment } from '../read/public-comments.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { unauthenticated } from './auth.ts';
import type { Received } from './comment-answers.ts';
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
      return received(request, language, outcome);
    case 'limited':
      return limited(language, outcome.refusal);
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
    case 'key-revoked':
      if (request.principal) request.service.knownKeys.delete(request.principal.id);
      return unauthenticated('wrong-key');
    case 'key-reused':
      return problem('idempotency-key-reused', 'Send a new Idempotency-Key with a new comment.');
  }
}

type Stored = Extract<SubmitOutcome, { kind: 'stored' }>;

async function received(request: AnswerRequest, language: Language, stored: Stored): Promise<Response> {
  const { context, principal } = request;
  const { comment, status, message } = stored;
  const told: Received = {
    id: comment,
    status: principal === null && status === 'spam' ? 'pending' : status,
    message: RECEIVED[message][language],
    ...(principal !== null || status === 'approved' ? await details(request, stored) : {}),
  };
  return context.json(told, 201, { 'cache-control': 'no-store', 'content-language': language });
}

/** A reader is shown their comment once it is published; a key is told flags and decision as well. */
async function details(
  { service, principal, site }: AnswerRequest,
  { comment, status, fresh }: Stored,
): Promise<Pick<Received, 'comment' | 'flags' | 'decision'>> {
  const known = fresh
    ? { ...fresh, decision: viewOf(fresh.decision) }
    : await readBack(service, { site: site.site, id: comment });
  if (!known) return {};
  const { row, flags, decision } = known;
  const dateText = dateTextFor(site.settings.locale, site.settings.timezone);
  return {
    ...(status === 'approved' ? { comment: toPublicComment(row, dateText) } : {}),
    ...(principal === null ? {} : { flags, decision }),
  };
}

interface Known {
  readonly row: PublicRow;
  readonly flags: readonly string[];
  /** The first one: the rules'. */
  readonly decision: DecisionView;
}

async function readBack(
  { database }: Service,
  key: { site: SiteId; id: CommentId },
): Promise<Known | undefined> {
  const [[row], [first]] = await database.read([moderatedComment(key), historyOf(key)]);
  return row && first && { row, flags: JSON.parse(row.flags), decision: toDecision(first) };
}

/** 429 with the fields of draft-ietf-httpapi-ratelimit-headers; times are whole seconds, rounded up. */
function limited(language: Language, { limit, retryAfter }: Refusal): Response {
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
