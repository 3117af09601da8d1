/** Every problem the service answers with; the slug is the stable part of its `type`. */
const PROBLEMS = {
  'malformed-request': { status: 400, title: 'The request is malformed' },
  unauthenticated: { status: 401, title: 'A valid key or sign-in is needed' },
  forbidden: { status: 403, title: 'You may not do that' },
  'origin-not-allowed': { status: 403, title: 'This origin may not comment here' },
  'comments-closed': { status: 403, title: 'Comments are closed' },
  'author-banned': { status: 403, title: 'This author may not comment' },
  'edit-not-allowed': { status: 403, title: 'This comment may not be edited or withdrawn' },
  'article-not-registered': { status: 403, title: 'The site has not named this article' },
  'not-found': { status: 404, title: 'There is nothing here' },
  'unknown-site': { status: 404, title: 'There is no such site' },
  'unknown-article': { status: 404, title: 'There is no such article' },
  'unknown-comment': { status: 404, title: 'There is no such comment' },
  'unknown-author': { status: 404, title: 'There is no such author' },
  'unknown-note': { status: 404, title: 'There is no such note' },
  'unknown-decision': { status: 404, title: 'There is no such decision' },
  'unknown-bulk': { status: 404, title: 'There is no such decision by filter' },
  'unknown-key': { status: 404, title: 'There is no such key' },
  'unknown-webhook': { status: 404, title: 'There is no such webhook' },
  'unknown-delivery': { status: 404, title: 'There is no such delivery' },
  'unknown-list': { status: 404, title: 'There is no such list' },
  'method-not-allowed': { status: 405, title: 'This address does not take that method' },
  'request-timeout': { status: 408, title: 'The request did not arrive in time' },
  'stale-revision': { status: 409, title: 'Someone else decided meanwhile' },
  'not-undoable': { status: 409, title: 'There is nothing before this decision' },
  'comment-withdrawn': { status: 409, title: 'The author took the comment back' },
  'comment-erased': { status: 409, title: 'What the comment said is deleted' },
  'backtest-running': { status: 409, title: 'A backtest of this site is running' },
  'preview-running': { status: 409, title: 'A preview of this site is running' },
  'check-running': { status: 409, title: 'A draft of this site is being checked' },
  'webhook-disabled': { status: 409, title: 'The webhook is switched off' },
  'too-many-webhooks': { status: 409, title: 'The site has too many webhooks' },
  'too-large': { status: 413, title: 'The request is too large' },
  'unsupported-media-type': { status: 415, title: 'The body must be JSON' },
  'invalid-content': { status: 422, title: 'The content is not valid' },
  'wrong-rules': { status: 422, title: 'The rules would be wrong' },
  'idempotency-key-reused': { status: 422, title: 'The Idempotency-Key belongs to another request' },
  'limit-reached': { status: 429, title: 'Too many at once' },
  'too-many-attempts': { status: 429, title: 'Too many wrong keys' },
  'headers-too-large': { status: 431, title: 'The headers are too large' },
  internal: { status: 500, title: 'Something went wrong here' },
  unavailable: { status: 503, title: 'The service cannot do this now' },
} as const;

export type ProblemSlug = keyof typeof PROBLEMS;

/** The same for those who describe problems. */
export const PROBLEM_KINDS: Readonly<
  Record<ProblemSlug, { readonly status: number; readonly title: string }>
> = PROBLEMS;

/** Where a value was wrong, and what would be right; `path` is dotted, from the top of the input. */
export interface FieldError {
  readonly path: string;
  readonly message: string;
}

/** The members of `application/problem+json` (RFC 9457). */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly [extension: string]: unknown;
}

/** A problem as a value, for answers that carry several. */
export const problemOf = (slug: ProblemSlug, detail: string, extensions: object = {}): Problem => ({
  type: `/problems/${slug}`,
  title: PROBLEMS[slug].title,
  status: PROBLEMS[slug].status,
  detail,
  ...extensions,
});

interface ProblemOptions {
  readonly extensions?: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A problem as the whole answer. */
export const problem = (slug: ProblemSlug, detail: string, options: ProblemOptions = {}): Response =>
  new Response(JSON.stringify(problemOf(slug, detail, options.extensions)), {
    status: PROBLEMS[slug].status,
    headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...options.headers },
  });

/** Invalid members of a JSON body, every one named; `more` says the same in another way. */
export const invalidContent = (errors: readonly FieldError[], more: object = {}): Response =>
  problem('invalid-content', summaryOf(errors), { extensions: { errors, ...more } });

/** Invalid parts of the address, the query or the headers, every one named. */
export const malformed = (errors: readonly FieldError[]): Response =>
  problem('malformed-request', summaryOf(errors), { extensions: { errors } });

const summaryOf = (errors: readonly FieldError[]): string =>
  errors.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`)).join(' ');
