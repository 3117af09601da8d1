import type { Context } from 'hono';
import { nullable, string } from 'valibot';
import { hashAddress } from './address.ts';
import { answer } from './answers.ts';
import { holderOfKey, identify, notBelieved } from './auth.ts';
import { endingCookie, settingCookie } from './cookies.ts';
import { credentialOf } from './credential.ts';
import { type Me, MeAnswer, meOf } from './me.ts';
import { isFromOwnPage } from './own-page.ts';
import { problem } from './problem.ts';
import { type Route, route, type Service } from './route.ts';
import { members } from './schemas.ts';
import { SESSION_COOKIE, sealSession } from './session.ts';
import { attempt, forgive } from './wrong-keys.ts';

const PATH = '/console/session';

interface Presence {
  readonly signedIn: Me | null;
  readonly provider: { readonly name: string } | null;
}
const PresenceAnswer = answer<Presence>({
  signedIn: nullable(MeAnswer),
  provider: nullable(answer<{ readonly name: string }>({ name: string() })),
});

/** The console's sign-in by a key, kept in a cookie that no script sees. */
export const consoleSessionRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: PATH,
    id: 'signIn',
    tag: 'keys',
    summary: "Sign in to the console with a moderator's or an admin's key, from its own page",
    access: 'public',
    body: members({ key: string('Send the key.') }),
    answers: {
      status: 200,
      description: 'As `GET /v1/me`; a cookie keeps the session for 12 hours.',
      schema: MeAnswer,
      problems: ['unauthenticated', 'forbidden', 'too-many-attempts', 'unavailable'],
    },
    async handle({ service, context, body }) {
      if (!isFromOwnPage(context)) return problem('forbidden', ELSEWHERE);
      const address = addressOf(service, context);
      const wait = address === null ? 0 : attempt(service.wrongKeys, address, service.now());
      if (wait > 0) return tooMany(wait);
      const principal = await holderOfKey(service, body.key, false);
      if (principal === undefined) return notBelieved('This key is unknown, or was revoked.');
      if (address !== null) forgive(service.wrongKeys, address);
      if (principal.role === 'site') return problem('forbidden', FOR_SITES);
      const me = meOf(service, { kind: 'key', principal });
      const cookie = await sealSession(service, { kind: 'key', key: body.key });
      return context.json(me, 200, {
        'set-cookie': settingCookie(SESSION_COOKIE, cookie, isSecure(context)),
      });
    },
  }),
  route({
    method: 'GET',
    path: PATH,
    id: 'getSession',
    tag: 'keys',
    summary: 'Who is signed in to the console by this browser, and whose accounts can sign in',
    access: 'public',
    answers: {
      status: 200,
      description: '`signedIn` is as `GET /v1/me`, or null. `provider` is null where keys alone are taken.',
      schema: PresenceAnswer,
      problems: ['unavailable'],
    },
    async handle({ service, context }) {
      const credential = credentialOf(service, context);
      const caller = credential instanceof Response ? null : await identify(service, credential, false);
      const signedIn = caller?.kind === 'known' ? meOf(service, caller.holder) : null;
      const provider = service.provider && { name: service.provider.name };
      // What has ended is no more than in the way of what may come.
      const cookies = caller?.kind === 'refused' ? { 'set-cookie': endingCookie(SESSION_COOKIE) } : {};
      return context.json({ signedIn, provider } satisfies Presence, 200, cookies);
    },
  }),
  route({
    method: 'DELETE',
    path: PATH,
    id: 'signOut',
    tag: 'keys',
    summary: 'Sign out of the console',
    access: 'public',
    answers: { status: 204, description: 'The cookie is gone.' },
    handle: ({ context }) => context.body(null, 204, { 'set-cookie': endingCookie(SESSION_COOKIE) }),
  }),
];

const ELSEWHERE =
  'Only the page of the console itself signs in; programs send `Authorization: Bearer <key>`.';
const FOR_SITES = "This is a site's key. The console takes keys of moderators and admins.";

/** Whether the page that asks came by https, as the browser says; proxies may have it otherwise on the way here. */
const isSecure = ({ req }: Context): boolean => req.header('origin')?.startsWith('https:') ?? false;

function addressOf(service: Service, context: Context): string | null {
  const address = service.clientAddress(context);
  return address === null ? null : hashAddress(service.subkeys.addresses, PATH, address);
}

function tooMany(wait: number): Response {
  const seconds = Math.ceil(wait / 1000);
  return problem('too-many-attempts', `Too many wrong keys. Try again in ${seconds} seconds.`, {
    headers: { 'retry-after': String(seconds) },
  });
}
