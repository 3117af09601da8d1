import type { NotFoundHandler } from 'hono';
import { enveloped } from './envelope.ts';
import { problem } from './problem.ts';
import type { Route, Service } from './route.ts';

/** What answers where no route does: 405 at an address that takes other methods, 404 anywhere else. */
export const notFound =
  (service: Service, routes: readonly Route[]): NotFoundHandler =>
  (context) => {
    const here = routes.filter((each) => patternOf(each).test(context.req.path));
    // What a page elsewhere may use at all tells it this too: else its script would see a connection that failed.
    const crossOrigin = here.some((each) => each.crossOrigin !== undefined) ? 'anyone' : 'nobody';
    return enveloped(service, { route: '/*', crossOrigin }, () => nothingOf(here))(
      context,
      async () => undefined,
    );
  };

const patternOf = ({ path }: Route): RegExp =>
  new RegExp(`^${path.replaceAll('.', '\\.').replace(/:\w+/g, '[^/]+')}$`);

function nothingOf(here: readonly Route[]): Response {
  if (here.length === 0) return problem('not-found', 'See /openapi.json for all that there is.');
  const list = methodsOf(here).join(', ');
  return problem('method-not-allowed', `This address takes ${list}.`, { headers: { allow: list } });
}

/** The methods that an address takes (RFC 9110, 10.2.1). */
function methodsOf(here: readonly Route[]): string[] {
  const methods = new Set<string>(here.map(({ method }) => method));
  if (methods.has('GET')) methods.add('HEAD');
  return [...methods];
}
