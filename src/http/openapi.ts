import type { ApiDocument, ApiOperation, ApiParameter, JsonSchema } from '../pages/api-document.ts';
import { HEADERS, problemSchemas, responsesOf } from './openapi-answers.ts';
import { type Components, componentsOf, membersOf } from './openapi-schemas.ts';
import { mayBeEmpty, type Route, TAGS } from './route.ts';

const DESCRIPTION = `Hakam screens the comments that a news site's readers send, lets moderators decide,
and serves the approved ones back.

JSON in camelCase; times in RFC 3339 UTC. An error is \`application/problem+json\` (RFC 9457), and its
\`type\` is an address that explains it. Every address answers 405 with \`Allow\` to methods it doesn't
take, and HEAD where it takes GET. Where a body isn't required none is \`{}\`. A query parameter that is
unknown, or given more than once, is an error. The header \`X-Request-Id\` of an answer finds it in the log.`;

const KEY = `A key, sent as \`Authorization: Bearer <key>\`. Its role is \`site\` (submits for the site's
readers), \`moderator\` (decides) or \`admin\` (does all); it belongs to one site, or to all (\`*\`).`;

const SIGN_IN = `Where the operator has set up sign-in: a token (JWT) of the newsroom's OpenID provider, sent as
\`Authorization: Bearer <token>\`, or by Cloudflare Access as \`Cf-Access-Jwt-Assertion\`, which counts where no
\`Authorization\` is sent. Its claims say on which sites the person is \`moderator\` or \`admin\`.

Pages of the service itself may have a session instead, in a cookie that no other page can use.`;

/** The OpenAPI 3.1 document of some routes; nothing in it is written twice. */
export function openApiOf(routes: readonly Route[], version: string): ApiDocument {
  const components = componentsOf(routes);
  return {
    openapi: '3.1.1',
    info: { title: 'Hakam', version, description: DESCRIPTION, license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: '/' }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    paths: pathsOf(routes, components),
    components: {
      schemas: { ...components.schemas, ...problemSchemas() },
      headers: HEADERS,
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: KEY },
        signIn: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: SIGN_IN },
      },
    },
  };
}

function pathsOf(routes: readonly Route[], components: Components): ApiDocument['paths'] {
  const paths: Record<string, Record<string, ApiOperation>> = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route, components) };
  }
  return paths;
}

const operationOf = (route: Route, components: Components): ApiOperation => ({
  operationId: route.id,
  tags: [route.tag],
  summary: route.summary,
  security: securityOf(route),
  parameters: [...pathParameters(route), ...queryParameters(route), ...headerParameters(route)],
  ...requestBodyOf(route, components),
  responses: responsesOf(route, components),
});

/** OpenAPI 3.1 lets a requirement name the roles that fulfil it. */
function securityOf({ access, withoutKey }: Route): ApiOperation['security'] {
  if (access === 'public') return [];
  const roles = access.includes('admin') ? access : [...access, 'admin'];
  const people = roles.filter((role) => role !== 'site');
  return [{ key: roles }, { signIn: people }, ...(withoutKey ? [{}] : [])];
}

const PATH_PARAMETERS: Readonly<Record<string, readonly [description: string, schema: JsonSchema]>> = {
  site: ['The name of the file of the site, without `.yaml`.', { type: 'string' }],
  article: [
    "The site's own id of the article, percent-encoded: Unicode in NFC, no control character, no slash.",
    { type: 'string', minLength: 1, maxLength: 200 },
  ],
  author: [
    'The `author.key` of a comment, percent-encoded: `id:` and the id that the site gave, or `address:` and a hash.',
    { type: 'string' },
  ],
  comment: ['The id of a comment.', { type: 'string' }],
  note: ['The id of a note.', { type: 'string' }],
  list: ['The name of a list, as in the file of the site.', { type: 'string' }],
  key: ['The id of a key, not the key itself.', { type: 'string' }],
  webhook: ['The id of a webhook.', { type: 'string' }],
  event: ['The `webhook-id` under which it is told.', { type: 'string' }],
  slug: ['The last part of the `type` of a problem.', { type: 'string' }],
};

const pathParameters = ({ path }: Route): ApiParameter[] =>
  [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => {
    const [description, schema] = PATH_PARAMETERS[name] ?? ['', { type: 'string' }];
    return { name, in: 'path', required: true, description, schema };
  });

const queryParameters = ({ query }: Route): ApiParameter[] =>
  membersOf(query).map(([name, schema, required]) => ({
    name,
    in: 'query',
    required,
    schema: schema.type === 'integer' ? { ...schema, default: Number(schema.default) } : schema,
  }));

const HEADER_PARAMETERS = {
  'Idempotency-Key':
    'The same submission sent again under the same key is stored once, and gets the same answer for 24 hours, or ' +
    'what became of the comment since. ' +
    '1 to 255 characters of ASCII; from a browser 16 or more.',
  'Accept-Language': 'The language in which the reader is spoken to: `ar` or `en`.',
  'Edit-Secret': 'The `edit.secret` of the answer to the comment when it was sent.',
  'If-None-Match': 'An ETag; where it is still right the answer is 304.',
} as const;

const headerParameters = ({ answers }: Route): ApiParameter[] =>
  (answers.takes ?? []).map((name) => ({
    name,
    in: 'header',
    required: name === 'Edit-Secret',
    description: HEADER_PARAMETERS[name],
    schema: { type: 'string' },
  }));

function requestBodyOf(route: Route, components: Components): Pick<ApiOperation, 'requestBody'> {
  const { body, examples } = route;
  if (body === undefined) return {};
  const schema =
    'kind' in body
      ? components.referenceTo(body)
      : { anyOf: [components.referenceTo(body.withKey), components.referenceTo(body.withoutKey)] };
  const shown = Object.entries(examples ?? {}).map(([summary, value]) => [summary, { summary, value }]);
  const content = { 'application/json': { schema, examples: Object.fromEntries(shown) } };
  return { requestBody: { required: !mayBeEmpty(route), content } };
}
