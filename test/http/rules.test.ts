import { expect, test } from 'vitest';
import { startService, type TestService } from '../service.ts';

const SITE = `site: {name: {en: News}, locale: en, timezone: UTC}
decide: {default: hold, points: {spam: 4}}
lists: {ads: lists/ads.txt}
rules:
  - {id: ad, if: {text.has: $ads}, then: spam, flag: advert, why: {en: 'an ad: {match}'}, tests: {match: [a sale]}}
  - {id: loud, if: {text.has: loud}, points: 4}
  - {id: regular, if: {author.approved: '>= 1'}, then: approve, beats: hold}
  - {id: trial, mode: monitor, expires: 2030-01-31, if: {text.has: fool}, then: reject}
`;
const rules = { 'news.yaml': SITE, 'lists/ads.txt': 'sale\ncheap\n' };
const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 10);

interface World extends TestService {
  readonly clock: { now: number };
  /** Stores a comment, and has a moderator decide it. */
  decided(body: string, status: string | null, author?: string): Promise<string>;
  backtest(body?: object): Promise<{ status: number; json: Record<string, never> }>;
}

async function world(): Promise<World> {
  const clock = { now: START };
  const service = await startService({ rules, now: () => clock.now });
  const { call } = service;
  return {
    ...service,
    clock,
    decided: async (body, status, author) => {
      clock.now += 1000;
      const sent = { body, author: { name: 'Ann', id: author ?? null } };
      const { id } = (await call('POST', '/v1/sites/news/articles/1/comments', { body: sent })).json;
      if (status !== null) await call('POST', `/v1/sites/news/comments/${id}/decision`, { body: { status } });
      return id;
    },
    backtest: (body = {}) => call('POST', '/v1/sites/news/backtest', { body }),
  };
}

const hits = (json: { rules?: { id: string; hits: object }[] }, id: string) =>
  json.rules?.find((rule) => rule.id === id)?.hits;

test('the rules in force are listed with what they do, where they stand, and their lists', async () => {
  const { call } = await world();
  const { json } = await call('GET', '/v1/sites/news/rules');
  expect(json).toMatchObject({
    acceptedAt: new Date(START).toISOString(),
    hitsSince: new Date(START - 30 * DAY).toISOString(),
    lists: [{ name: 'ads', file: 'lists/ads.txt', terms: 2 }],
  });
  expect(json.rules).toMatchObject([
    {
      id: 'ad',
      effect: 'spam',
      flags: ['advert'],
      why: { en: 'an ad: {match}' },
      place: 'news.yaml:5:10',
      tests: 1,
      mode: 'live',
    },
    { id: 'loud', effect: null, points: 4 },
    { id: 'regular', effect: 'approve', beats: ['hold'] },
    { id: 'trial', mode: 'monitor', expiresAt: '2030-02-01T00:00:00.000Z' },
  ]);
});

test("a rule's hits are those comments of the time that it matched, by what became of them", async () => {
  const { call, clock, decided } = await world();
  await decided('an old sale', 'approved');
  clock.now += 10 * DAY;
  await decided('a cheap sale', 'rejected');
  await decided('sale', null);
  await decided('sale, fool', 'approved');
  const of = async (query: string) => (await call('GET', `/v1/sites/news/rules${query}`)).json;
  expect(hits(await of('?days=5'), 'ad')).toEqual({
    pending: 0,
    approved: 1,
    rejected: 1,
    spam: 1,
    total: 3,
  });
  expect(hits(await of(''), 'ad')).toMatchObject({ approved: 2, total: 4 });
  expect(hits(await of(''), 'trial')).toMatchObject({ approved: 1, total: 1 });
  expect(hits(await of(''), 'loud')).toMatchObject({ total: 0 });
});

test('a backtest tells what each rule matches beside what people decided', async () => {
  const { decided, backtest } = await world();
  await decided('sale', 'spam');
  await decided('cheap', 'approved');
  await decided('cheap too', 'pending');
  await decided('loud', 'rejected');
  await decided('a fool', 'approved', 'ann');
  await decided('loud again', 'approved', 'ann');
  await decided('nobody decided on this sale', null);
  const { status, json } = await backtest();
  expect(status).toBe(200);
  expect(json).toMatchObject({ comments: 6, complete: true });
  const [ad, loud, regular, trial] = json.rules ?? [];
  expect(ad).toMatchObject({
    hits: 3,
    agreed: 1,
    precision: 0.5,
    would: { spam: 3 },
    people: { pending: 1 },
  });
  expect(loud).toMatchObject({ hits: 2, agreed: 1, would: { spam: 2 } });
  expect(regular).toMatchObject({ hits: 1, agreed: 1, precision: 1, would: { spam: 1 } });
  expect(trial).toMatchObject({ hits: 1, agreed: 0, monitor: true, would: { rejected: 1, pending: 0 } });
  expect(ad).toMatchObject({ samples: [{ people: 'approved', text: 'cheap', match: [0, 5] }, {}, {}] });
  expect(json.decided).toMatchObject({ spam: { spam: 1, approved: 2 }, pending: { approved: 1 } });
});

test('a draft is tried on the past with the lists in force, and nothing is put in force', async () => {
  const { call, decided, backtest } = await world();
  await decided('sale', 'spam');
  await decided('a bargain', 'spam');
  const before = (await call('GET', '/v1/sites/news/rules')).json;
  const draft = { 'news.yaml': SITE.replace('then: spam', 'then: reject') };
  const changed = await backtest({ rules: draft });
  expect(changed.json).toMatchObject({
    rules: [{ rule: 'ad', hits: 1, would: { rejected: 1 } }, {}, {}, {}],
  });
  expect(changed.json.version).not.toBe(before.version);
  const longer = await backtest({ rules: { 'lists/ads.txt': 'sale\nbargain\n' } });
  expect(longer.json).toMatchObject({ rules: [{ rule: 'ad', hits: 2 }, {}, {}, {}] });
  // The rules in force don't ask the model, so that it is read for the draft.
  const asking = SITE.replace(
    'rules:\n',
    'rules:\n  - {id: learned, if: {model.abuse: ">= 0"}, then: hold}\n',
  );
  const learned = await backtest({ rules: { 'news.yaml': asking } });
  expect(learned.json).toMatchObject({ rules: [{ rule: 'learned', hits: 2 }, {}, {}, {}, {}] });
  expect((await call('GET', '/v1/sites/news/rules')).json).toEqual(before);
});

test('what is wrong with a draft is told by file, line and column', async () => {
  const { backtest } = await world();
  const wrong = { 'news.yaml': SITE.replace('then: spam', 'than: spam') };
  expect((await backtest({ rules: wrong })).json).toMatchObject({
    type: '/problems/invalid-content',
    errors: [
      { path: 'rules.news.yaml', message: expect.stringMatching(/^news\.yaml:5:\d+: unknown key "than"/) },
    ],
  });
  const { problems } = (await backtest({ rules: wrong })).json;
  expect(problems).toMatchObject([{ file: 'news.yaml', line: 5, column: expect.any(Number) }]);
  const failing = { 'news.yaml': SITE.replace('match: [a sale]', 'match: [a fair]') };
  expect((await backtest({ rules: failing })).json).toMatchObject({
    errors: [{ message: expect.stringContaining('test failed') }],
  });
  expect((await backtest({ rules: { 'new.yaml': SITE } })).json).toMatchObject({
    errors: [{ path: 'rules.new.yaml' }],
  });
});

test('the files of the rules in force are had as they are, without what was changed in lists', async () => {
  const { call } = await world();
  const change = { terms: ['bargain'], reason: 'ads' };
  await call('POST', '/v1/sites/news/lists/ads/terms', { body: change });
  const { status, json } = await call('GET', '/v1/sites/news/rules/files');
  expect([status, json.files]).toEqual([
    200,
    [
      { path: 'news.yaml', text: SITE },
      { path: 'lists/ads.txt', text: rules['lists/ads.txt'] },
    ],
  ]);
  const check = async (rules: object) =>
    (await call('POST', '/v1/sites/news/rules/check', { body: { rules } })).json;
  expect(await check({})).toEqual({ ok: true, problems: [], version: `${json.version}+1` });
  expect((await call('GET', '/v1/sites/news/rules')).json.version).toBe(`${json.version}+1`);
});

test('a draft is checked: what is wrong by its place, warnings, and its version, with the lists as they are', async () => {
  const { call } = await world();
  const check = async (rules: object) =>
    (await call('POST', '/v1/sites/news/rules/check', { body: { rules } })).json;
  const [good, wrong] = [
    SITE.replace('then: spam', 'then: reject'),
    SITE.replace('then: spam', 'than: spam'),
  ];
  const inForce = (await call('GET', '/v1/sites/news/rules')).json;
  const checked = await check({ 'news.yaml': good });
  expect(checked).toEqual({ ok: true, problems: [], version: expect.stringMatching(/^[0-9a-f]{16}$/) });
  expect(checked.version).not.toBe(inForce.version);
  const at = { file: 'news.yaml', line: 5, column: expect.any(Number) };
  expect(await check({ 'news.yaml': wrong })).toMatchObject({
    ok: false,
    problems: [{ ...at, message: expect.stringMatching(/^unknown key "than"/) }],
    version: null,
  });
  const expired = SITE.replace('id: loud,', 'id: loud, expires: 2020-01-31,');
  expect((await check({ 'news.yaml': expired })).problems).toMatchObject([
    { file: 'news.yaml', warning: true },
  ]);
  expect((await check({ 'new.txt': 'x' })).problems).toMatchObject([{ file: 'new.txt', line: 1, column: 1 }]);
  // What moderators removed from a list is missing in the draft too.
  await call('DELETE', '/v1/sites/news/lists/ads/terms?term=cheap');
  const failing = SITE.replace('match: [a sale]', 'match: [cheap]');
  expect((await check({ 'news.yaml': failing })).problems).toMatchObject([
    { message: expect.stringContaining('test failed') },
  ]);
  expect((await call('GET', '/v1/sites/news/rules')).json.rules).toEqual(inForce.rules);
});

test('how far a backtest is can be followed, line by line, to the same result', async () => {
  const { call, decided, backtest } = await world();
  for (const body of ['one sale', 'two', 'three']) await decided(body, 'spam');
  const send = (body: object) =>
    call('POST', '/v1/sites/news/backtest', { body, headers: { accept: 'application/x-ndjson' } });
  const { headers, text } = await send({ samples: 1 });
  expect(headers.get('content-type')).toBe('application/x-ndjson');
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines).toEqual([
    { progress: { done: 0, total: 6 } },
    { progress: { done: 6, total: 6 } },
    { result: (await backtest({ samples: 1 })).json },
  ]);
  const { status, json } = await send({ rules: { 'news.yaml': SITE.replace('then: spam', 'than: spam') } });
  expect([status, json.problems[0].line]).toEqual([422, 5]);
  expect((await backtest()).status).toBe(200);
});

test('a limit keeps to the newest, and the answer says how far back they go', async () => {
  const { decided, backtest, clock } = await world();
  for (const body of ['one sale', 'two', 'three']) await decided(body, 'spam');
  const { json } = await backtest({ limit: 2 });
  expect(json).toMatchObject({
    comments: 2,
    complete: false,
    from: new Date(clock.now - 2000).toISOString(),
  });
  clock.now += 2 * DAY;
  expect((await backtest({ days: 1 })).json).toMatchObject({ comments: 0, complete: true });
});

test('a site has one backtest at a time, and another after it', async () => {
  const { decided, backtest } = await world();
  await decided('sale', 'spam');
  const atOnce = async () =>
    (await Promise.all([backtest(), backtest(), backtest()])).map(({ status }) => status).sort();
  await expect.poll(atOnce).toContain(409);
  expect((await backtest()).status).toBe(200);
});

test('other requests are answered while a backtest runs', async () => {
  const { call, decided, backtest } = await world();
  for (let at = 0; at < 30; at++) await decided(`loud ${'word '.repeat(1900)}`, 'spam');
  let ended = false;
  const running = backtest().finally(() => {
    ended = true;
  });
  let answered = 0;
  while (!ended) {
    await call('GET', '/health', { key: null });
    if (!ended) answered++;
  }
  expect((await running).status).toBe(200);
  expect(answered).toBeGreaterThan(0);
});
