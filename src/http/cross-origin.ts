import type { MiddlewareHandler } from 'hono';
import { cors } from 'hono/cors';
import type { Service } from './route.ts';

/** What readers send: comments, their edits, and that they take them back. */
const SENDING = ['POST', 'PUT', 'DELETE'];

const ACROSS_ORIGINS = {
  allowMethods: ['GET', 'HEAD', ...SENDING],
  allowHeaders: ['Content-Type', 'Idempotency-Key', 'Edit-Secret', 'Accept-Language', 'If-None-Match'],
  maxAge: 600,
};
const EXPOSED = 'ETag,Retry-After,RateLimit,RateLimit-Policy,X-Request-Id';

/**
 * Anyone may read from anywhere, so that caches keep one answer for all; only a site's own origins may
 * send. Hono's `cors` answers preflights alone: it would open every other answer up and build it anew.
 */
export function crossOrigin({ ruleSets }: Pick<Service, 'ruleSets'>): MiddlewareHandler {
  const listed = (site: string | undefined, origin: string | undefined): string | undefined =>
    ruleSets.of(site ?? '')?.settings.origins.find((each) => each === origin);
  const reading = cors({ ...ACROSS_ORIGINS, origin: '*' });
  const sending = cors({
    ...ACROSS_ORIGINS,
    origin: (origin, context) => listed(context.req.param('site'), origin),
  });
  return async (context, next) => {
    const { req } = context;
    if (req.method === 'OPTIONS')
      return SENDING.includes(req.header('access-control-request-method') ?? '')
        ? sending(context, next)
        : reading(context, next);
    const sends = SENDING.includes(req.method);
    const allowed = sends ? listed(req.param('site'), req.header('origin')) : '*';
    await next();
    const { headers } = context.res;
    if (allowed !== undefined) headers.set('access-control-allow-origin', allowed);
    if (sends) headers.append('vary', 'Origin');
    headers.set('access-control-expose-headers', EXPOSED);
  };
}
