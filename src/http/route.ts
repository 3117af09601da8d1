import type { Context } from 'hono';
import { type GenericSchema, type InferOutput, is } from 'valibot';
import type { Deps } from '../deps.ts';
import type { Principal, Role } from '../domain/access.ts';
import type { ArticleId } from '../domain/comment.ts';
import type { RememberedRefusals } from '../pipeline/limits.ts';
import type { PageCache } from '../read/page-cache.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { Subkeys } from '../secrets/subkeys.ts';
import type { Answers } from './answers.ts';
import type { KnownKeys } from './auth.ts';
import type { CrossOrigin } from './cross-origin.ts';
import type { Holder } from './holder.ts';
import type { ProviderSignIn } from './provider-sign-in.ts';
import type { Reply } from './reply.ts';
import type { SignIn } from './sign-in.ts';
import type { WrongKeys } from './wrong-keys.ts';

/** What the app keeps while it runs, beside what the runtime gives it. */
export interface Service extends Deps {
  readonly subkeys: Subkeys;
  /** Of the environment's admin key; null where there is none. */
  readonly adminKeyHash: string | null;
  /** Of the key that may read metrics; null where there is none. */
  readonly metricsKeyHash: string | null;
  /** null where nobody can sign in. */
  readonly signIn: SignIn | null;
  /** The same for the console, at the provider's own page; null where it takes keys alone. */
  readonly provider: ProviderSignIn | null;
  /** A bug in the rules' engine; the submission is held. */
  onFault(error: unknown): void;
  readonly refusals: RememberedRefusals;
  readonly knownKeys: KnownKeys;
  readonly wrongKeys: WrongKeys;
  /** Public pages that this process has answered. */
  readonly pages: PageCache;
  /** The sites whose backtest runs now, and since when (ms since 1970 UTC). */
  readonly backtests: Map<string, number>;
  /** The same of previews of terms. */
  readonly previews: Map<string, number>;
  /** The same of checks of drafts. */
  readonly checks: Map<string, number>;
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
  /** Its name in clients that are generated: the `operationId`. */
  readonly id: string;
  /** The noun that it is about. */
  readonly tag: Tag;
  readonly summary: string;
  /** Roles whose keys may call it (admin always may); `public` needs none. */
  readonly access: 'public' | readonly Role[];
  /** Whether a key of any site may call it, though it is outside of sites. */
  readonly anywhere?: boolean;
  /** Whose pages elsewhere may use it from a browser; nobody's, where it doesn't say. */
  readonly crossOrigin?: CrossOrigin;
  /** Callers without a key are let in unless this says why not; without it all need a key. */
  readonly withoutKey?: (context: Context, site: RuleSet) => Response | undefined;
  /** Who is let in beside them, by what their `Authorization` says. */
  readonly alsoFor?: (service: Service, authorization: string | undefined) => boolean;
  /** Whether the handler's own round trip finds out that a key was revoked. */
  readonly checksKey?: boolean;
  readonly query?: Q;
  /** What the body must be; a browser may say less than the holder of a key. */
  readonly body?: B | { readonly withKey: B; readonly withoutKey: B };
  /** Bodies to learn from, by what they show. */
  readonly examples?: Readonly<Record<string, unknown>>;
  readonly answers: Answers;
  handle(
    request: RouteRequest<P, InferOutput<Q>, InferOutput<B>>,
  ): Promise<Reply | Response> | Reply | Response;
}

/** A request as its handler gets it: everything checked and parsed. */
export interface RouteRequest<P extends string, Q, B> {
  readonly service: Service;
  readonly context: Context;
  readonly principal: P extends `/v1/${string}` ? Principal | null : null;
  /** Who asks, wherever else they may do something; null for who needs no key. */
  readonly holder: Holder | null;
  /** The rule set of the site in the path. */
  readonly site: P extends `${string}:site${string}` ? RuleSet : null;
  readonly article: P extends `${string}:article${string}` ? ArticleId : null;
  readonly query: Q;
  readonly body: B;
}

/** The nouns of the service, each with a sentence for `/docs`. */
export const TAGS = {
  comments: 'What readers send, and what they get to read.',
  articles: 'What a site says of its pages; an article needs no registration.',
  moderation: 'What moderators look at and decide.',
  authors: 'Who wrote what, and how they stand.',
  lists: 'The terms of the lists that rules look for.',
  accountability: 'Who changed what, and what came of it.',
  webhooks: 'What other systems are told, and what became of it.',
  keys: 'Who may do what.',
  service: 'How the service is, and what it says of itself.',
} as const;
type Tag = keyof typeof TAGS;

/** Types a route by its own path and schemas. */
export const route = <P extends string, Q extends GenericSchema, B extends GenericSchema>(
  definition: Route<P, Q, B>,
): Route => definition as unknown as Route;

/**
 * Whether no body at all counts as `{}`: where each member of a POST's may be left out. A PUT without one would put nothing
 * in the place of all that is there.
 */
export const mayBeEmpty = ({ method, body }: Route): boolean =>
  method === 'POST' && body !== undefined && 'kind' in body && is(body, {});
