import type { Context } from 'hono';
import { cors } from 'hono/cors';
import type { Route, Service } from './route.ts';

/**
 * Whose pages may use a route. `anyone` reads from anywhere, so that caches keep one answer for all; `listed` are the
 * site's own origins, which alone may send; `nobody` has no need to.
 */
export type CrossOrigin = 'anyone' | 'listed' | 'nobody';

const ALLOWED_HEADERS = [
  'Content-Type',
  'Idempotency-Key',
  'Edit-Secret',
  'Accept-Language',
  'If-None-Match',
];
const EXPOSED = 'ETag,Retry-After,RateLimit,RateLimit-Policy,X-Request-Id';
export const FOR_ANYONE: Readonly<Record<string, string>> = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': EXPOSED,
};

/** The site's own origin that a request comes from; undefined for any other. */
const listedOrigin = ({ ruleSets }: Service, { req }: Context): string | undefined =>
  ruleSets.of(req.param('site') ?? '')?.settings.origins.find((each) => each === req.header('origin'));

/** What an answer says of who may read it. */
export function crossOriginHeaders(
  service: Service,
  context: Context,
  crossOrigin: CrossOrigin,
): Readonly<Record<string, string>> {
  if (crossOrigin === 'nobody') return {};
  if (crossOrigin === 'anyone') return FOR_ANYONE;
  const origin = listedOrigin(service, context);
  return {
    vary: 'Origin',
    'access-control-expose-headers': EXPOSED,
    ...(origin === undefined ? {} : { 'access-control-allow-origin': origin }),
  };
}

/** Answers what browsers ask before they use these routes of one path from a page elsewhere. */
export function preflight(service: Service, here: readonly Route[]): (context: Context) => Promise<Response> {
  const asked = (crossOrigin: CrossOrigin) => {
    const allowMethods = here.filter((each) => each.crossOrigin === crossOrigin).map(({ method }) => method);
    return { allowMethods, allowHeaders: ALLOWED_HEADERS, maxAge: 600 };
  };
  const reading = cors({ ...asked('anyone'), origin: '*' });
  const sending = cors({ ...asked('listed'), origin: (_, context) => listedOrigin(service, context) });
  const sends = new Set<string>(asked('listed').allowMethods);
  return async (context) => {
    const method = context.req.header('access-control-request-method') ?? '';
    const answered = await (sends.has(method) ? sending : reading)(context, async () => undefined);
    return answered as Response;
  };
}
