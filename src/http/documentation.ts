import type { Context } from 'hono';
import { type GenericSchema, looseObject, string } from 'valibot';
import type { ApiDocument } from '../pages/api-document.ts';
import { docsPage } from '../pages/docs.ts';
import { pagePolicy } from '../pages/page.ts';
import { problemPage } from '../pages/problem.ts';
import { openApiOf } from './openapi.ts';
import { PROBLEM_KINDS, type ProblemSlug, problem } from './problem.ts';
import { ABOUT_PROBLEMS } from './problem-about.ts';
import { type Route, route, type Service } from './route.ts';

/** What doesn't change while the process runs. */
const CACHED = { 'cache-control': 'max-age=300' };
const DocumentAnswer: GenericSchema = looseObject({ openapi: string() });

/** What the service says of itself: of `routes`, these ones among them. */
export function documentationRoutes(routes: () => readonly Route[]): readonly Route[] {
  const document = once(({ settings }) => openApiOf(routes(), settings.build));
  const docs = once((service) => docsPage(document(service)));
  return [
    route({
      method: 'GET',
      path: '/openapi.json',
      id: 'getOpenApi',
      tag: 'service',
      summary: 'This description, for programs',
      access: 'public',
      crossOrigin: 'anyone',
      answers: { status: 200, description: 'An OpenAPI 3.1 document.', schema: DocumentAnswer },
      handle: ({ service, context }) =>
        context.json(document(service) satisfies ApiDocument as object, 200, CACHED),
    }),
    route({
      method: 'GET',
      path: '/docs',
      id: 'getDocs',
      tag: 'service',
      summary: 'This description, for people',
      access: 'public',
      answers: {
        status: 200,
        description: 'A page that needs nothing from elsewhere.',
        media: ['text/html'],
      },
      handle: ({ service, context }) => page(context, docs(service)),
    }),
    route({
      method: 'GET',
      path: '/problems/:slug',
      id: 'getProblem',
      tag: 'service',
      summary: 'What a problem means: this is where its `type` leads',
      access: 'public',
      answers: {
        status: 200,
        description: 'A page on this problem.',
        media: ['text/html'],
        problems: ['not-found'],
      },
      handle: ({ context }) => explain(context, context.req.param('slug') ?? ''),
    }),
  ];
}

function explain(context: Context, slug: string): Response | Promise<Response> {
  if (!Object.hasOwn(PROBLEM_KINDS, slug)) return problem('not-found', 'No problem has this name.');
  const known = slug as ProblemSlug;
  return page(context, problemPage({ ...PROBLEM_KINDS[known], about: ABOUT_PROBLEMS[known] }));
}

const page = async (context: Context, text: string | Promise<string>): Promise<Response> =>
  context.html(await text, 200, { 'content-security-policy': pagePolicy(), ...CACHED });

/** Made when it is first asked for: it is the same as long as the process runs. */
function once<T>(make: (service: Service) => T): (service: Service) => T {
  let made: T | undefined;
  return (service) => (made ??= make(service));
}
