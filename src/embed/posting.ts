import type { Trouble } from './composer.ts';
import type { Outcome, Received, Sent } from './service.ts';
import { type Shared, tellPage, troubleOf, withOwn } from './shared.ts';
import { merged } from './shown.ts';
import type { Written } from './written.ts';

/** What became of a comment: stored under an id, or not yet, and why. */
export type Posted =
  | { readonly id: string; readonly message: string }
  | { readonly trouble: Trouble; readonly tokenEnded?: boolean };

/**
 * Sends a comment. Who sends the same once more, as no answer came, sends it under the same key, also after the page was
 * loaded anew: so it is stored once.
 */
export async function post(
  shared: Shared,
  written: Written,
  parent: string | null,
  tries = 2,
): Promise<Posted> {
  const { host, settings, keeping, service } = shared;
  const { token } = settings;
  const { body, name } = written;
  const sent: Sent = { body, parent, ...(token === null ? { author: { name: name ?? '' } } : {}) };
  if (name !== null) keeping.name.write(name);
  const { key } = attemptOf(shared, sent);
  const outcome = await service.send(token === null ? sent : { ...sent, authorToken: token }, key);
  if (outcome.kind !== 'lost') keeping.change(() => ({ attempt: undefined }));
  if (outcome.kind === 'done') return took(shared, written, parent, outcome.received);
  const tokenEnded = hasEndedToken(outcome);
  if (tokenEnded) tellPage(host, 'hakam-token-expired');
  // The page may have set another token while it heard of it.
  const again = outcome.kind === 'key-reused' || (tokenEnded && shared.settings.token !== token);
  if (again && tries > 1) return post(shared, written, parent, tries - 1);
  if (tokenEnded) return { trouble: { kind: 'note', text: shared.texts.signInAgain }, tokenEnded };
  return { trouble: troubleOf(outcome, shared) };
}

const hasEndedToken = (outcome: Outcome): boolean =>
  outcome.kind === 'invalid' && outcome.paths.includes('authorToken');

/** The attempt that this one repeats, else a new one. Whoever signs in anew is still the same reader. */
function attemptOf({ keeping }: Shared, sent: Sent): { readonly key: string } {
  const same = JSON.stringify(sent);
  const { attempt: before } = keeping.read();
  if (before?.sent === same) return before;
  const attempt = { key: newKey(), sent: same };
  keeping.change(() => ({ attempt }));
  return attempt;
}

/** 128 random bits; `crypto.randomUUID` isn't there on pages without TLS. */
const newKey = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );

function took(shared: Shared, written: Written, parent: string | null, received: Received): Posted {
  const { host, settings, keeping, texts } = shared;
  const { id, status, message, comment, edit } = received;
  tellPage(host, 'hakam-sent', { id, status });
  if (status === 'rejected') return { trouble: { kind: 'note', text: message } };
  const own = {
    id,
    parent,
    name: written.name ?? (settings.name || texts.yours),
    body: written.body,
    at: Date.now(),
    waits: comment === undefined,
    edit,
  };
  keeping.change((kept) => ({ draft: undefined, ...withOwn(id, own)(kept) }));
  if (comment !== undefined) publish(shared, comment);
  shared.notices.set(id, message);
  return { id, message };
}

/** Puts a public comment into the list, new or changed. */
export function publish(shared: Shared, comment: NonNullable<Received['comment']>): void {
  const { known, settings } = shared;
  const isNew = !known.comments.some(({ id }) => id === comment.id);
  const comments = merged(known.comments, [comment], settings.order);
  shared.known = { ...known, comments, count: known.count + (isNew ? 1 : 0) };
}
