import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DATABASE } from '../databases/kind.ts';
import { brokenBatches } from '../resilience/stored-batches.ts';
import { startService, type TestService } from '../service.ts';
import { BY_WORD, WORD } from './edits.ts';
import {
  born,
  decided,
  editedByAuthor,
  editedByModerator,
  expectStored,
  isPublic,
  type Known,
  STATUSES,
  undone,
  undoOf,
  withdrawn,
} from './undo-model.ts';

const RUNS = { sqlite: 30, postgres: 8, d1: 5 }[DATABASE];

const status = fc.constantFrom(...STATUSES);
const index = fc.nat({ max: 1000 });
/** Counted from the latest decision on a comment, which is undone most of all. */
const back = fc.constantFrom(0, 0, 0, 1, 2, 3);
const author = fc.constantFrom('ann', 'bob');
const step = fc.oneof(
  fc.record({
    kind: fc.constant('submit' as const),
    status: fc.constantFrom(...STATUSES, 'approved' as const, 'approved' as const),
    article: fc.constantFrom('a', 'b'),
    parent: index,
    reply: fc.constantFrom(true, true, false),
    author,
  }),
  fc.record({ kind: fc.constant('decide' as const), comment: index, status }),
  fc.record({
    kind: fc.constant('edit' as const),
    comment: index,
    status,
    by: fc.constantFrom('author', 'moderator'),
  }),
  fc.record({ kind: fc.constant('withdraw' as const), comment: fc.nat({ max: 30 }) }),
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('undo' as const), comment: index, back }) },
  fc.record({
    kind: fc.constant('bulk' as const),
    comments: fc.array(fc.tuple(index, back), { minLength: 1, maxLength: 6 }),
  }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;
type Of<K extends Step['kind']> = Extract<Step, { kind: K }>;

/** A run of the story: a site of its own, and what must have become of it. */
interface Story {
  readonly service: TestService;
  readonly clock: { now: number };
  readonly site: string;
  readonly known: Known[];
}

const addressOf = ({ site }: Story, { article, id }: Known): string =>
  `/v1/sites/${site}/articles/${article}/comments/${id}`;

async function submit({ service, site, known }: Story, { article, author, status, ...step }: Of<'submit'>) {
  const parents = known.filter((comment) => comment.article === article && isPublic(comment));
  const parent = step.reply ? (parents[step.parent % Math.max(1, parents.length)] ?? null) : null;
  const body = { body: WORD[status], author: { name: author, id: author }, parent: parent?.id ?? null };
  const { status: answered, json } = await service.call(
    'POST',
    `/v1/sites/${site}/articles/${article}/comments`,
    {
      body,
    },
  );
  expect(answered).toBe(201);
  const { id, edit, decision } = json;
  known.push(born({ id, article, author, parent, secret: edit.secret }, WORD[status], decision.id));
}

async function decide({ service, site }: Story, comment: Known, { status }: Of<'decide'>) {
  const path = `/v1/sites/${site}/comments/${comment.id}/decision`;
  const { json } = await service.call('POST', path, { body: { status } });
  if (comment.withdrawnFrom === null) decided(comment, json.decision.id, status);
}

async function edit(story: Story, comment: Known, { status, by }: Of<'edit'>) {
  const { service, site, clock } = story;
  const body = `${WORD[status]} ${comment.decisions.length} ${by}`;
  if (by === 'author') {
    const headers = { 'edit-secret': comment.secret };
    const { json } = await service.call('PUT', addressOf(story, comment), { headers, body: { body } });
    if (comment.withdrawnFrom === null) editedByAuthor(comment, json.decision.id, body, clock.now);
  } else {
    const path = `/v1/sites/${site}/comments/${comment.id}/edit`;
    const { json } = await service.call('POST', path, { body: { body, rev: comment.decisions.length } });
    if (comment.withdrawnFrom === null) editedByModerator(comment, json.decision.id, body, clock.now);
  }
}

async function withdraw(story: Story, comment: Known) {
  const headers = { 'edit-secret': comment.secret };
  expect((await story.service.call('DELETE', addressOf(story, comment), { headers })).status).toBe(204);
  if (comment.withdrawnFrom === null) withdrawn(comment, await latestOf(story, comment));
}

const latestOf = async ({ service, site }: Story, { id }: Known): Promise<string> =>
  (await service.call('GET', `/v1/sites/${site}/comments/${id}`)).json.decision.id;

const decisionOf = ({ decisions }: Known, back: number): string =>
  decisions[Math.max(0, decisions.length - 1 - back)] as string;

async function undo({ service, site }: Story, comment: Known, { back }: Of<'undo'>) {
  const decision = decisionOf(comment, back);
  const target = undoOf(comment, decision);
  const path = `/v1/sites/${site}/decisions/${decision}/undo`;
  const { status, json } = await service.call('POST', path, { body: {} });
  if (typeof target === 'string') {
    expect([status, json.type]).toEqual([409, `/problems/${target}`]);
    return;
  }
  expect(status).toBe(200);
  expect(json).toMatchObject({
    status: target.status,
    body: target.text,
    editedAt: target.editedAt === null ? null : new Date(target.editedAt).toISOString(),
    decision: { undoes: decision },
  });
  undone(comment, json.decision.id, target);
}

async function undoSeveral(story: Story, comments: ReadonlyMap<Known, number>) {
  const { service, site } = story;
  const wanted = [...comments].map(([comment, back]) => {
    const decision = decisionOf(comment, back);
    return { comment, decision, target: undoOf(comment, decision) };
  });
  const body = { decisions: wanted.map(({ decision }) => decision) };
  const { json } = await service.call('POST', `/v1/sites/${site}/undo`, { body });
  expect(json.results).toEqual(
    wanted.map(({ comment, decision, target }) => {
      if (target === 'not-undoable')
        return { decision, ok: false, problem: expect.objectContaining({ status: 409 }) };
      const rev = comment.decisions.length;
      if (typeof target !== 'string')
        return { decision, comment: comment.id, ok: true, rev: rev + 1, made: expect.any(String) };
      const problem = expect.objectContaining({ type: `/problems/${target}` });
      return { decision, comment: comment.id, ok: false, rev, problem };
    }),
  );
  for (const { comment, target } of wanted)
    if (typeof target !== 'string') undone(comment, await latestOf(story, comment), target);
}

async function perform(story: Story, step: Step): Promise<void> {
  const { known } = story;
  const at = (n: number): Known | undefined => known[n % Math.max(1, known.length)];
  if (step.kind === 'submit') return submit(story, step);
  if (step.kind === 'bulk') {
    const comments = new Map(
      step.comments.flatMap(([n, back]) => (at(n) ? [[at(n) as Known, back] as const] : [])),
    );
    return comments.size === 0 ? undefined : undoSeveral(story, comments);
  }
  const comment = step.kind === 'withdraw' ? known[step.comment] : at(step.comment);
  if (!comment) return;
  if (step.kind === 'decide') await decide(story, comment, step);
  else if (step.kind === 'edit') await edit(story, comment, step);
  else if (step.kind === 'withdraw') await withdraw(story, comment);
  else await undo(story, comment, step);
}

/** What readers are shown, and what moderators are told of the former texts. */
async function expectShown({ service: { call }, site, known }: Story): Promise<void> {
  for (const article of ['a', 'b']) {
    const { json } = await call('GET', `/v1/sites/${site}/articles/${article}/comments?limit=200`, {
      key: null,
    });
    const shown = known.filter((comment) => comment.article === article && isPublic(comment));
    expect(json.comments.map(({ id, body }: Record<string, string>) => [id, body])).toEqual(
      shown.map(({ id, state }) => [id, state.text]),
    );
    expect(json.count).toBe(shown.length);
  }
  for (const comment of known) {
    const { json } = await call('GET', `/v1/sites/${site}/comments/${comment.id}`);
    expect([...json.formerTexts.map(({ body }: { body: string }) => body), json.body]).toEqual(comment.texts);
    expect(json.history.map(({ id }: { id: string }) => id)).toEqual(comment.decisions);
  }
}

test('after an undo all is as it was before, whatever was sent, decided, edited, withdrawn and undone on threads', async () => {
  const clock = { now: Date.UTC(2026, 10, 25, 12) };
  const rules = BY_WORD.replace('edit_for: 5m', 'edit_for: 365d');
  const service = await startService({
    rules: Object.fromEntries(Array.from({ length: RUNS }, (_, n) => [`s${n}.yaml`, rules])),
    now: () => clock.now,
  });
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 30, size: 'max' }), async (steps) => {
      const story: Story = { service, clock, site: `s${run++ % RUNS}`, known: [] };
      for (const each of steps) {
        clock.now += 1000;
        await perform(story, each);
        if (each.kind === 'undo' || each.kind === 'bulk')
          await expectStored(service, story.site, story.known);
      }
      await expectStored(service, story.site, story.known);
      await expectShown(story);
    }),
    // Each run has a site of its own, of which there are no more.
    { numRuns: RUNS, endOnFailure: true },
  );
  expect(await brokenBatches((text) => service.running.sql(text))).toEqual({});
}, 120_000);
