import { type GenericSchema, looseObject } from 'valibot';
import { consolePolicy } from '../pages/console-policy.ts';
import { problem } from './problem.ts';
import { type Route, route } from './route.ts';

/** What stands in its address is the page's own: filters, and why a sign-in failed. */
const ITS_OWN: GenericSchema = looseObject({});

const page = (path: `/${string}`, id: string, summary: string): Route =>
  route({
    method: 'GET',
    path,
    id,
    tag: 'service',
    summary,
    access: 'public',
    query: ITS_OWN,
    answers: {
      status: 200,
      description: 'The page, the same for everybody: what it shows comes from the other routes.',
      media: ['text/html'],
      problems: ['not-found'],
    },
    async handle({ service, context }) {
      const html = await service.asset('console.html');
      if (html === undefined) return problem('not-found', 'The console was not built: `npm run build`.');
      return context.html(html, 200, {
        'content-security-policy': consolePolicy(),
        'cache-control': 'no-cache',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      });
    },
  });

/** The moderators' console. Which of its pages an address is, the page itself knows. */
export const consoleRoutes: readonly Route[] = [
  page('/console', 'getConsole', "The moderators' console"),
  page('/console/:where/:page', 'getConsolePage', 'A page of the console, of one site'),
  page('/console/:where/:page/:item', 'getConsoleItem', 'A page of the console, about one thing'),
];
