import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { connected } from '../live.ts';
import type { Answer, Problem } from '../service/ask.ts';
import { askWhoIsHere, me } from '../service/session.ts';
import { type Call, type Entry, nextCall, type Wish, withTakenBack } from './outbox.ts';
import { afterAnswer, type Told } from './outbox-answers.ts';
import { browserStorage, keepIn } from './outbox-kept.ts';
import { perform } from './perform.ts';

const kept = keepIn(browserStorage());

/** What was decided and hasn't reached the service, oldest first; over a reload, and while other pages are shown. */
const waiting: Signal<readonly Entry[]> = signal(kept.all());
/** What waits of who works here, all until that is known: what somebody else left in this browser is theirs to send. */
export const unsent: ReadonlySignal<readonly Entry[]> = computed(() =>
  waiting.value.filter(({ by }) => me.value === undefined || by === null || by === me.value?.id),
);
/** Why nothing is sent now, where something waits. */
export const stuck: Signal<Problem | null> = signal(null);
/** What decisions came to, by the entry: to undo them by. */
const made = new Map<string, string>();
/** Those that another page may take back. */
const found = new Set(waiting.peek().map(({ id }) => id));
const listeners = new Set<(told: Told) => void>();
let isSending = false;
let underWay: Call | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
let failures = 0;

/** Hears what becomes of what was decided; returns what ends it. */
export function hear(listener: (told: Told) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

let last = 0;
/** Later ids sort after earlier ones, those of other pages of this browser too. */
function newId(): string {
  last = Math.max(Date.now(), last + 1);
  return `${String(last).padStart(15, '0')}-${crypto.getRandomValues(new Uint32Array(1))[0]?.toString(36)}`;
}

const newEntry = (site: string, comment: string, rev: number | null, wish: Wish): Entry => ({
  id: newId(),
  site,
  comment,
  by: me.peek()?.id ?? null,
  rev,
  wish,
});

/** Notes what was decided, and sends it in the background. `rev` is the revision that was looked at. Returns the ids. */
export function send(
  site: string,
  wishes: readonly { readonly comment: string; readonly rev: number; readonly wish: Wish }[],
): readonly string[] {
  const before = new Set(unsent.peek().map((entry) => entry.comment));
  const added = wishes.map(({ comment, rev, wish }) =>
    newEntry(site, comment, before.has(comment) ? null : rev, wish),
  );
  change([...waiting.peek(), ...added]);
  hurry();
  return added.map(({ id }) => id);
}

/** Takes back what an entry was for. Returns whether there was anything: not where the service refused it. */
export function takeBack(site: string, comment: string, id: string): boolean {
  const undo = newEntry(site, comment, null, { kind: 'undo', of: id, decision: made.get(id) ?? null });
  const left = withTakenBack(waiting.peek(), undo, underWay);
  if (left !== null) change(left);
  hurry();
  return left !== null;
}

function change(to: readonly Entry[]): void {
  kept.change(waiting.peek(), to);
  waiting.value = to;
}

function soon(ms: number): void {
  clearTimeout(timer);
  timer = setTimeout(() => void sendAll(), ms);
}

/** Sends what waits at once; but who decides quickly doesn't use up the tries of what the service fails at. */
function hurry(): void {
  if (stuck.peek()?.kind !== 'failed') soon(0);
}

/** Sends what waits, one request after another, until nothing does or the service can't be reached. */
async function sendAll(): Promise<void> {
  if (isSending) return;
  isSending = true;
  await sendWhatWaits().finally(() => {
    isSending = false;
  });
}

async function sendWhatWaits(): Promise<void> {
  for (;;) {
    const gone = waiting.peek().filter(({ id }) => found.has(id) && !kept.has(id));
    if (gone.length > 0) waiting.value = waiting.peek().filter((entry) => !gone.includes(entry));
    if (waiting.peek().length === 0) break;
    const who = me.peek();
    if (!who) {
      if (who === undefined) await askWhoIsHere().then(() => me.peek() || soon(pauseAfter(null)));
      if (!me.peek()) return;
      continue;
    }
    underWay = nextCall(waiting.peek(), who.id);
    if (underWay === null) break;
    const answer = await perform(underWay);
    if (!take(underWay, who.id, answer)) return;
  }
  stuck.value = null;
}

/** Takes an answer in; false where it is to be tried again later. */
function take(call: Call, by: string, answer: Answer<unknown>): boolean {
  const signed = (entry: Entry): Entry => (entry.by === null ? { ...entry, by } : entry);
  const { left, told } = afterAnswer(
    waiting.peek().map(signed),
    { ...call, entries: call.entries.map(signed) } as Call,
    answer,
  );
  underWay = null;
  change(left);
  for (const each of told) {
    if (each.became === 'done') made.set(each.entry.id, each.made);
    for (const listener of listeners) listener(each);
  }
  const held = !answer.ok && told.length === 0 && /lost|busy|failed|signed-out/.test(answer.problem.kind);
  failures = held ? failures + 1 : 0;
  stuck.value = held ? answer.problem : null;
  if (held && answer.problem.kind !== 'signed-out') soon(pauseAfter(answer.problem.retryAfter));
  return !held;
}

/** Between two tries (ms): as the service says, else longer and longer, to 15 s. */
const pauseAfter = (retryAfter: number | null): number =>
  retryAfter === null ? Math.min(15_000, 500 * 2 ** Math.min(failures, 5)) : retryAfter * 1000;

// Where the browser keeps nothing, who leaves is asked first.
addEventListener('beforeunload', (event) => {
  if (waiting.peek().some(({ id }) => !found.has(id) && kept.isHereAlone(id))) event.preventDefault();
});

// What waits is tried again as soon as there is hope: the network is back, the service answers, somebody signed in.
addEventListener('online', () => soon(0));
effect(() => {
  if (connected.value && me.value) soon(0);
});
