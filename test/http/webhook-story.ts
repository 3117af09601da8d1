import fc from 'fast-check';
import { expect } from 'vitest';
import { EVENT_TYPES } from '../../src/domain/webhook.ts';
import type { TestService } from '../service.ts';
import { WORD } from './edits.ts';
import { STATUSES, type Status } from './undo-model.ts';

/** What a webhook is told: of which comment, and what. */
interface Told {
  readonly type: string;
  readonly comment: string | null;
}

interface Known {
  readonly id: string;
  readonly secret: string;
  status: Status;
  rev: number;
  isWithdrawn: boolean;
}

interface Hook {
  readonly id: string;
  events: readonly string[];
  enabled: boolean;
}

/** A run on a site of its own: its comments and webhooks as the answers say that they are. */
export interface Story {
  readonly service: TestService;
  readonly site: string;
  readonly known: Known[];
  hooks: Hook[];
  /** `webhook event` of what was put up before. */
  readonly seen: Set<string>;
}

export const RECEIVER = 'http://127.0.0.1:9/receiver';

const index = fc.nat({ max: 1000 });
const status = fc.constantFrom(...STATUSES);
const events = fc.uniqueArray(fc.constantFrom(...EVENT_TYPES), { minLength: 1 });
const kind = <K extends string>(name: K) => fc.constant(name);

export const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: kind('submit'),
      status,
      how: fc.constantFrom('plain', 'plain', 'twice', 'limited', 'answering nothing'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: kind('decide'),
      comment: index,
      status,
      how: fc.constantFrom('any rev', 'stale', 'two at once'),
    }),
  },
  fc.record({
    kind: kind('decide several'),
    comments: fc.uniqueArray(index, { minLength: 1, maxLength: 4 }),
    status,
  }),
  fc.record({ kind: kind('decide by filter'), from: status, status }),
  fc.record({ kind: kind('undo'), comment: index }),
  fc.record({ kind: kind('edit'), comment: index, status, by: fc.constantFrom('author', 'moderator') }),
  fc.record({ kind: kind('withdraw'), comment: index }),
  fc.record({ kind: kind('report'), comment: index }),
  { weight: 2, arbitrary: fc.record({ kind: kind('add webhook'), events }) },
  fc.record({ kind: kind('change webhook'), webhook: index, events, enabled: fc.boolean() }),
  fc.record({ kind: kind('remove webhook'), webhook: index }),
);
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;
type Of<K extends Step['kind']> = Extract<Step, { kind: K }>;
type Do<K extends Step['kind']> = (story: Story, step: Of<K>) => Promise<readonly Told[]>;

const TYPE: Readonly<Record<Status, string>> = {
  pending: 'comment.held',
  approved: 'comment.approved',
  rejected: 'comment.rejected',
  spam: 'comment.rejected',
};

/** A decision that was made, as the model knows it from now on, and what is to be told of it. */
function made(comment: Known, status: Status): Told {
  comment.status = status;
  comment.rev += 1;
  return { type: TYPE[status], comment: comment.id };
}

const submit: Do<'submit'> = async ({ service, site, known }, { status, how }) => {
  const body = {
    body: WORD[status],
    author: { name: 'Ann', id: 'ann' },
    ...(how === 'limited' ? { client: { ip: '203.0.113.7' } } : {}),
    ...(how === 'answering nothing' ? { parent: 'none' } : {}),
  };
  const headers = how === 'twice' ? { 'idempotency-key': `${site} ${known.length}` } : {};
  const path = `/v1/sites/${site}/articles/a/comments`;
  const sent = await Promise.all(
    [1, ...(how === 'twice' ? [2] : [])].map(() => service.call('POST', path, { body, headers })),
  );
  const ids = new Set(sent.map(({ json }) => json.id));
  expect(ids.size).toBe(1);
  const [first] = sent;
  if (first?.status !== 201) {
    expect(how).toMatch(/limited|answering nothing/);
    return [];
  }
  const { id, edit, status: is } = first.json;
  known.push({ id, secret: edit.secret, status: is, rev: 1, isWithdrawn: false });
  return [{ type: TYPE[is as Status], comment: id }];
};

const at = <T>(all: readonly T[], n: number): T | undefined => all[n % Math.max(1, all.length)];

const decide: Do<'decide'> = async ({ service, site, known }, { comment: n, status, how }) => {
  const comment = at(known, n);
  if (!comment) return [];
  const path = `/v1/sites/${site}/comments/${comment.id}/decision`;
  const rev = { 'any rev': undefined, stale: comment.rev + 1, 'two at once': comment.rev }[how];
  const answers = await Promise.all(
    [1, ...(how === 'two at once' ? [2] : [])].map(() =>
      service.call('POST', path, { body: { status, rev } }),
    ),
  );
  const done = answers.filter((answer) => answer.status === 200);
  expect(done).toHaveLength(comment.isWithdrawn || how === 'stale' ? 0 : 1);
  return done.map(() => made(comment, status));
};

const decideSeveral: Do<'decide several'> = async ({ service, site, known }, { comments, status }) => {
  const chosen = [...new Set(comments.flatMap((n) => at(known, n) ?? []))];
  if (chosen.length === 0) return [];
  const decisions = chosen.map(({ id, rev }, place) => ({ comment: id, status, rev: rev + (place % 2) }));
  const { json } = await service.call('POST', `/v1/sites/${site}/decisions`, { body: { decisions } });
  return chosen.flatMap((comment, place) => (json.results[place].ok ? [made(comment, status)] : []));
};

const decideByFilter: Do<'decide by filter'> = async ({ service, site, known }, { from, status }) => {
  const path = `/v1/sites/${site}/bulk`;
  const { json } = await service.call('POST', path, { body: { status: from, action: { status } } });
  const { json: applied } = await service.call('POST', `${path}/${json.id}/apply`);
  const found = known.filter((comment) => comment.status === from && !comment.isWithdrawn);
  expect(applied.decided).toBe(found.length);
  return found.map((comment) => made(comment, status));
};

const undo: Do<'undo'> = async ({ service, site, known }, { comment: n }) => {
  const comment = at(known, n);
  if (!comment) return [];
  const { json } = await service.call('GET', `/v1/sites/${site}/comments/${comment.id}`);
  const undone = await service.call('POST', `/v1/sites/${site}/decisions/${json.decision.id}/undo`, {
    body: {},
  });
  expect(undone.status).toBe(comment.rev === 1 || comment.isWithdrawn ? 409 : 200);
  return undone.status === 200 ? [made(comment, undone.json.status)] : [];
};

const own = ({ site }: Story, { id }: Known): string => `/v1/sites/${site}/articles/a/comments/${id}`;

const edit: Do<'edit'> = async (story, { comment: n, status, by }) => {
  const { service, site, known } = story;
  const comment = at(known, n);
  if (!comment) return [];
  const body = `${WORD[status]} ${comment.rev} ${by}`;
  const answer =
    by === 'author'
      ? await service.call('PUT', own(story, comment), {
          body: { body },
          headers: { 'edit-secret': comment.secret },
        })
      : await service.call('POST', `/v1/sites/${site}/comments/${comment.id}/edit`, {
          body: { body, rev: comment.rev },
        });
  // A comment that came with an address is edited under its limit.
  if (answer.status !== 429) expect(answer.status === 200).toBe(!comment.isWithdrawn);
  if (answer.status !== 200) return [];
  const { json } = await service.call('GET', `/v1/sites/${site}/comments/${comment.id}`);
  return [made(comment, json.status)];
};

const withdraw: Do<'withdraw'> = async (story, { comment: n }) => {
  const comment = at(story.known, n);
  if (!comment) return [];
  const headers = { 'edit-secret': comment.secret };
  expect((await story.service.call('DELETE', own(story, comment), { headers })).status).toBe(204);
  if (comment.isWithdrawn) return [];
  comment.isWithdrawn = true;
  return [made(comment, 'rejected')];
};

/** Two readers call people, and a third one is too much; whether they did is for the audit to say. */
const report: Do<'report'> = async ({ service, site, known }, { comment: n }) => {
  const comment = at(known, n);
  if (!comment) return [];
  const audited = async () =>
    (await service.running.sql(
      `select subject as comment from audit where site = '${site}' and kind = 'report' order by id`,
    )) as { comment: string }[];
  const before = (await audited()).length;
  for (const id of ['one', 'two', 'three'])
    await service.call('POST', `/v1/sites/${site}/comments/${comment.id}/reports`, {
      body: { reason: 'abuse', reader: { id } },
    });
  return (await audited()).slice(before).map(({ comment }) => ({ type: 'comment.reported', comment }));
};

const addWebhook: Do<'add webhook'> = async (story, { events }) => {
  const body = { name: 'a receiver', url: RECEIVER, events };
  const { json } = await story.service.call('POST', `/v1/sites/${story.site}/webhooks`, { body });
  story.hooks.push({ id: json.id, events, enabled: true });
  return [];
};

const changeWebhook: Do<'change webhook'> = async (
  { service, site, hooks },
  { webhook, events, enabled },
) => {
  const hook = at(hooks, webhook);
  if (!hook) return [];
  const body = { name: 'a receiver', url: RECEIVER, events, enabled };
  expect((await service.call('PUT', `/v1/sites/${site}/webhooks/${hook.id}`, { body })).status).toBe(200);
  Object.assign(hook, { events, enabled });
  return [];
};

const removeWebhook: Do<'remove webhook'> = async (story, { webhook }) => {
  const hook = at(story.hooks, webhook);
  if (!hook) return [];
  const path = `/v1/sites/${story.site}/webhooks/${hook.id}`;
  expect((await story.service.call('DELETE', path)).status).toBe(204);
  story.hooks = story.hooks.filter((each) => each !== hook);
  return [];
};

const DO: { readonly [K in Step['kind']]: Do<K> } = {
  submit,
  decide,
  'decide several': decideSeveral,
  'decide by filter': decideByFilter,
  undo,
  edit,
  withdraw,
  report,
  'add webhook': addWebhook,
  'change webhook': changeWebhook,
  'remove webhook': removeWebhook,
};

/** Does a step, and holds what was put up to be told in it against what its answers say that happened. */
export async function perform(story: Story, step: Step): Promise<void> {
  const told = await (DO[step.kind] as Do<Step['kind']>)(story, step as never);
  const rows = (await story.service.running.sql(
    `select webhook, event, type, comment from deliveries where site = '${story.site}'`,
  )) as (Told & { webhook: string; event: string })[];
  const fresh = rows.filter(({ webhook, event }) => !story.seen.has(`${webhook} ${event}`));
  for (const { webhook, event } of fresh) story.seen.add(`${webhook} ${event}`);
  const wanted = story.hooks
    .filter(({ enabled }) => enabled)
    .flatMap(({ id, events }) =>
      told.filter(({ type }) => events.includes(type)).map((each) => ({ webhook: id, ...each })),
    );
  const sorted = (all: readonly (Told & { webhook: string })[]) =>
    all.map(({ webhook, type, comment }) => `${webhook} ${type} ${comment}`).sort();
  expect(sorted(fresh), step.kind).toEqual(sorted(wanted));
}
