import type { Context, Hono } from 'hono';
import type { GenericSchema } from 'valibot';
import type { Principal } from '../domain/access.ts';
import type { ArticleId } from '../domain/comment.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { identify, unauthenticated } from './auth.ts';
import { authorizationOf, credentialOf } from './credential.ts';
import { preflight } from './cross-origin.ts';
import { enveloped } from './envelope.ts';
import { type Holder, principalAt, refuse } from './holder.ts';
import { invalidContent, malformed, problem } from './problem.ts';
import { readQuery } from './query.ts';
import { readJson } from './read-json.ts';
import type { Reply } from './reply.ts';
import { mayBeEmpty, type Route, type Service } from './route.ts';
import { ArticleIdSchema } from './schemas.ts';
import { validate } from './validation.ts';

type Handler = (service: Service, context: Context) => Promise<Reply | Response>;

/** Mounts routes; whatever one of them doesn't allow is answered before its handler. */
export function mount(app: Hono, service: Service, routes: readonly Route[]): void {
  for (const each of routes) {
    const { method, path, crossOrigin = 'nobody' } = each;
    const handler = handlerOf(each);
    const answer = (context: Context) => handler(service, context);
    app.on(method, path, enveloped(service, { route: path, crossOrigin }, answer));
  }
  const fromElsewhere = routes.filter(({ crossOrigin }) => crossOrigin !== undefined);
  for (const [path, here] of Map.groupBy(fromElsewhere, ({ path }) => path))
    app.options(path, enveloped(service, { route: path, crossOrigin: 'nobody' }, preflight(service, here)));
}

function handlerOf(definition: Route): Handler {
  const noBodyCounts = mayBeEmpty(definition);
  return async (service, context) => {
    const fault = faultOfAddress(context.req.url);
    if (fault) return fault;
    const site = siteOf(definition, service, context);
    if (site instanceof Response) return site;
    const admitted = await admit(definition, service, context, site);
    if (admitted instanceof Response) return admitted;
    const { holder, principal } = admitted;
    const article = articleOf(definition, context);
    if (article instanceof Response) return article;
    const query = readQuery(definition.query, context.req.url);
    if (query instanceof Response) return query;
    const body = await bodyOf(definition, noBodyCounts, principal, context);
    if (body instanceof Response) return body;
    return definition.handle({
      service,
      context,
      principal,
      holder,
      site,
      article,
      query: query.value,
      body: body.value,
    } as never);
  };
}

/** Lenient decoders would take broken bytes for the text of their escapes, and give one thing two addresses. */
function faultOfAddress(address: string): Response | undefined {
  try {
    if (!address.includes('%') || !decodeURIComponent(address).includes('\u0000')) return undefined;
  } catch {
    // not percent-encoded UTF-8
  }
  return malformed([{ path: '', message: 'The address is percent-encoded UTF-8 without U+0000.' }]);
}

function siteOf({ path }: Route, { ruleSets }: Service, context: Context): RuleSet | Response | null {
  if (!path.includes('/:site')) return null;
  const name = context.req.param('site') ?? '';
  return (
    ruleSets.of(name) ??
    problem('unknown-site', 'A site exists if the operator has made its file in `rules/`.')
  );
}

/** Who is let in; nobody in particular where that is enough. */
interface Admitted {
  readonly principal: Principal | null;
  readonly holder: Holder | null;
}
const ANYBODY: Admitted = { principal: null, holder: null };

async function admit(
  definition: Route,
  service: Service,
  context: Context,
  site: RuleSet | null,
): Promise<Admitted | Response> {
  const { access, alsoFor, withoutKey, checksKey = false } = definition;
  if (access === 'public' || alsoFor?.(service, context.req.header('authorization'))) return ANYBODY;
  const credential = withoutKey ? authorizationOf(context) : credentialOf(service, context);
  if (credential instanceof Response) return credential;
  const caller = await identify(service, credential, checksKey);
  if (withoutKey && site && caller.kind === 'public') return withoutKey(context, site) ?? ANYBODY;
  if (caller.kind === 'public') return unauthenticated('public');
  if (caller.kind === 'refused') return caller.answer;
  const { holder } = caller;
  if (definition.anywhere) return { principal: null, holder };
  const principal = principalAt(holder, site?.site ?? null);
  if (principal instanceof Response) return principal;
  return refuse(principal, access, site?.site ?? null) ?? { principal, holder };
}

function articleOf({ path }: Route, context: Context): ArticleId | Response | null {
  if (!path.includes('/:article')) return null;
  const article = validate(ArticleIdSchema, context.req.param('article'));
  if (article.ok) return article.value;
  return malformed(article.errors.map(({ message }) => ({ path: 'article', message })));
}

async function bodyOf(
  { body }: Route,
  noBodyCounts: boolean,
  principal: Principal | null,
  context: Context,
): Promise<{ readonly value: unknown } | Response> {
  if (body === undefined) return { value: undefined };
  const read = await readJson(context.req, noBodyCounts);
  if ('response' in read) return read.response;
  const validated = validate(schemaFor(body, principal), read.json);
  return validated.ok ? { value: validated.value } : invalidContent(validated.errors);
}

const schemaFor = (body: NonNullable<Route['body']>, principal: Principal | null): GenericSchema => {
  if ('kind' in body) return body;
  return principal === null ? body.withoutKey : body.withKey;
};
