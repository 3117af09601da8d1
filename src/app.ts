import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { secureHeaders } from 'hono/secure-headers';
import type { Deps } from './deps.ts';
import { articleRoutes } from './http/articles.ts';
import { authorTokenRoutes } from './http/author-tokens.ts';
import { checkRoutes } from './http/check.ts';
import { commentRoutes } from './http/comments.ts';
import { decisionRoutes } from './http/decisions.ts';
import { healthRoutes } from './http/health.ts';
import { keyRoutes } from './http/keys.ts';
import { problem } from './http/problem.ts';
import { queueRoutes } from './http/queue.ts';
import { allowedMethods, mount, type Route, type Service } from './http/route.ts';
import { siteStateRoutes } from './http/site-state.ts';
import { submissionRoutes } from './http/submissions.ts';
import { deriveSubkeys } from './secrets/subkeys.ts';
import { Unavailable } from './store/database.ts';

/** Every route of the service. */
export const ROUTES: readonly Route[] = [
  ...submissionRoutes,
  ...commentRoutes,
  ...articleRoutes,
  ...queueRoutes,
  ...decisionRoutes,
  ...checkRoutes,
  ...siteStateRoutes,
  ...authorTokenRoutes,
  ...keyRoutes,
  ...healthRoutes,
];

/** The whole service over what a runtime gives it. */
export function createApp(deps: Deps): Hono {
  const service: Service = {
    ...deps,
    subkeys: deriveSubkeys(deps.settings.secret),
    inFlight: new Map(),
    refusals: new Map(),
    onFault: (error) => deps.log({ level: 'error', event: 'engine-fault', ...described(error) }),
  };
  const app = new Hono();
  app.use(headers);
  app.use('/v1/sites/:site/articles/:article/comments', crossOrigin(service));
  app.use('/v1/sites/:site/counts', crossOrigin(service));
  mount(app, service, ROUTES);
  app.notFound((context) => notFound(context.req.path));
  app.onError((error) => failed(service, error));
  return app;
}

const headers = secureHeaders({
  contentSecurityPolicy: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
  crossOriginResourcePolicy: 'cross-origin',
  xFrameOptions: 'DENY',
});

/** Anyone may read from anywhere; only a site's own origins may send. */
const crossOrigin = ({ ruleSets }: Service) =>
  cors({
    origin: (origin, context) => {
      const method = context.req.header('access-control-request-method') ?? context.req.method;
      if (method !== 'POST') return '*';
      return ruleSets
        .of(context.req.param('site') ?? '')
        ?.settings.origins.find((listed) => listed === origin);
    },
    allowMethods: ['GET', 'HEAD', 'POST'],
    allowHeaders: ['Content-Type', 'Idempotency-Key', 'Accept-Language', 'If-None-Match'],
    exposeHeaders: ['ETag', 'Retry-After', 'RateLimit', 'RateLimit-Policy'],
    maxAge: 600,
  });

function notFound(path: string): Response {
  const allowed = allowedMethods(ROUTES, path);
  if (allowed.length === 0) return problem('not-found', 'See /openapi.json for all that there is.');
  const list = allowed.join(', ');
  return problem('method-not-allowed', `This address takes ${list}.`, { headers: { allow: list } });
}

function failed({ log }: Service, error: Error): Response {
  if (error instanceof Unavailable) {
    log({ level: 'warn', event: 'unavailable', ...described(error) });
    return problem('unavailable', 'Nothing was changed. Try again in a moment.', {
      headers: { 'retry-after': '1' },
    });
  }
  log({ level: 'error', event: 'internal', ...described(error) });
  return problem('internal', 'This is our mistake, and is in the log.');
}

const described = (error: unknown): { error: string; stack: string } => {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  return { error: `${name}: ${message}`, stack: stack ?? '' };
};
