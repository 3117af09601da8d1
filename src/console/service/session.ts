import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Role } from '../../domain/access.ts';
import type { Language } from '../../domain/language.ts';
import { type Answer, ask } from './ask.ts';
import { sessionEnded } from './session-ended.ts';

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

/** undefined until it is known; null for nobody. */
export const me: ReadonlySignal<Me | null | undefined> = computed(() =>
  sessionEnded.value ? null : session.value?.signedIn,
);
export const provider: ReadonlySignal<Session['provider']> = computed(() => session.value?.provider ?? null);

/** Asks who has a session here. Where that can't be had, whoever works here finds out by what they ask for. */
export async function askWhoIsHere(): Promise<void> {
  const answer = await ask<Session>('GET', '/console/session');
  if (answer.ok) session.value = answer.value;
}

export async function signIn(key: string): Promise<Answer<Me>> {
  const answer = await ask<Me>('POST', '/console/session', { body: { key } });
  if (answer.ok)
    batch(() => {
      sessionEnded.value = false;
      session.value = { provider: provider.value, signedIn: answer.value };
    });
  return answer;
}

/** Leads to the provider's own page; null where the service can't reach it. */
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

export async function signOut(): Promise<void> {
  await ask('DELETE', '/console/session');
  session.value = { provider: provider.value, signedIn: null };
}

/** What is known of a site of one's own. */
export const mySite = (site: string): MySite | undefined =>
  me.value?.sites.find((each) => each.site === site);
