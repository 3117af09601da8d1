import fc from 'fast-check';
import { expect, test } from 'vitest';
import { startService, type TestService } from '../service.ts';

/** The text decides, so that a test can have any status at once. */
const BY_WORD = `
site: {name: {en: Words}, locale: en, timezone: UTC}
decide: {default: approve}
rules:
  - {id: holds, if: {text: {has: holdme}}, then: hold}
  - {id: spams, if: {text: {has: spamme}}, then: spam, flag: ad}
  - {id: rejects, if: {text: {has: rejectme}}, then: reject}
`;
const WORD = { approved: 'fine', pending: 'holdme', spam: 'spamme', rejected: 'rejectme' } as const;
type Status = keyof typeof WORD;
const STATUSES = Object.keys(WORD) as Status[];

interface Known {
  readonly id: string;
  readonly article: string;
  readonly author: string;
  readonly parent: Known | null;
  status: Status;
}

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
    known.push({ id: posted.json.id, article, author, parent, status });
  } else if (step.kind === 'decide') {
    const comment = at(step.comment);
    if (!comment) return;
    const path = `/v1/sites/${site}/comments/${comment.id}/decision`;
    expect((await call('POST', path, { body: { status: step.status } })).status).toBe(200);
    comment.status = step.status;
  } else {
    const wanted = new Map(step.comments.map(([n, status]) => [at(n), status] as const));
    wanted.delete(undefined);
    if (wanted.size === 0) return;
    const decisions = [...wanted].map(([comment, status]) => ({ comment: comment?.id, status }));
    const { json } = await call('POST', `/v1/sites/${site}/decisions`, { body: { decisions } });
    expect(json.results.every(({ ok }: { ok: boolean }) => ok)).toBe(true);
    for (const [comment, status] of wanted) if (comment) comment.status = status;
  }
}

/** All pages of an article's public list, two comments a page. */
async function everyPage({ call }: TestService, site: string, article: string) {
  const ids: string[] = [];
  let page = { count: 0, version: 0, next: null as string | null };
  do {
    const cursor = page.next === null ? '' : `&cursor=${page.next}`;
    const { json } = await call('GET', `/v1/sites/${site}/articles/${article}/comments?limit=2${cursor}`, {
      key: null,
    });
    expect(json.changed).toBeUndefined();
    ids.push(...json.comments.map(({ id }: { id: string }) => id));
    page = json;
  } while (page.next !== null);
  return { ids, count: page.count, version: page.version };
}

test('count = list = recount, and nothing unapproved is public, after any submissions and decisions on threads', async () => {
  const service = await startService({
    rules: Object.fromEntries(Array.from({ length: 40 }, (_, n) => [`s${n}.yaml`, BY_WORD])),
  });
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40, size: 'max' }), async (steps) => {
      const site = `s${run++}`;
      const known: Known[] = [];
      const seen = { a: { shown: '[]', version: 0 }, b: { shown: '[]', version: 0 } };
      for (const each of steps) {
        await perform(service, site, known, each);
        for (const article of ['a', 'b'] as const) {
          const { ids, count, version } = await everyPage(service, site, article);
          const expected = known.filter((comment) => comment.article === article && isPublic(comment));
          expect(ids).toEqual(expected.map(({ id }) => id));
          expect(count).toBe(expected.length);
          const shown = JSON.stringify(ids);
          expect(version > seen[article].version, 'the version moves exactly with what is public').toBe(
            shown !== seen[article].shown,
          );
          seen[article] = { shown, version };
        }
      }
      await expectStandings(service, site, known);
    }),
    { numRuns: 30 },
  );
}, 120_000);

/** Each author's counters are those of the present statuses of their comments. */
async function expectStandings({ call }: TestService, site: string, known: readonly Known[]): Promise<void> {
  for (const comment of known) {
    const { json } = await call('GET', `/v1/sites/${site}/comments/${comment.id}`);
    const own = known.filter(({ author }) => author === comment.author);
    expect(json.status).toBe(comment.status);
    expect(json.author).toMatchObject({
      approved: own.filter(({ status }) => status === 'approved').length,
      rejected: own.filter(({ status }) => status === 'rejected' || status === 'spam').length,
    });
    expect(json.history).toHaveLength(json.rev);
  }
}
