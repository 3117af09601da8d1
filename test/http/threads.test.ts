import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DATABASE } from '../databases/kind.ts';
import { startService, type TestService } from '../service.ts';
import { BY_WORD, WORD } from './edits.ts';

type Status = keyof typeof WORD;
const STATUSES = Object.keys(WORD) as Status[];

interface Known {
  readonly id: string;
  readonly article: string;
  readonly author: string;
  readonly parent: Known | null;
  readonly own: { readonly headers: Readonly<Record<string, string>> };
  /** All that it said, the present text last. */
  readonly texts: string[];
  status: Status;
  /** What people decided last. */
  people: Status | null;
  /** The status at which its author took it back. */
  withdrawnFrom: Status | null;
}

const isRefused = (status: Status | null): boolean => status === 'rejected' || status === 'spam';

const isPublic = (comment: Known): boolean =>
  comment.status === 'approved' && (comment.parent === null || isPublic(comment.parent));

const status = fc.constantFrom(...STATUSES);
const index = fc.nat({ max: 1000 });
const step = fc.oneof(
  fc.record({
    kind: fc.constant('submit' as const),
    status,
    article: fc.constantFrom('a', 'b'),
    parent: index,
    reply: fc.constantFrom(true, true, false),
    author: fc.constantFrom('ann', 'bob'),
  }),
  fc.record({ kind: fc.constant('decide' as const), comment: index, status }),
  fc.record({ kind: fc.constant('edit' as const), comment: index, status, again: fc.boolean() }),
  fc.record({ kind: fc.constant('withdraw' as const), comment: index }),
  fc.record({
    kind: fc.constant('bulk' as const),
    comments: fc.array(fc.tuple(index, status), { minLength: 1, maxLength: 8 }),
  }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

async function perform({ call }: TestService, site: string, known: Known[], step: Step): Promise<void> {
  const at = (n: number): Known | undefined => known[n % Math.max(1, known.length)];
  if (step.kind === 'submit') {
    const parents = known.filter((comment) => comment.article === step.article && isPublic(comment));
    const parent = step.reply ? (parents[step.parent % Math.max(1, parents.length)] ?? null) : null;
    const { article, author, status } = step;
    const body = { body: WORD[status], author: { name: author, id: author }, parent: parent?.id ?? null };
    const posted = await call('POST', `/v1/sites/${site}/articles/${article}/comments`, { body });
    expect(posted.status).toBe(201);
    const { id, edit } = posted.json;
    const own = { headers: { 'edit-secret': edit.secret } };
    const before = { people: null, withdrawnFrom: null };
    known.push({ id, article, author, parent, status, own, texts: [WORD[status]], ...before });
  } else if (step.kind === 'decide') {
    const comment = at(step.comment);
    if (!comment) return;
    const path = `/v1/sites/${site}/comments/${comment.id}/decision`;
    const decided = await call('POST', path, { body: { status: step.status } });
    expect(decided.status).toBe(comment.withdrawnFrom === null ? 200 : 409);
    if (decided.status === 200) decide(comment, step.status);
  } else if (step.kind === 'edit') {
    const comment = at(step.comment);
    if (comment) await edit(call, site, comment, step.status, step.again);
  } else if (step.kind === 'withdraw') {
    const comment = at(step.comment);
    if (!comment) return;
    expect((await call('DELETE', addressOf(site, comment), comment.own)).status).toBe(204);
    comment.withdrawnFrom ??= comment.status;
    comment.status = 'rejected';
  } else {
    const wanted = new Map(step.comments.map(([n, status]) => [at(n), status] as const));
    wanted.delete(undefined);
    if (wanted.size === 0) return;
    const decisions = [...wanted].map(([comment, status]) => ({ comment: comment?.id, status }));
    const { json } = await call('POST', `/v1/sites/${site}/decisions`, { body: { decisions } });
    const done = [...wanted.keys()].map((comment) => comment?.withdrawnFrom === null);
    expect(json.results.map(({ ok }: { ok: boolean }) => ok)).toEqual(done);
    for (const [comment, status] of wanted) if (comment?.withdrawnFrom === null) decide(comment, status);
  }
}

const addressOf = (site: string, { id, article }: Known): string =>
  `/v1/sites/${site}/articles/${article}/comments/${id}`;

function decide(comment: Known, status: Status): void {
  comment.status = status;
  comment.people = status;
}

/** The text is another one each time, unless it is to be the same again. */
async function edit(
  call: TestService['call'],
  site: string,
  comment: Known,
  status: Status,
  again: boolean,
): Promise<void> {
  const text = again ? comment.texts.at(-1) : `${WORD[status]} ${comment.texts.length}`;
  const put = await call('PUT', addressOf(site, comment), { ...comment.own, body: { body: text } });
  if (comment.withdrawnFrom !== null) return expect(put.status).toBe(403);
  if (!again) {
    comment.texts.push(String(text));
    const waits = comment.people === 'pending' && status === 'approved';
    if (!isRefused(comment.people)) comment.status = waits ? 'pending' : status;
  }
  expect([put.status, put.json.status]).toEqual([200, comment.status]);
}

/** All pages of an article's public list, two comments a page. */
async function everyPage({ call }: TestService, site: string, article: string) {
  const ids: string[] = [];
  const texts: string[] = [];
  let page = { count: 0, version: 0, next: null as string | null };
  do {
    const cursor = page.next === null ? '' : `&cursor=${page.next}`;
    const { json } = await call('GET', `/v1/sites/${site}/articles/${article}/comments?limit=2${cursor}`, {
      key: null,
    });
    expect(json.changed).toBeUndefined();
    ids.push(...json.comments.map(({ id }: { id: string }) => id));
    texts.push(...json.comments.map(({ body }: { body: string }) => body));
    page = json;
  } while (page.next !== null);
  return { ids, texts, count: page.count, version: page.version };
}

test('count = list = recount, and nothing unapproved or withdrawn is public, after any submissions, edits, withdrawals and decisions on threads', async () => {
  const service = await startService({
    rules: Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`s${n}.yaml`, BY_WORD])),
  });
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40, size: 'max' }), async (steps) => {
      const site = `s${run++}`;
      const known: Known[] = [];
      const seen = { a: { shown: '[[],[]]', version: 0 }, b: { shown: '[[],[]]', version: 0 } };
      for (const each of steps) {
        await perform(service, site, known, each);
        for (const article of ['a', 'b'] as const) {
          const { ids, texts, count, version } = await everyPage(service, site, article);
          const expected = known.filter((comment) => comment.article === article && isPublic(comment));
          expect(ids).toEqual(expected.map(({ id }) => id));
          expect(texts).toEqual(expected.map((comment) => comment.texts.at(-1)));
          expect(count).toBe(expected.length);
          const shown = JSON.stringify([ids, texts]);
          expect(version > seen[article].version, 'the version moves exactly with what is public').toBe(
            shown !== seen[article].shown,
          );
          seen[article] = { shown, version };
        }
      }
      await expectStandings(service, site, known);
    }),
    { numRuns: DATABASE === 'd1' ? 10 : 30 },
  );
}, 120_000);

/**
 * Each author's counters are those of the present statuses of their comments, what they withdrew in its last one; and
 * moderators are told of every decision and every text.
 */
async function expectStandings({ call }: TestService, site: string, known: readonly Known[]): Promise<void> {
  for (const comment of known) {
    const { json } = await call('GET', `/v1/sites/${site}/comments/${comment.id}`);
    const own = known.filter(({ author }) => author === comment.author);
    expect(json.status).toBe(comment.status);
    expect(json.author).toMatchObject({
      approved: own.filter(({ status }) => status === 'approved').length,
      rejected: own.filter(({ status, withdrawnFrom }) => isRefused(withdrawnFrom ?? status)).length,
    });
    expect(json.withdrawnAt === null).toBe(comment.withdrawnFrom === null);
    expect([...json.formerTexts.map(({ body }: { body: string }) => body), json.body]).toEqual(comment.texts);
    expect(json.history).toHaveLength(json.rev);
  }
}
