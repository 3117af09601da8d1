import fc from 'fast-check';
import { expect, test } from 'vitest';
import { STATUSES } from '../../src/domain/comment.ts';
import { DATABASE } from '../databases/kind.ts';
import { startService, type TestService } from '../service.ts';
import { storeMany } from './stored-comments.ts';

/** D1 is asked by HTTP, some ms each time. */
const RUNS = { sqlite: 8, postgres: 5, d1: 2 }[DATABASE];

const rules = {
  'words.yaml': `
site: {name: {en: Words}, locale: en, timezone: UTC, edit_for: 1h}
decide: {default: hold}
reasons: {kind: Kind after all}
rules: [{id: rude, if: {text: {has: fool}}, then: hold, flag: insult}]
`,
};
const AT = '/v1/sites/words';
const HOUR = 3_600_000;

const send = async ({ call }: TestService, text: string, article = '1') => {
  const body = { body: text, author: { name: 'Ann', id: `a${text.length % 3}` } };
  const { json } = await call('POST', `${AT}/articles/${article}/comments`, { body });
  return { id: json.id as string, own: { headers: { 'edit-secret': json.edit.secret as string } } };
};

const preview = async ({ call }: TestService, body: object, key?: string) => {
  const { status, json, text } = await call('POST', `${AT}/bulk`, { body, ...(key ? { key } : {}) });
  expect(status, text).toBe(201);
  return json;
};

/** Applies one to its end. */
async function applyAll({ call }: TestService, id: string) {
  for (let times = 0; times < 60; times++) {
    const { status, json } = await call('POST', `${AT}/bulk/${id}/apply`);
    expect(status).toBe(200);
    expect(json.skipped).toBe(json.done - json.decided);
    if (json.done === json.total) return json;
  }
  return expect.fail('it comes to no end');
}

test('a decision by filter says who found what by which filter, when, and what is to be done with it', async () => {
  let now = Date.UTC(2026, 0, 1);
  const service = await startService({ rules, now: () => now });
  const { call, key, running } = service;
  await send(service, 'you fool');
  const mine = await key('moderator');
  const action = { status: 'rejected', reasonCode: 'kind' };
  const asked = { flag: 'insult', author: 'a2', q: 'FOOL', action };
  const { id } = await preview(service, asked, mine);
  const look = async (bulk: string) => (await call('GET', `${AT}/bulk/${bulk}`)).json;
  const made = {
    id,
    ...{ total: 1, done: 0, decided: 0, skipped: 0 },
    at: '2026-01-01T00:00:00.000Z',
    by: { kind: 'moderator', id: expect.any(String), name: 'moderator' },
    action: { status: 'rejected', reason: 'Kind after all', reasonCode: 'kind' },
    filters: { status: 'pending', flag: 'insult', rule: null, article: null, authorKey: 'id:a2', q: 'FOOL' },
  };
  expect(await look(id)).toEqual(made);
  now += 1000;
  const progress = await applyAll(service, id);
  expect(progress).toEqual({ id, total: 1, done: 1, decided: 1, skipped: 0 });
  expect(await look(id)).toEqual({ ...made, ...progress });
  const undo = await preview(service, {
    bulk: id,
    since: '2026-01-01T03:00:00+03:00',
    action: { undo: true },
  });
  expect(await look(undo.id)).toMatchObject({
    at: '2026-01-01T00:00:01.000Z',
    by: { kind: 'admin', id: 'environment' },
    action: { status: null, reason: null, reasonCode: null },
    filters: { by: null, bulk: id, since: '2026-01-01T00:00:00.000Z', until: null, to: null },
  });
  const byAddress = await preview(service, { authorKey: `address:${'x'.repeat(22)}`, action });
  expect((await look(byAddress.id)).filters.authorKey).toBe('address:');
  // What was found before this was kept.
  await running.sql(`update bulks set filters = null, by_name = '' where id = '${undo.id}'`);
  expect(await look(undo.id)).toMatchObject({ filters: null, by: { name: '' } });
  expect((await call('DELETE', `${AT}/authors/id:a2/data`)).status).toBe(200);
  expect(await look(id)).toEqual({ ...made, ...progress, filters: null });
});

const doing = fc.record({
  does: fc.constantFrom('send', 'decide', 'edit', 'withdraw'),
  which: fc.nat({ max: 500 }),
  status: fc.constantFrom(...STATUSES),
});
type Doing = typeof doing extends fc.Arbitrary<infer T> ? T : never;
/** What others do while it is applied, once or by two at a time. */
const round = fc.record({
  others: fc.array(doing, { maxLength: 4 }),
  applies: fc.integer({ min: 1, max: 2 }),
});

type Own = Awaited<ReturnType<typeof send>>;

async function disturb(service: TestService, found: readonly string[], own: readonly Own[], one: Doing) {
  const { call } = service;
  const comment = found[one.which % found.length] as string;
  const mine = own[one.which % own.length] as Own;
  const at = `${AT}/articles/1/comments/${mine.id}`;
  if (one.does === 'send') await send(service, `another fool ${one.which}`);
  else if (one.does === 'decide')
    await call('POST', `${AT}/comments/${comment}/decision`, { body: { status: one.status } });
  else if (one.does === 'edit') await call('PUT', at, { ...mine.own, body: { body: `fool ${one.which}` } });
  else await call('DELETE', at, mine.own);
}

interface Made {
  readonly comment: string;
  readonly rev: number;
  readonly bulk: string | null;
}

test('a decision by filter decides what its preview found, and nothing that came, was decided or was edited since', async () => {
  const service = await startService({ rules });
  let runs = 0;
  const before = fc.array(doing, { maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(before, fc.array(round, { maxLength: 4 }), async (before, rounds) => {
      await storeMany(service, {
        named: `run${runs++}`,
        site: 'words',
        article: '1',
        status: 'pending',
        count: 230,
        flag: 'insult',
      });
      const own = [
        await send(service, 'you fool'),
        await send(service, 'a fool'),
        await send(service, 'fool'),
      ];
      await send(service, 'nothing of the kind');
      const found = (await service.running.sql(
        `select l.comment, c.rev from comment_labels as l join comments as c on c.id = l.comment
         where l.label = 'insult' and l.status = 'pending' order by l.comment`,
      )) as { comment: string; rev: number }[];
      const ids = found.map(({ comment }) => comment);
      const body = { flag: 'insult', action: { status: 'spam', reason: 'rude' } };
      const { id, count, capped, sample } = await preview(service, body);
      expect([count, capped, sample.map((one: { id: string }) => one.id)]).toEqual([
        found.length,
        false,
        ids.slice(0, 10),
      ]);
      for (const one of before) await disturb(service, ids, own, one);
      for (const { others, applies } of rounds)
        await Promise.all([
          ...others.map((one) => disturb(service, ids, own, one)),
          ...Array.from({ length: applies }, () => service.call('POST', `${AT}/bulk/${id}/apply`)),
        ]);
      const progress = await applyAll(service, id);
      const made = (await service.running.sql(
        `select comment, rev, bulk from decisions where rev > 1`,
      )) as Made[];
      const byBulk = made.filter(({ bulk }) => bulk === id).map(({ comment, rev }) => `${comment} ${rev}`);
      const next = new Set(found.map(({ comment, rev }) => `${comment} ${rev + 1}`));
      // Each as it was found, once; all others of them were changed by somebody first.
      expect(byBulk.filter((one) => !next.has(one))).toEqual([]);
      expect(new Set(byBulk).size).toBe(byBulk.length);
      const first = new Set(made.map(({ comment, rev }) => `${comment} ${rev}`));
      expect([...next].filter((one) => !first.has(one))).toEqual([]);
      expect(progress).toMatchObject({ total: found.length, done: found.length, decided: byBulk.length });
      expect((await service.call('GET', `${AT}/bulk/${id}`)).json).toMatchObject(progress);
    }),
    { numRuns: RUNS },
  );
}, 120_000);

/** All that a decision changes, of a whole site. */
const stateOf = async ({ running }: TestService) => ({
  comments: await running.sql('select id, status, hidden, withdrawn_from from comments order by id'),
  labels: await running.sql('select comment, label, status from comment_labels order by comment, label'),
  articles: await running.sql('select id, count from articles order by id'),
  authors: await running.sql('select key, approved, rejected from authors order by key'),
});

test('undoing a decision by filter restores statuses and counters, and undoing that does it again', async () => {
  const service = await startService({ rules });
  for (let at = 0; at < 24; at++) {
    const { id, own } = await send(
      service,
      at % 2 ? `fool ${'!'.repeat(at)}` : `hello ${at}`,
      String(at % 3),
    );
    const status = STATUSES[at % 4];
    await service.call('POST', `${AT}/comments/${id}/decision`, { body: { status } });
    if (at === 14) await service.call('DELETE', `${AT}/articles/${at % 3}/comments/${id}`, own);
  }
  const before = await stateOf(service);
  const done = await preview(service, {
    status: 'rejected',
    action: { status: 'approved', reasonCode: 'kind' },
  });
  expect(done.count).toBe(5); // what its author took back is none of them
  expect(await applyAll(service, done.id)).toMatchObject({ decided: 5, skipped: 0 });
  const after = await stateOf(service);
  expect(after).not.toEqual(before);
  const undone = await preview(service, { bulk: done.id, action: { undo: true, reason: 'by mistake' } });
  expect(await applyAll(service, undone.id)).toMatchObject({ decided: 5 });
  expect(await stateOf(service)).toEqual(before);
  const { json } = await service.call('GET', `${AT}/comments/${undone.sample[0].id}`);
  expect(json.history.map(({ bulk }: { bulk: string | null }) => bulk).slice(-2)).toEqual([
    done.id,
    undone.id,
  ]);
  expect(json.history.at(-2)).toMatchObject({
    to: 'approved',
    reason: 'Kind after all',
    reasonCode: 'kind',
  });
  expect(json.decision).toMatchObject({
    undoes: json.history.at(-2).id,
    to: 'rejected',
    reason: 'by mistake',
  });
  const redone = await preview(service, { bulk: undone.id, action: { undo: true } });
  expect(await applyAll(service, redone.id)).toMatchObject({ decided: 5 });
  expect(await stateOf(service)).toEqual(after);
});

test('what one moderator did is undone by time and status, as far as it is still in force, and not twice', async () => {
  let clock = Date.now();
  const service = await startService({ rules, now: () => clock });
  const key = await service.key('moderator');
  const ids: string[] = [];
  for (let at = 0; at < 6; at++) ids.push((await send(service, `hello ${at}`)).id);
  const decide = async (at: number, status: string, as: string | null = key) => {
    clock += 1000;
    await service.call('POST', `${AT}/comments/${ids[at]}/decision`, {
      body: { status },
      ...(as ? { key: as } : {}),
    });
  };
  await decide(0, 'spam');
  clock += HOUR;
  const since = new Date(clock).toISOString();
  await decide(1, 'spam');
  await decide(2, 'approved');
  await decide(3, 'spam');
  await decide(3, 'rejected', null); // somebody else was later
  await decide(4, 'rejected');
  await decide(4, 'spam'); // twice: the last is in force
  clock += HOUR;
  const until = new Date(clock).toISOString();
  await decide(5, 'spam');
  const by = key.split('_')[1];
  const statuses = async () =>
    Promise.all(ids.map(async (id) => (await service.call('GET', `${AT}/comments/${id}`)).json.status));
  const undo = async (more: object) => {
    const { id, count } = await preview(service, { by, since, until, ...more, action: { undo: true } });
    await applyAll(service, id);
    return count;
  };
  expect(await undo({ to: 'spam' })).toBe(2);
  expect(await statuses()).toEqual(['spam', 'pending', 'approved', 'rejected', 'rejected', 'spam']);
  // The decision before is in force again, and theirs as well.
  expect(await undo({})).toBe(2);
  expect(await statuses()).toEqual(['spam', 'pending', 'pending', 'rejected', 'pending', 'spam']);
  expect(await undo({})).toBe(0);
  const admins = await preview(service, { by: 'environment', action: { undo: true } });
  expect(admins.count).toBe(1); // none of their undos
});

test('only who made the preview applies it, or an admin; within an hour, and its progress is kept for 30 days', async () => {
  let clock = Date.now();
  const service = await startService({ rules, now: () => clock });
  const { id: comment } = await send(service, 'hello');
  const [mine, other] = [await service.key('moderator'), await service.key('moderator')];
  const body = { action: { status: 'approved' } };
  const [one, two] = [await preview(service, body, mine), await preview(service, body, mine)];
  const ask = async (method: string, { id }: { id: string }, key?: string) =>
    (await service.call(method, `${AT}/bulk/${id}${method === 'POST' ? '/apply' : ''}`, key ? { key } : {}))
      .status;
  expect(await ask('POST', one, other)).toBe(403);
  expect((await service.call('GET', `${AT}/comments/${comment}`)).json.status).toBe('pending');
  expect(await ask('GET', one, other)).toBe(200);
  clock += HOUR - 1;
  expect(await ask('POST', one)).toBe(200);
  expect((await service.call('GET', `${AT}/comments/${comment}`)).json.decision).toMatchObject({
    to: 'approved',
    by: { id: 'environment' },
    bulk: one.id,
  });
  clock += 1;
  expect([await ask('POST', two, mine), await ask('GET', two)]).toEqual([404, 404]);
  clock += 29 * 24 * HOUR;
  expect(await ask('GET', one, mine)).toBe(200);
  clock += 24 * HOUR;
  expect(await ask('GET', one, mine)).toBe(404);
});

test('what matches is looked for among 10,000 at most, and the preview says so', async () => {
  const service = await startService({ rules });
  const many = { site: 'words', article: '1', status: 'pending' } as const;
  await storeMany(service, { ...many, named: 'p', count: 10_003 });
  const asked = async (filters: object) => {
    const { count, capped, sample } = await preview(service, { ...filters, action: { status: 'spam' } });
    return [count, capped, sample[0]?.id];
  };
  expect(await asked({})).toEqual([10_000, true, 'p-100001']);
  expect(await asked({ article: '2' })).toEqual([0, false, undefined]);
  // The newest are searched.
  expect(await asked({ q: 'text 100003' })).toEqual([0, true, undefined]);
  expect(await asked({ q: 'TEXT 100004' })).toEqual([1, true, 'p-100004']);
  expect(await asked({ q: 'text 100004', flag: 'insult' })).toEqual([0, false, undefined]);
});

test('what is wrong with a filter or an action is named', async () => {
  const { call } = await startService({ rules });
  for (const [body, paths] of [
    [{}, ['action']],
    [{ action: {} }, ['action.status']],
    [{ action: { status: 'open' } }, ['action.status']],
    [{ action: { status: 'spam', undo: true }, by: 'me' }, ['action.status']],
    [{ action: { undo: false }, by: 'me' }, ['action.undo']],
    [{ action: { undo: true } }, ['']],
    [{ action: { undo: true }, by: 'me', flag: 'x' }, ['flag']],
    [{ action: { undo: true }, by: 'me', since: 'today' }, ['since']],
    [{ action: { status: 'spam' }, by: 'me' }, ['by']],
    [{ action: { status: 'spam' }, q: '\u0000' }, ['q']],
    [{ action: { status: 'spam', reasonCode: '\ud800' } }, ['action.reasonCode']],
  ] as const) {
    const { status, json } = await call('POST', `${AT}/bulk`, { body });
    expect([status, json.errors.map(({ path }: { path: string }) => path)]).toEqual([422, paths]);
  }
});
