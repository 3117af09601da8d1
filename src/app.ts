import { Hono } from 'hono';
import { requestId } from 'hono/request-id';
import { secureHeaders } from 'hono/secure-headers';
import type { Deps } from './deps.ts';
import { articleRoutes } from './http/articles.ts';
import { authorTokenRoutes } from './http/author-tokens.ts';
import { backtestRoutes } from './http/backtest.ts';
import { checkRoutes } from './http/check.ts';
import { commentRoutes } from './http/comments.ts';
import { crossOrigin } from './http/cross-origin.ts';
import { decisionRoutes } from './http/decisions.ts';
import { documentationRoutes } from './http/documentation.ts';
import { editRoutes } from './http/edits.ts';
import { healthRoutes } from './http/health.ts';
import { keyRoutes } from './http/keys.ts';
import { allowedMethods, mount } from './http/mount.ts';
import { problem } from './http/problem.ts';
import { queueRoutes } from './http/queue.ts';
import { requestLog } from './http/request-log.ts';
import type { Route, Service } from './http/route.ts';
import { ruleRoutes } from './http/rules.ts';
import { siteStateRoutes } from './http/site-state.ts';
import { submissionRoutes } from './http/submissions.ts';
import { pageCache } from './read/page-cache.ts';
import { hashApiKey } from './secrets/api-key.ts';
import { deriveSubkeys } from './secrets/subkeys.ts';
import { Unavailable } from './store/database.ts';

/** Every route of the service; the last ones describe them all. */
export const ROUTES: readonly Route[] = [
  ...submissionRoutes,
  ...editRoutes,
  ...commentRoutes,
  ...articleRoutes,
  ...queueRoutes,
  ...decisionRoutes,
  ...checkRoutes,
  ...ruleRoutes,
  ...backtestRoutes,
  ...siteStateRoutes,
  ...authorTokenRoutes,
  ...keyRoutes,
  ...healthRoutes,
  ...documentationRoutes(() => ROUTES),
];

/** So many bytes of public pages are kept: some thousands of them, and little beside what Workers allow. */
const PAGES = 32 * 1024 * 1024;

/** The whole service over what a runtime gives it. */
export function createApp(deps: Deps): Hono {
  const service: Service = {
    ...deps,
    subkeys: deriveSubkeys(deps.settings.secret),
    adminKeyHash: deps.settings.adminKey === null ? null : hashApiKey(deps.settings.adminKey),
    refusals: new Map(),
    knownKeys: new Map(),
    pages: pageCache(PAGES),
    backtests: new Map(),
    onFault: (error) => deps.log({ level: 'error', event: 'engine-fault', ...described(error) }),
  };
  const app = new Hono();
  app.use(requestId());
  app.use(requestLog(deps));
  app.use(headers);
  app.use('/v1/sites/:site/articles/:article/comments', crossOrigin(service));
  app.use('/v1/sites/:site/articles/:article/comments/:comment', crossOrigin(service));
  app.use('/v1/sites/:site/counts', crossOrigin(service));
  app.use('/openapi.json', crossOrigin(service));
  mount(app, service, ROUTES);
  app.notFound((context) => notFound(context.req.path));
  app.onError((error, context) => failed(service, error, context.get('requestId')));
  return app;
}

/**
 * Answers are data: nothing in them is to be run, framed or guessed at; a page says what it needs
 * itself. Transport is the proxy's to secure.
 */
const headers = secureHeaders({
  overwrite: false,
  contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
  crossOriginResourcePolicy: 'cross-origin',
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
  strictTransportSecurity: false,
  xDnsPrefetchControl: false,
  xDownloadOptions: false,
  xPermittedCrossDomainPolicies: false,
  xXssProtection: false,
  xFrameOptions: false,
});

function notFound(path: string): Response {
  const allowed = allowedMethods(ROUTES, path);
  if (allowed.length === 0) return problem('not-found', 'See /openapi.json for all that there is.');
  const list = allowed.join(', ');
  return problem('method-not-allowed', `This address takes ${list}.`, { headers: { allow: list } });
}

const UNCERTAIN =
  'The database went away before it answered. Try again in a moment; with the same Idempotency-Key nothing is done twice.';

function failed({ log }: Service, error: Error, requestId: string): Response {
  const extensions = { requestId };
  if (error instanceof Unavailable) {
    log({ level: 'warn', event: 'unavailable', requestId, ...described(error) });
    return problem(
      'unavailable',
      error.uncertain ? UNCERTAIN : 'Nothing was changed. Try again in a moment.',
      {
        extensions,
        headers: { 'retry-after': '1' },
      },
    );
  }
  log({ level: 'error', event: 'internal', requestId, ...described(error) });
  return problem('internal', 'This is our mistake, and is in the log.', { extensions });
}

const described = (error: unknown): { error: string; stack: string } => {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  return { error: `${name}: ${message}`, stack: stack ?? '' };
};
