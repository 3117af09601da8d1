import type { Context } from 'hono';
import {
  check,
  type GenericSchema,
  looseObject,
  maxLength,
  optional,
  pipe,
  string,
  transform,
} from 'valibot';
import { answer } from './answers.ts';
import { type CookieKind, cookieOf, endingCookie, settingCookie } from './cookies.ts';
import { isFromOwnPage } from './own-page.ts';
import { problem } from './problem.ts';
import type { Flow } from './provider-sign-in.ts';
import { type Route, route, type Service } from './route.ts';
import { members } from './schemas.ts';
import { opened, SESSION_COOKIE, sealed, sealSession } from './session.ts';
import type { NotSignedIn } from './sign-in-failure.ts';

/** So long (s) somebody may take at the provider's page. */
const PATIENCE = 10 * 60;

/** Lax: it comes along where the provider's page leads back. */
const FLOW_COOKIE: CookieKind = { name: 'hakam-sign-in', sameSite: 'Lax', maxAge: PATIENCE };
const PURPOSE = 'sign-in';

/** Browsers keep no cookie of more than 4,096 bytes with all that is said of it (RFC 6265, 6.1). */
const LONGEST_COOKIE = 3900;

const CONSOLE = '/console';
const BACK = `${CONSOLE}/signed-in` as const;

/** As browsers read an address on a page of this service; empty for one that leads elsewhere. */
const addressHere = (to: string): string => {
  const { origin, pathname, search, hash } = URL.canParse(to, HERE) ? new URL(to, HERE) : NOWHERE;
  return origin === HERE ? `${pathname}${search}${hash}` : '';
};
const HERE = 'http://here.invalid';
const NOWHERE = new URL('http://nowhere.invalid');

const ToSchema = pipe(
  string('Send a text here.'),
  transform(addressHere),
  maxLength(1000, 'At most 1,000 characters, percent-encoded.'),
  check(
    (to) => /^\/console(?:[/?#]|$)/.test(to),
    'Send the address of a page of the console, from `/console` on.',
  ),
);

const LocationAnswer = answer<{ readonly location: string }>({ location: string() });

/** What the provider may add says nothing here. */
const Said: GenericSchema = looseObject({
  code: optional(string()),
  state: optional(string()),
  iss: optional(string()),
  error: optional(string()),
  error_description: optional(string()),
});

/** The console's sign-in with the newsroom's own accounts. */
export const consoleSignInRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/console/sign-in',
    id: 'beginSignIn',
    tag: 'keys',
    summary: "Where the console's page is to lead, for somebody to sign in at the newsroom's OpenID provider",
    access: 'public',
    body: members({ to: optional(ToSchema) }),
    answers: {
      status: 200,
      description: 'The address of the provider; a cookie of ten minutes belongs to it.',
      schema: LocationAnswer,
      problems: ['forbidden', 'not-found', 'unavailable'],
    },
    async handle({ service, context, body: { to = CONSOLE } }) {
      if (service.provider === null) return problem('not-found', 'There is no sign-in here but by keys.');
      const origin = isFromOwnPage(context) ? context.req.header('origin') : undefined;
      if (origin === undefined || !/^https?:\/\//.test(origin))
        return problem('forbidden', 'Only the page of the console itself leads to a sign-in.');
      const { location, flow } = await service.provider.begin(`${origin}${BACK}`);
      const cookie = await sealed(service, PURPOSE, { ...flow, to }, PATIENCE);
      const set = settingCookie(FLOW_COOKIE, cookie, isByHttps(flow));
      return context.json({ location }, 200, { 'set-cookie': set });
    },
  }),
  route({
    method: 'GET',
    path: BACK,
    id: 'finishSignIn',
    tag: 'keys',
    summary: 'Where the provider leads back to',
    access: 'public',
    query: Said,
    answers: {
      status: 303,
      description: 'On to the console; `failed` in its address says why nobody is signed in.',
      headers: ['Location'],
    },
    async handle({ service, context }) {
      const outcome = await outcomeOf(service, context);
      if ('cookie' in outcome)
        return context.body(null, 303, { location: outcome.to, 'set-cookie': [outcome.cookie, ...ENDING] });
      const { failed, why } = outcome;
      service.log({ level: 'warn', event: 'not-signed-in', failed, why: why.slice(0, LONGEST_WHY) });
      return context.body(null, 303, { location: `${CONSOLE}?failed=${failed}`, 'set-cookie': ENDING });
    },
  }),
];

/** What the provider says of it is its own. */
const LONGEST_WHY = 300;

const ENDING: string[] = endingCookie(FLOW_COOKIE);

/** What the browser of somebody who left keeps. */
type Left = Flow & { readonly to: string };

interface SignedIn {
  readonly cookie: string;
  /** The page that they came from. */
  readonly to: string;
}

/** The session of who came back; or why there is none. */
async function outcomeOf(service: Service, context: Context): Promise<SignedIn | NotSignedIn> {
  const { provider } = service;
  const flow = (await opened(service, PURPOSE, cookieOf(context, FLOW_COOKIE) ?? '')) as Left | undefined;
  const said = new URL(context.req.url).searchParams;
  if (provider === null || flow === undefined || said.get('state') !== flow.state)
    return { failed: 'expired', why: 'it is no answer to what this browser asked' };
  const person = await provider.finish(flow, said);
  if ('failed' in person) return person;
  const { settings } = provider;
  const session = await sealSession(service, { kind: 'person', person, settings });
  const cookie = settingCookie(SESSION_COOKIE, session, isByHttps(flow));
  if (cookie.length <= LONGEST_COOKIE) return { cookie, to: flow.to };
  return { failed: 'too-many-roles', why: 'they fill no cookie' };
}

const isByHttps = ({ redirect }: Flow): boolean => redirect.startsWith('https:');
