import type { ApiContent, ApiHeader, ApiResponse, JsonSchema } from '../pages/api-document.ts';
import type { Components } from './openapi-schemas.ts';
import { PROBLEM_KINDS, type ProblemSlug } from './problem.ts';
import type { Route } from './route.ts';

/** Every response header that an answer may document. */
export const HEADERS: Readonly<Record<string, ApiHeader>> = {
  ETag: { description: 'Send it back as If-None-Match.', schema: { type: 'string' } },
  'Cache-Control': { description: 'How long a copy may serve.', schema: { type: 'string' } },
  'Content-Language': {
    description: 'The language of `message` or `detail`.',
    schema: { enum: ['ar', 'en'] },
  },
  Location: { description: 'Where it goes on.', schema: { type: 'string' } },
  'Retry-After': { description: 'Try again after so many seconds.', schema: { type: 'integer', minimum: 1 } },
  RateLimit: {
    description: 'The limit that refused: what remains (r), until when (t).',
    schema: { type: 'string' },
  },
  'RateLimit-Policy': { description: 'Its quota (q) and window in seconds (w).', schema: { type: 'string' } },
  'WWW-Authenticate': {
    description: 'How to send a key, or what is wrong with a token (RFC 6750).',
    schema: { type: 'string' },
  },
};

const PROBLEM_HEADERS: Partial<Record<ProblemSlug, readonly string[]>> = {
  unauthenticated: ['WWW-Authenticate'],
  'limit-reached': ['Retry-After', 'RateLimit', 'RateLimit-Policy', 'Content-Language'],
  'too-many-attempts': ['Retry-After'],
  unavailable: ['Retry-After'],
};

const ERRORS: JsonSchema = {
  type: 'array',
  items: {
    type: 'object',
    properties: {
      path: { type: 'string', description: 'Dotted, from the top of the input.' },
      message: { type: 'string' },
    },
    required: ['path', 'message'],
    additionalProperties: false,
  },
};

const PLACES: JsonSchema = {
  type: 'array',
  description: 'What is wrong with a draft of rules, and where; lines and columns count from 1.',
  items: {
    type: 'object',
    properties: {
      file: { type: 'string' },
      line: { type: 'integer' },
      column: { type: 'integer' },
      message: { type: 'string' },
    },
    required: ['file', 'line', 'column', 'message'],
    additionalProperties: false,
  },
};

/** What a problem carries beside the members that all have. */
const EXTENSIONS: Partial<Record<ProblemSlug, Readonly<Record<string, JsonSchema>>>> = {
  'malformed-request': { errors: ERRORS },
  'invalid-content': { errors: ERRORS, problems: PLACES },
  'wrong-rules': { errors: ERRORS },
  'limit-reached': { limit: { type: 'string', description: 'The id of the limit in the file of the site.' } },
  'author-banned': {
    bannedUntil: { type: 'string', format: 'date-time', description: 'In the year 9999: for good.' },
  },
  'stale-revision': { comment: { $ref: '#/components/schemas/ModeratedComment' } },
  'comment-withdrawn': { comment: { $ref: '#/components/schemas/ModeratedComment' } },
  'comment-erased': { comment: { $ref: '#/components/schemas/ModeratedComment' } },
  unavailable: { requestId: { type: 'string', description: 'As in the header X-Request-Id.' } },
};

/** What moderators alone are told, or of some contents alone. */
const NOT_ALWAYS: ReadonlySet<string> = new Set(['comment-erased comment', 'invalid-content problems']);

const SLUGS = Object.keys(PROBLEM_KINDS) as ProblemSlug[];
const nameOf = (slug: ProblemSlug): string => `problem.${slug}`;

/** One schema a problem (RFC 9457), so that a client can tell them apart by `type`. */
export const problemSchemas: () => Record<string, JsonSchema> = () =>
  Object.fromEntries(SLUGS.map((slug) => [nameOf(slug), problemSchema(slug)]));

function problemSchema(slug: ProblemSlug): JsonSchema {
  const { status, title } = PROBLEM_KINDS[slug];
  const properties = {
    type: { const: `/problems/${slug}` },
    title: { const: title },
    status: { const: status },
    detail: { type: 'string' },
    ...EXTENSIONS[slug],
  };
  const required = Object.keys(properties).filter((name) => !NOT_ALWAYS.has(`${slug} ${name}`));
  return { type: 'object', properties, required, additionalProperties: false };
}

/** All that a route answers, by status. */
export function responsesOf(route: Route, components: Components): Record<string, ApiResponse> {
  const { status, description, headers = [] } = route.answers;
  const content = contentOf(route, components);
  const responses: Record<string, ApiResponse> = {
    [status]: { description, ...headersOf(headers), ...(content ? { content } : {}) },
  };
  if (headers.includes('ETag')) {
    responses[304] = { description: 'Nothing changed since this ETag.', ...headersOf(headers) };
  }
  for (const [code, slugs] of Map.groupBy(problemsOf(route), (slug) => PROBLEM_KINDS[slug].status)) {
    responses[code] = problemResponse(slugs);
  }
  return responses;
}

function contentOf({ answers }: Route, components: Components): Record<string, ApiContent> | undefined {
  const { schema, media = [] } = answers;
  const content = {
    ...(schema ? { 'application/json': { schema: components.referenceTo(schema) } } : {}),
    ...Object.fromEntries(media.map((type) => [type, { schema: { type: 'string' } }])),
  };
  return Object.keys(content).length === 0 ? undefined : content;
}

function problemResponse(slugs: readonly ProblemSlug[]): ApiResponse {
  const refs = slugs.map((slug) => ({ $ref: `#/components/schemas/${nameOf(slug)}` }));
  const [only, ...others] = refs;
  return {
    description: slugs.map((slug) => `${PROBLEM_KINDS[slug].title}.`).join(' '),
    ...headersOf(slugs.flatMap((slug) => PROBLEM_HEADERS[slug] ?? [])),
    content: { 'application/problem+json': { schema: only && others.length === 0 ? only : { anyOf: refs } } },
  };
}

const headersOf = (names: readonly string[]): Pick<ApiResponse, 'headers'> =>
  names.length === 0
    ? {}
    : { headers: Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }])) };

/** What follows from how a route is checked before its handler runs, then what is its own. */
const problemsOf = ({ path, access, body, answers }: Route): ProblemSlug[] => [
  'malformed-request',
  ...(access === 'public' ? [] : (['unauthenticated', 'forbidden'] as const)),
  ...(path.includes('/:site') ? (['unknown-site'] as const) : []),
  ...(body ? (['too-large', 'unsupported-media-type', 'invalid-content'] as const) : []),
  ...(answers.problems ?? []),
  ...(path.startsWith('/v1/') ? (['unavailable'] as const) : []),
];
