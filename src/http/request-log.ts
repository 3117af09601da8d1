import type { MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { Deps } from '../deps.ts';

/**
 * One line a request: its id, the route and not the address (a query may hold what a reader wrote),
 * the status, and how long it took (ms). The id goes back as `X-Request-Id`.
 */
export const requestLog =
  ({ log }: Pick<Deps, 'log'>): MiddlewareHandler =>
  async (context, next) => {
    const began = performance.now();
    await next();
    const requestId = context.get('requestId');
    // Hono's own middleware gives it to answers made by the context alone, and so to no problem.
    context.res.headers.set('x-request-id', requestId);
    log({
      level: 'info',
      event: 'request',
      requestId,
      method: context.req.method,
      route: routePath(context, -1),
      status: context.res.status,
      ms: Math.round((performance.now() - began) * 100) / 100,
    });
  };
