import type { Deps } from '../deps.ts';
import { DEMO_ARTICLES, DEMO_SITE } from '../domain/demo.ts';
import { LANGUAGES, type Language } from '../domain/language.ts';
import { DEMO } from '../pages/demo/demo-article.ts';
import { DEMO_COMMENTS, type DemoComment } from '../pages/demo/demo-comments.ts';
import type { AdminKey } from './greeting.ts';

/** A service that listens, and a key of its admin, where one is known. */
interface Seeded {
  readonly address: string;
  readonly sites: readonly string[];
  readonly adminKey: AdminKey;
}

/** The section of an article whose comments are not all there yet: a start that was cut off is gone on with. */
const UNDER_WAY = 'demo-under-way';

/**
 * Puts the demo's comments to its articles, as a site and a moderator would, where nobody has touched them yet. Never
 * rejects: without them the demo is empty, and all else works.
 */
export async function seedDemo({ address, sites, adminKey }: Seeded, log: Deps['log']): Promise<void> {
  if (!sites.includes(DEMO_SITE) || adminKey === null || adminKey === 'none') return;
  const { key } = adminKey;
  try {
    for (const language of LANGUAGES)
      await seedArticle(language, (...request) => call(address, key, ...request));
  } catch (error) {
    log({ level: 'warn', event: 'demo-not-seeded', error: String(error) });
  }
}

type Call = (method: string, path: string, body?: unknown, idempotencyKey?: string) => Promise<Response>;

async function seedArticle(language: Language, ask: Call): Promise<void> {
  const article = `articles/${DEMO_ARTICLES[language]}`;
  const known = await ask('GET', article);
  if (known.ok && ((await known.json()) as { section: string | null }).section !== UNDER_WAY) return;
  if (!known.ok && (await isTouched(ask, DEMO_ARTICLES[language]))) return;
  const { headline: title, section } = DEMO[language];
  await done(ask('PUT', article, { title, section: UNDER_WAY }));
  const ids: string[] = [];
  for (const [index, comment] of DEMO_COMMENTS[language].entries())
    ids.push(
      await publish(ask, `${article}/comments`, comment, ids, `hakam-${DEMO_ARTICLES[language]}-${index}`),
    );
  await done(ask('PUT', article, { title, section }));
}

/** Whether a reader's comment is shown, was shown, or waits. */
async function isTouched(ask: Call, article: string): Promise<boolean> {
  const page = await done(ask('GET', `articles/${article}/comments?limit=1`));
  const queue = await done(ask('GET', `queue?article=${article}&limit=1`));
  const { version } = (await page.json()) as { version: number };
  return version > 0 || ((await queue.json()) as { items: unknown[] }).items.length > 0;
}

/** Posts a comment and approves it, if nobody has decided it since. */
async function publish(
  ask: Call,
  comments: string,
  { name, body, parent }: DemoComment,
  ids: readonly string[],
  idempotencyKey: string,
): Promise<string> {
  const sent = { body, author: { name }, parent: parent === undefined ? null : ids[parent] };
  const posted = await done(ask('POST', comments, sent, idempotencyKey));
  const { id } = (await posted.json()) as { id: string };
  const decided = await ask('POST', `comments/${id}/decision`, { status: 'approved', rev: 1 });
  if (decided.status !== 409) await done(Promise.resolve(decided));
  return id;
}

async function done(asked: Promise<Response>): Promise<Response> {
  const answer = await asked;
  if (answer.ok) return answer;
  throw new Error(`${answer.status} ${await answer.text()}`);
}

/** So long (ms) one request may take: a database that is locked is no reason to wait on. */
const PATIENCE = 10_000;

const call = (
  address: string,
  key: string,
  ...[method, path, body, idempotencyKey]: Parameters<Call>
): Promise<Response> =>
  fetch(`${address}/v1/sites/${DEMO_SITE}/${path}`, {
    method,
    headers: {
      authorization: `Bearer ${key}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(idempotencyKey === undefined ? {} : { 'idempotency-key': idempotencyKey }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(PATIENCE),
  });
