import type { Context } from 'hono';
import type { Principal } from '../domain/access.ts';
import type { ArticleId, CommentId, SiteId, Status } from '../domain/comment.ts';
import type { Language } from '../domain/language.ts';
import { rfc3339 } from '../domain/rfc3339.ts';
import { AUTHOR_HELD } from '../domain/standing.ts';
import type { EditOutcome } from '../pipeline/edit.ts';
import type { Refusal } from '../pipeline/limits.ts';
import { type Fresh, messageFor, type SubmitOutcome } from '../pipeline/submit.ts';
import { dateTextFor } from '../read/date-text.ts';
import {
  type DecisionView,
  type ModeratedRow,
  moderatedComment,
  toDecision,
  viewOf,
} from '../read/moderated-comments.ts';
import { type PublicRow, toPublicComment } from '../read/public-comments.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { unauthenticated } from './auth.ts';
import type { OwnComment, Received } from './comment-answers.ts';
import { countOutcome } from './count-outcome.ts';
import { editSecret } from './edit-secret.ts';
import {
  banned,
  ERASED,
  languageOf,
  NOT_EDITED,
  NOT_TAKEN,
  NOT_YOURS,
  RECEIVED,
  TAKEN_BACK,
  type Text,
  TOO_MANY_COMMENTS,
  tryAgain,
} from './languages.ts';
import { invalidContent, type ProblemSlug, problem } from './problem.ts';
import type { Service } from './route.ts';

interface AnswerRequest {
  readonly service: Service;
  readonly context: Context;
  readonly principal: Principal | null;
  readonly site: RuleSet;
  readonly article: ArticleId;
}

/** The answer to a submission or an edit, whatever became of it. */
export function answerTo(
  request: AnswerRequest,
  outcome: SubmitOutcome | EditOutcome,
): Promise<Response> | Response {
  const language = languageOf(request.context, request.site.settings.locale);
  countOutcome(request.service.metrics, request.site.site, outcome);
  switch (outcome.kind) {
    case 'stored':
      return received(request, language, outcome, 201);
    case 'edited':
      return received(request, language, outcome, 200);
    case 'not-allowed':
      return notEdited(request);
    case 'erased':
      return erased(request);
    case 'limited':
      return limited(language, outcome.refusal);
    case 'site-closed':
      return forReader('comments-closed', NOT_TAKEN.siteClosed, language);
    case 'author-banned':
      return forReader('author-banned', banned(outcome.until, request.site.settings.timezone), language, {
        bannedUntil: rfc3339(outcome.until),
      });
    case 'article-closed':
      return forReader('comments-closed', NOT_TAKEN.closed, language);
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

/** The same words for every reason, so that no secret is told from another. */
export const notEdited = ({ context, site }: Pick<AnswerRequest, 'context' | 'site'>): Response =>
  forReader('edit-not-allowed', NOT_EDITED, languageOf(context, site.settings.locale));

/** To the author of a comment whose text is gone. */
export const erased = ({ context, site }: Pick<AnswerRequest, 'context' | 'site'>): Response =>
  forReader('comment-erased', ERASED, languageOf(context, site.settings.locale));

/** The same words to everyone but the author of a comment, whether it is there or not. */
export const notYours = ({ context, site }: Pick<AnswerRequest, 'context' | 'site'>): Response =>
  forReader('unknown-comment', NOT_YOURS, languageOf(context, site.settings.locale));

const forReader = (slug: ProblemSlug, text: Text, language: Language, extensions: object = {}): Response =>
  problem(slug, text[language], { extensions, headers: { 'content-language': language } });

type Stored = Extract<SubmitOutcome | EditOutcome, { kind: 'stored' | 'edited' }>;

async function received(
  request: AnswerRequest,
  language: Language,
  stored: Stored,
  code: 200 | 201,
): Promise<Response> {
  const { service, context, site } = request;
  const { comment, fresh } = stored;
  const known = fresh
    ? knownOf(stored.status, fresh)
    : await readBack(service, { site: site.site, id: comment });
  const told = toldOf(request, language, stored, known);
  return context.json(told, code, { 'cache-control': 'no-store', 'content-language': language });
}

/** What the sender of a comment is told of it. */
function toldOf(
  request: AnswerRequest,
  language: Language,
  stored: Pick<Stored, 'comment' | 'status' | 'createdAt'>,
  known: Known | undefined,
): Received {
  const status = known?.status ?? stored.status;
  return {
    id: stored.comment,
    status: request.principal === null && status === 'spam' ? 'pending' : status,
    message: RECEIVED[messageFor(status)][language],
    ...(known ? details(request, known) : {}),
    ...editRight(request, stored),
  };
}

/** What became of a comment, for its author alone: what a replay without a key would be told, whoever asks. */
export function ownAnswer(request: AnswerRequest, row: ModeratedRow, reason: OwnComment['reason']): Response {
  const { context, site } = request;
  const language = languageOf(context, site.settings.locale);
  const { id: comment, status, created_at: createdAt } = row;
  const stored = { comment, status, createdAt };
  const { edit, ...told } = toldOf({ ...request, principal: null }, language, stored, knownOfRow(row));
  const own =
    row.withdrawn_from === null
      ? { ...told, ...(edit ? { edit } : {}) }
      : { ...told, message: TAKEN_BACK[language] };
  const headers = { 'cache-control': 'no-store', 'content-language': language };
  return context.json({ ...own, reason } satisfies OwnComment, 200, headers);
}

/** Of every comment alike, whatever was decided on it. */
function editRight(
  { service, site: { site, settings }, article }: AnswerRequest,
  { comment, createdAt }: Pick<Stored, 'comment' | 'createdAt'>,
): Pick<Received, 'edit'> {
  if (settings.editFor === null) return {};
  const secret = editSecret(service.subkeys, { site, article, comment });
  return { edit: { secret, until: rfc3339(createdAt + settings.editFor) } };
}

/**
 * A reader is shown their comment once it is published; a key is told flags and decision as well. Who is held silently
 * is told by moderators' routes alone: a site may hand all of this on to its reader.
 */
function details(
  { principal, site: { settings } }: AnswerRequest,
  { shown, flags, decision }: Known,
): Pick<Received, 'comment' | 'flags' | 'decision'> {
  const dateText = dateTextFor(settings.locale, settings.timezone);
  return {
    ...(shown ? { comment: toPublicComment(shown, dateText) } : {}),
    ...(principal === null ? {} : { flags: flags.filter((flag) => flag !== AUTHOR_HELD), decision }),
  };
}

/** A comment as it is now. */
interface Known {
  readonly status: Status;
  /** Null where readers don't see it. */
  readonly shown: PublicRow | null;
  readonly flags: readonly string[];
  /** The latest one. */
  readonly decision: DecisionView;
}

const knownOf = (status: Status, { row, flags, decision }: Fresh): Known => ({
  status,
  shown: status === 'approved' ? row : null,
  flags,
  decision: viewOf(decision),
});

/** What a replay tells: its comment may have been edited, withdrawn or decided on since the first answer. */
async function readBack(
  { database }: Service,
  key: { site: SiteId; id: CommentId },
): Promise<Known | undefined> {
  const [[row]] = await database.read([moderatedComment(key)]);
  return row && knownOfRow(row);
}

const knownOfRow = (row: ModeratedRow): Known => ({
  status: row.status,
  shown: row.status === 'approved' && row.hidden === 0 ? row : null,
  flags: JSON.parse(row.flags),
  decision: toDecision(row),
});

/** 429 with the fields of draft-ietf-httpapi-ratelimit-headers; times are whole seconds, rounded up. */
export function limited(
  language: Language,
  { limit, retryAfter }: Refusal,
  tooMany: Text = TOO_MANY_COMMENTS,
): Response {
  const seconds = Math.max(1, Math.ceil(retryAfter / 1000));
  return problem('limit-reached', `${tooMany[language]} ${tryAgain(seconds, language)}`, {
    extensions: { limit: limit.id },
    headers: {
      'content-language': language,
      'retry-after': String(seconds),
      ratelimit: `"${limit.id}";r=0;t=${seconds}`,
      'ratelimit-policy': `"${limit.id}";q=${limit.max};w=${Math.ceil(limit.per / 1000)}`,
    },
  });
}
