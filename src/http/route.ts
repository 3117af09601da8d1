import type { Context, Hono } from 'hono';
import type { GenericSchema, InferOutput } from 'valibot';
import type { Deps } from '../deps.ts';
import type { Principal, Role } from '../domain/access.ts';
import type { ArticleId } from '../domain/comment.ts';
import type { InFlight } from '../pipeline/in-flight.ts';
import type { RememberedRefusals } from '../pipeline/limits.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { Subkeys } from '../secrets/subkeys.ts';
import { identify, refuse, unauthenticated } from './auth.ts';
import { invalidContent, malformed, problem } from './problem.ts';
import { readQuery } from './query.ts';
import { readJson } from './read-json.ts';
import { ArticleIdSchema } from './schemas.ts';
import { validate } from './validation.ts';

/** What the app keeps while it runs, beside what the runtime gives it. */
export interface Service extends Deps {
  readonly subkeys: Subkeys;
  /** A bug in the rules' engine; the submission is held. */
  onFault(error: unknown): void;
  readonly inFlight: InFlight;
  readonly refusals: RememberedRefusals;
}

/**
 * One route: all that is checked before its handler runs stands in this table, so that no handler
 * forgets it, and the OpenAPI page says what is true.
 */
export interface Route<
  P extends string = string,
  Q extends GenericSchema = GenericSchema,
  B extends GenericSchema = GenericSchema,
> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: P;
  readonly summary: string;
  /** Roles whose keys may call it (admin always may); `public` needs none. */
  readonly access: 'public' | readonly Role[];
  /** Callers without a key are let in unless this says why not; without it all need a key. */
  readonly withoutKey?: (context: Context, site: RuleSet) => Response | undefined;
  readonly query?: Q;
  /** What the body must be; a browser may say less than the holder of a key. */
  readonly body?: B | ((principal: Principal | null) => B);
  /** The status of success, with what it answers. */
  readonly answers: { readonly status: number; readonly description: string };
  handle(request: RouteRequest<P, InferOutput<Q>, InferOutput<B>>): Promise<Response> | Response;
}

/** A request as its handler gets it: everything checked and parsed. */
export interface RouteRequest<P extends string, Q, B> {
  readonly service: Service;
  readonly context: Context;
  readonly principal: P extends `/v1/${string}` ? Principal | null : null;
  /** The rule set of the site in the path. */
  readonly site: P extends `${string}:site${string}` ? RuleSet : null;
  readonly article: P extends `${string}:article${string}` ? ArticleId : null;
  readonly query: Q;
  readonly body: B;
}

type Handler = (service: Service, context: Context) => Promise<Response>;

/** Types a route by its own path and schemas. */
export const route = <P extends string, Q extends GenericSchema, B extends GenericSchema>(
  definition: Route<P, Q, B>,
): Route => definition as unknown as Route;

/** Mounts routes; whatever one of them doesn't allow is answered before its handler. */
export function mount(app: Hono, service: Service, routes: readonly Route[]): void {
  for (const each of routes) {
    const handler = handlerOf(each);
    app.on(each.method, each.path, (context) => handler(service, context));
  }
}

/** The methods that an address takes (RFC 9110, 10.2.1); empty where there is nothing at it. */
export function allowedMethods(routes: readonly Route[], path: string): string[] {
  const here = routes.filter((each) => new RegExp(`^${each.path.replace(/:\w+/g, '[^/]+')}$`).test(path));
  const methods = new Set<string>(here.map(({ method }) => method));
  if (methods.has('GET')) methods.add('HEAD');
  return [...methods];
}

const handlerOf =
  (definition: Route): Handler =>
  async (service, context) => {
    const site = siteOf(definition, service, context);
    if (site instanceof Response) return site;
    const principal = await admit(definition, service, context, site);
    if (principal instanceof Response) return principal;
    const article = articleOf(definition, context);
    if (article instanceof Response) return article;
    const query = readQuery(definition.query, context.req.url);
    if (query instanceof Response) return query;
    const body = await bodyOf(definition, principal, context);
    if (body instanceof Response) return body;
    return definition.handle({
      service,
      context,
      principal,
      site,
      article,
      query: query.value,
      body: body.value,
    } as never);
  };

function siteOf({ path }: Route, { ruleSets }: Service, context: Context): RuleSet | Response | null {
  if (!path.includes('/:site')) return null;
  const name = context.req.param('site') ?? '';
  return (
    ruleSets.of(name) ??
    problem('unknown-site', 'A site exists if the operator has made its file in `rules/`.')
  );
}

async function admit(
  { access, withoutKey }: Route,
  service: Service,
  context: Context,
  site: RuleSet | null,
): Promise<Principal | Response | null> {
  if (access === 'public') return null;
  const caller = await identify(service, context.req.header('authorization'));
  if (withoutKey && site && caller.kind === 'public') return withoutKey(context, site) ?? null;
  if (caller.kind !== 'key') return unauthenticated(caller.kind);
  return refuse(caller.principal, access, site?.site ?? null) ?? caller.principal;
}

function articleOf({ path }: Route, context: Context): ArticleId | Response | null {
  if (!path.includes('/:article')) return null;
  const article = validate(ArticleIdSchema, context.req.param('article'));
  if (article.ok) return article.value;
  return malformed(article.errors.map(({ message }) => ({ path: 'article', message })));
}

async function bodyOf(
  { body }: Route,
  principal: Principal | null,
  context: Context,
): Promise<{ readonly value: unknown } | Response> {
  if (body === undefined) return { value: undefined };
  const read = await readJson(context.req);
  if ('response' in read) return read.response;
  const validated = validate(typeof body === 'function' ? body(principal) : body, read.json);
  return validated.ok ? { value: validated.value } : invalidContent(validated.errors);
}
