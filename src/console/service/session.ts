import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Role } from '../../domain/access.ts';
import type { Language } from '../../domain/language.ts';
import { language } from '../language/language.ts';
import { type Answer, ask, type Problem } from './ask.ts';
import { sessionEnded, signIns } from './session-ended.ts';

/** Who works here, as `GET /v1/me` tells. */
export interface Me {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly sites: readonly MySite[];
  /** May manage the keys of all sites. */
  readonly everywhere?: boolean;
}

export interface MySite {
  readonly site: string;
  readonly name: { readonly [language in Language]?: string };
  readonly locale: string;
  readonly timezone: string;
  readonly role: Role;
}

interface Session {
  readonly signedIn: Me | null;
  /** Whose accounts people may sign in with, beside keys. */
  readonly provider: { readonly name: string } | null;
}

/** undefined until the service has told. */
const session: Signal<Session | undefined> = signal(undefined);

/** undefined until it is known; null for nobody. Who was signed in stays so here, until somebody signs in again. */
export const me: ReadonlySignal<Me | null | undefined> = computed(() => session.value?.signedIn);
export const provider: ReadonlySignal<Session['provider']> = computed(() => session.value?.provider ?? null);

/** Why it isn't known who works here; undefined where it is, or is being asked. */
export const unknownWho: Signal<Problem | undefined> = signal(undefined);

/** Asks who has a session here. */
export async function askWhoIsHere(): Promise<void> {
  unknownWho.value = undefined;
  const answer = await ask<Session>('GET', '/console/session');
  if (!answer.ok) {
    unknownWho.value = answer.problem;
    return;
  }
  session.value = answer.value;
  tellOthers();
}

/** Who worked on this page last; what is on it is theirs, and what they could undo. */
let last: string | undefined;

/** Other pages of this browser have the same cookie: each says who is signed in, so that none sends in another's name. */
const others = new BroadcastChannel('hakam-session');

function tellOthers(): void {
  const id = me.peek()?.id ?? null;
  last = id ?? last;
  others.postMessage(id);
}

others.onmessage = ({ data: id }: MessageEvent<string | null>) => {
  const here = me.peek();
  if (here === undefined) return;
  if (here === null) {
    if (id !== null) void askWhoIsHere();
  } else if (id === null) sessionEnded.value = true;
  else if (id !== here.id) location.reload();
  else if (sessionEnded.peek()) goOn({ ...here });
};

export async function signIn(key: string): Promise<Answer<Me>> {
  const answer = await ask<Me>('POST', '/console/session', { body: { key } });
  if (!answer.ok) return answer;
  if (last !== undefined && last !== answer.value.id) location.reload();
  else goOn(answer.value);
  tellOthers();
  return answer;
}

/** Takes in that there is a session again. */
function goOn(signedIn: Me): void {
  batch(() => {
    sessionEnded.value = false;
    signIns.value++;
    session.value = { provider: provider.value, signedIn };
  });
}

/** Asks where the provider's own page is. */
export async function signInElsewhere(): Promise<Answer<{ readonly location: string }>> {
  return ask('POST', '/console/sign-in', { body: { to: comingBackTo() } });
}

/** Where who signs in elsewhere comes back to. */
function comingBackTo(): string {
  const to = new URL(location.href);
  to.searchParams.delete('failed');
  const address = `${to.pathname}${to.search}`;
  return address.length <= 1000 ? address : '/console';
}

export async function signOut(): Promise<Answer<unknown>> {
  const answer = await ask('DELETE', '/console/session');
  // Who can't be signed out is told, and not shown a page that looks as if they were.
  if (answer.ok || answer.problem.kind === 'signed-out')
    batch(() => {
      sessionEnded.value = false;
      session.value = { provider: provider.value, signedIn: null };
    });
  if (me.peek() === null) tellOthers();
  return answer;
}

/** What a site is called here. */
export const nameOfSite = ({ site, name }: Pick<MySite, 'site' | 'name'>): string =>
  name[language.value] ?? name.ar ?? name.en ?? site;

/** What is known of a site of one's own. */
export const mySite = (site: string): MySite | undefined =>
  me.value?.sites.find((each) => each.site === site);
