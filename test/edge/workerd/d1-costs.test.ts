import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { type D1Call, type EdgeService, startEdge } from '../../databases/edge-service.ts';
import { storeMany } from '../../http/stored-comments.ts';
import { ADMIN, filesIn, newSecret } from '../../service.ts';

/** Rules that ask for everything that costs a look-up, and all four limits. */
const SITE = `
site: {name: {en: News}, locale: en, timezone: UTC, origins: [https://news.example], close_after: 14d, edit_for: 5m}
limits:
  - {id: reader, by: address, max: 100000, per: 1s}
  - {id: author, by: author, max: 100000, per: 1s}
  - {id: article, by: article, max: 100000, per: 1s}
  - {id: site, by: site, max: 100000, per: 1s}
decide: {default: approve}
rules:
  - {id: waits, if: {text: {has: [wait]}}, then: hold, flag: waiting}
  - {id: copies, if: {similar: {by: article, within: 10m, count: ">= 50", authors: ">= 3"}}, then: spam}
  - {id: often, if: {rate: {by: author, within: 10m, count: ">= 900"}}, then: hold}
  - {id: often-here, if: {rate: {by: article, within: 1h, count: ">= 900"}}, then: hold}
  - {id: rejected, if: {author.rejected_30d: ">= 3"}, then: hold}
  - {id: banned, if: {author.banned: true}, then: reject}
`;
const LONG = 'A comment that is long enough to be compared with the others that stand under this article';

async function edge(
  site = SITE,
  now = Date.now,
): Promise<EdgeService & { send(path: string, init?: RequestInit): Promise<Response> }> {
  const service = await startEdge({
    rules: () => ({ 'news.yaml': site }),
    now,
    log: () => undefined,
    variables: { HAKAM_ADMIN_KEY: ADMIN, HAKAM_SECRET: newSecret() },
  });
  onTestFinished(() => service.stop());
  const send = async (path: string, init?: RequestInit): Promise<Response> => {
    const response = await fetch(`${service.address}${path}`, init);
    await response.clone().text();
    return response;
  };
  return Object.assign(service, { send });
}

const comments = (article: string): string => `/v1/sites/news/articles/${article}/comments`;

const posting = (body: object, key: string, more: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...more },
  body: JSON.stringify(body),
});

/** The free plan's: https://developers.cloudflare.com/d1/platform/limits/ */
const MOST_QUERIES = 50;

const queriesOf = (calls: readonly D1Call[]): number => calls.reduce((all, { queries }) => all + queries, 0);

const rowsOf = (calls: readonly D1Call[]): number => calls.reduce((all, { rowsRead }) => all + rowsRead, 0);

test('a submission is two round trips to D1, three where its key was not seen before', async () => {
  const service = await edge();
  const made = await service.send('/v1/keys', posting({ role: 'site', site: 'news', name: 'CMS' }, ADMIN));
  const { key } = (await made.json()) as { key: string };
  const body = {
    body: LONG,
    author: { name: 'Ann', id: 'ann' },
    client: { ip: '203.0.113.7' },
    article: { title: 'A title', section: 'sport', publishedAt: new Date().toISOString() },
  };
  service.d1Calls();
  const costs: number[] = [];
  for (const more of [{}, {}, { 'idempotency-key': 'one' }, { 'idempotency-key': 'one' }]) {
    expect((await service.send(comments('1'), posting(body, key, more))).status).toBe(201);
    const calls = service.d1Calls();
    expect(queriesOf(calls)).toBeLessThan(MOST_QUERIES);
    costs.push(calls.length);
  }
  expect(costs).toEqual([3, 2, 2, 2]);
  const browser = posting({ body: LONG, author: { name: 'Ben' } }, '', { origin: 'https://news.example' });
  delete (browser.headers as Record<string, string>).authorization;
  expect((await service.send(comments('1'), browser)).status).toBe(201);
  expect(service.d1Calls()).toHaveLength(2);
});

test('an edit is three round trips to D1, a withdrawal two, one if it is sent again, and none reads more the more is stored', async () => {
  const service = await edge();
  const sent = { body: LONG, author: { name: 'Ann' } };
  const browser = (method: string, body?: object, more: Record<string, string> = {}): RequestInit => ({
    method,
    headers: { origin: 'https://news.example', 'content-type': 'application/json', ...more },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  const changes = async (): Promise<D1Call[][]> => {
    const answer = await service.send(comments('1'), browser('POST', sent));
    const { id, edit } = (await answer.json()) as { id: string; edit: { secret: string } };
    const own = { 'edit-secret': edit.secret };
    service.d1Calls();
    const put = browser('PUT', { body: `${LONG}, or longer, and wait` }, own);
    expect((await service.send(`${comments('1')}/${id}`, put)).status).toBe(200);
    const edited = service.d1Calls();
    expect((await service.send(`${comments('1')}/${id}`, browser('DELETE', undefined, own))).status).toBe(
      204,
    );
    const withdrawn = service.d1Calls();
    await service.send(`${comments('1')}/${id}`, browser('DELETE', undefined, own));
    return [edited, withdrawn, service.d1Calls()];
  };
  const read = (calls: readonly D1Call[]) => calls.reduce((all, { rowsRead }) => all + rowsRead, 0);
  const first = await changes();
  for (let at = 0; at < 40; at++)
    await service.send(
      comments('1'),
      posting({ body: `Number ${at}`, author: { name: 'Ben', id: 'b' } }, ADMIN),
    );
  const last = await changes();
  for (const [edited = [], withdrawn = [], again = []] of [first, last]) {
    expect([edited.length, withdrawn.length, again.length]).toEqual([3, 2, 1]);
    expect(queriesOf(again)).toBe(1);
    expect(queriesOf(edited)).toBeLessThan(MOST_QUERIES);
    expect(queriesOf(withdrawn)).toBeLessThan(15);
  }
  // A rule counts the comments under the article: those 40 are read, and the author's own are a few rows more.
  expect(read(last[0] ?? []) - read(first[0] ?? [])).toBeLessThanOrEqual(40 + 20);
  expect(read(last[1] ?? [])).toBe(read(first[1] ?? []));
});

test('an author is one round trip, and reads no more rows than the page and the counts have', async () => {
  const service = await edge();
  const send = async (texts: readonly string[]) => {
    for (const text of texts)
      await service.send(comments('1'), posting({ body: text, author: { name: 'Ann', id: 'ann' } }, ADMIN));
  };
  const read = async (limit: number) => {
    service.d1Calls();
    const asked = { headers: { authorization: `Bearer ${ADMIN}` } };
    const answer = await service.send(`/v1/sites/news/authors/id%3Aann?limit=${limit}`, asked);
    expect(((await answer.json()) as { comments: unknown[] }).comments).toHaveLength(limit);
    const [call, ...others] = service.d1Calls();
    expect(others).toEqual([]);
    expect(call?.queries).toBe(5);
    return call?.rowsRead ?? 0;
  };
  const some = Array.from({ length: 12 }, (_, at) => `${at % 2 ? 'hello' : 'wait'} ${at}`);
  await send(some);
  const before = await read(5);
  await send(some);
  // Each comment is counted, and that is all that more of them cost.
  expect((await read(5)) - before).toBeLessThanOrEqual(some.length);
  expect((await read(15)) - (await read(5))).toBeLessThanOrEqual(10 * 9);
});

test('a report is two round trips to D1, three the one that hides, and none reads more the more was reported before', async () => {
  const hiding = SITE.replace(
    'limits:',
    'reports: {queue_after: 2, hide_after: 30, limit: {max: 9, per: 1h}}\nlimits:',
  );
  const service = await edge(hiding);
  const { id } = (await (
    await service.send(comments('1'), posting({ body: 'hello', author: { name: 'Ann' } }, ADMIN))
  ).json()) as { id: string };
  const at = (path: string) => `/v1/sites/news/comments/${id}/${path}`;
  let readers = 0;
  const report = async (): Promise<D1Call[]> => {
    service.d1Calls();
    const body = { reason: 'spam', reader: { id: `reader-${readers++}` } };
    expect((await service.send(at('reports'), posting(body, ADMIN))).status).toBe(204);
    return service.d1Calls();
  };
  const first = await report();
  expect([first.length, queriesOf(first)]).toEqual([2, 9]);
  for (let more = 2; more < 30; more++) await report();
  const hides = await report();
  expect(hides).toHaveLength(3);
  expect(queriesOf(hides)).toBeLessThan(20);
  await service.send(at('decision'), posting({ status: 'approved' }, ADMIN));
  // Those that people answered are not read; the label, the audit and two decisions more are.
  expect(rowsOf(await report())).toBeLessThanOrEqual(rowsOf(first) + 10);
});

test('an undo and an edit by moderators are two round trips to D1, as many as 200 undos at once, and none reads more the more is stored', async () => {
  const service = await edge();
  const site = '/v1/sites/news';
  const ask = async (path: string, body: object, method = 'POST') =>
    (await (await service.send(path, { ...posting(body, ADMIN), method })).json()) as {
      id: string;
      rev: number;
      edit: { secret: string };
      decision: { id: string };
    };
  const costOf = async <R>(change: () => Promise<R>): Promise<{ cost: D1Call[]; answer: R }> => {
    service.d1Calls();
    const answer = await change();
    return { cost: service.d1Calls(), answer };
  };
  const changes = async (): Promise<D1Call[][]> => {
    const { id, edit } = await ask(comments('1'), { body: `${LONG}, wait`, author: { name: 'Ann' } });
    const own = posting({ body: `${LONG}, edited` }, ADMIN, { 'edit-secret': edit.secret });
    const put = await service.send(`${comments('1')}/${id}`, { ...own, method: 'PUT' });
    const { decision } = (await put.json()) as { decision: { id: string } };
    const undo = (undone: string) => ask(`${site}/decisions/${undone}/undo`, {});
    const byAuthor = await costOf(() => undo(decision.id));
    const edited = await costOf(() => ask(`${site}/comments/${id}/edit`, { body: 'else', rev: 3 }));
    const byModerator = await costOf(() => undo(edited.answer.decision.id));
    expect(byModerator.answer.rev).toBe(5);
    return [byAuthor.cost, edited.cost, byModerator.cost];
  };
  const read = (calls: readonly D1Call[]) => calls.reduce((all, { rowsRead }) => all + rowsRead, 0);
  const first = await changes();
  const ids: string[] = [];
  for (let at = 0; at < 200; at++)
    ids.push((await ask(comments('2'), { body: `Number ${at}`, author: { name: 'Ben', id: 'b' } })).id);
  const last = await changes();
  for (const calls of [...first, ...last]) {
    expect(calls).toHaveLength(2);
    expect(queriesOf(calls)).toBeLessThanOrEqual(20);
    expect(read(calls)).toBeLessThan(150);
  }
  for (const [at, calls] of last.entries())
    expect(read(calls) - read(first[at] ?? []), `change ${at}`).toBeLessThanOrEqual(2);

  await ask(`${site}/decisions`, { decisions: ids.map((comment) => ({ comment, status: 'spam' })) });
  const decided: string[] = [];
  for (const id of ids) {
    const found = await service.send(`${site}/comments/${id}`, {
      headers: { authorization: `Bearer ${ADMIN}` },
    });
    decided.push(((await found.json()) as { decision: { id: string } }).decision.id);
  }
  const { cost, answer } = await costOf(() => ask(`${site}/undo`, { decisions: decided }));
  expect((answer as unknown as { results: { ok: boolean }[] }).results.filter(({ ok }) => ok)).toHaveLength(
    200,
  );
  expect([cost.length, queriesOf(cost)]).toEqual([2, queriesOf(last[0] ?? [])]);
  expect(read(cost)).toBeLessThan(200 * 70);
});

test('a counts call is one round trip, and reads a row an article', async () => {
  const service = await edge();
  for (const article of ['1', '2', '3'])
    await service.send(comments(article), posting({ body: 'hello', author: { name: 'Ann' } }, ADMIN));
  service.d1Calls();
  const hundred = Array.from({ length: 100 }, (_, at) => `article=${at}`).join('&');
  expect((await service.send(`/v1/sites/news/counts?${hundred}`)).status).toBe(200);
  const [call, ...others] = service.d1Calls();
  expect(others).toEqual([]);
  expect(call?.rowsRead).toBeLessThanOrEqual(100 + 3); // the list that was asked for, and the articles
});

test('a page that an isolate has not served yet is one round trip to D1, and so is one that it has', async () => {
  const service = await edge();
  await service.send(comments('1'), posting({ body: 'hello', author: { name: 'Ann' } }, ADMIN));
  const costs: number[] = [];
  for (let time = 0; time < 2; time++) {
    service.d1Calls();
    expect((await service.send(comments('1'))).status).toBe(200);
    costs.push(service.d1Calls().length);
  }
  await service.send(comments('1'), posting({ body: 'again', author: { name: 'Ann' } }, ADMIN));
  service.d1Calls();
  expect(((await (await service.send(comments('1'))).json()) as { count: number }).count).toBe(2);
  expect([...costs, service.d1Calls().length]).toEqual([1, 1, 2]);
});

test('a page of N comments is two round trips and N + 3 rows at most, whatever is stored', async () => {
  const service = await edge();
  const first = (await (
    await service.send(comments('1'), posting({ body: 'first', author: { name: 'Ann' } }, ADMIN))
  ).json()) as { id: string };
  for (let at = 0; at < 60; at++) {
    const parent = at % 3 === 0 ? first.id : null;
    const text = at % 4 === 0 ? `wait ${at}` : `hello ${at}`;
    const article = at % 5 === 0 ? '2' : '1';
    const sent = { body: text, author: { name: 'Ann' }, parent: article === '1' ? parent : null };
    expect((await service.send(comments(article), posting(sent, ADMIN))).status).toBe(201);
  }
  const asked = fc.record({
    limit: fc.constantFrom(1, 2, 7, 20, 50, 200),
    order: fc.constantFrom('oldest', 'newest'),
    pages: fc.nat({ max: 3 }),
  });
  await fc.assert(
    fc.asyncProperty(asked, async ({ limit, order, pages }) => {
      let cursor = '';
      for (let page = 0; page <= pages; page++) {
        service.d1Calls();
        const response = await service.send(`${comments('1')}?limit=${limit}&order=${order}${cursor}`);
        const { next } = (await response.json()) as { next: string | null };
        const calls = service.d1Calls();
        expect(calls.length).toBeLessThanOrEqual(2);
        expect(calls.reduce((all, { rowsRead }) => all + rowsRead, 0)).toBeLessThanOrEqual(limit + 3);
        if (next === null) return;
        cursor = `&cursor=${next}`;
      }
    }),
    { numRuns: 40 },
  );
});

const sumOf = (calls: readonly D1Call[], of: keyof D1Call): number =>
  calls.reduce((all, call) => all + call[of], 0);

test('a summary, a claim, and a part of a decision by filter cost what they show or decide, whatever is stored', async () => {
  const service = await edge();
  const { send } = service;
  const at = '/v1/sites/news';
  await send(comments('1'), posting({ body: 'wait', author: { name: 'Ann' } }, ADMIN));
  const store = (named: string, count: number) =>
    storeMany(
      { running: service },
      { named, site: 'news', article: '1', status: 'pending', count, flag: 'waiting' },
    );
  /** The round trips of a request, the queries in all of them, and the rows. */
  const costOf = async (path: string, init: RequestInit): Promise<[D1Call[], Record<string, unknown>]> => {
    service.d1Calls();
    const answer = await send(`${at}${path}`, init);
    expect(answer.status, path).toBeLessThan(300);
    return [service.d1Calls(), (await answer.json()) as Record<string, unknown>];
  };
  const costs = async () => {
    const [summary] = await costOf('/queue/summary', { headers: { authorization: `Bearer ${ADMIN}` } });
    const [claimed] = await costOf('/queue/claim', posting({ limit: 20, order: 'newest' }, ADMIN));
    const body = { flag: 'waiting', article: '1', action: { status: 'spam' } };
    const [preview, { id }] = await costOf('/bulk', posting(body, ADMIN));
    const [part, progress] = await costOf(`/bulk/${id}/apply`, posting({}, ADMIN));
    return { summary, claimed, preview, part, progress };
  };
  await store('some', 300);
  const before = await costs();
  expect(before.progress).toMatchObject({ total: 301, done: 200, decided: 200 });
  await store('more', 2000);
  const after = await costs();
  for (const { summary, claimed, preview, part } of [before, after]) {
    expect([summary, claimed, preview, part].map((calls) => calls.length)).toEqual([1, 1, 2, 2]);
    expect([summary, claimed, preview, part].map(queriesOf)).toEqual([4, 2, 4, 13]);
    expect(sumOf(summary, 'rowsWritten')).toBe(0);
    // A claim and its three indexes.
    expect(sumOf(claimed, 'rowsWritten')).toBeLessThanOrEqual(20 * 4);
    expect(sumOf(claimed, 'rowsRead')).toBeLessThanOrEqual(20 * 20);
  }
  // What is pending, up to its cap, and what is flagged, up to another.
  expect(sumOf(after.summary, 'rowsRead')).toBeLessThanOrEqual(2301 + 1001 + 20);
  // Its label and the comment itself for each, and ten that are shown; kept 200 in a row.
  expect(sumOf(after.preview, 'rowsRead')).toBeLessThanOrEqual(2 * 2301 + 10 * 10);
  expect(sumOf(after.preview, 'rowsWritten')).toBeLessThanOrEqual(3 + 2 * 12);
  for (const { part } of [before, after]) {
    expect(sumOf(part, 'rowsRead')).toBeLessThanOrEqual(200 * 48);
    expect(sumOf(part, 'rowsWritten')).toBeLessThanOrEqual(200 * 17 + 10);
  }
});

test('no route asks D1 more than the free plan lets it, with the example rules', async () => {
  const service = await startEdge({
    rules: () => filesIn('rules'),
    now: Date.now,
    log: () => undefined,
    variables: { HAKAM_ADMIN_KEY: ADMIN, HAKAM_SECRET: newSecret() },
  });
  onTestFinished(() => service.stop());
  const at = `${service.address}/v1/sites/example`;
  const ids: string[] = [];
  let secret = '';
  for (let number = 0; number < 20; number++) {
    const sent = { body: `${LONG} ${number}`, author: { name: 'Ann', id: `reader-${number}` } };
    const answer = await fetch(`${at}/articles/1/comments`, posting(sent, ADMIN));
    const { id, edit } = (await answer.json()) as { id: string; edit: { secret: string } };
    ids.push(id);
    secret = edit.secret;
  }
  const decisions = ids.map((comment) => ({ comment, status: 'approved' }));
  const get = { headers: { authorization: `Bearer ${ADMIN}` } };
  const asked: readonly (readonly [string, RequestInit])[] = [
    ['/rules', get],
    ['/audit?rule=insult', get],
    ['/audit', { headers: { ...get.headers, accept: 'application/x-ndjson' } }],
    ['/stats?unit=hour', get],
    ['/queue?status=pending&order=risk&limit=100', get],
    ['/queue/summary', get],
    ['/queue/claim', posting({ limit: 100, q: 'compared' }, ADMIN)],
    ['/decisions', posting({ decisions }, ADMIN)],
    [`/comments/${ids[0]}`, get],
    ['/reasons', get],
    [
      `/articles/1/comments/${ids.at(-1)}`,
      { headers: { authorization: `Bearer ${ADMIN}`, 'edit-secret': secret } },
    ],
    ['/authors/id%3Areader-1?limit=100', get],
    [
      '/authors/id%3Areader-1/standing',
      {
        ...posting({ trusted: true, bannedUntil: null, held: true, reason: 'a test' }, ADMIN),
        method: 'PUT',
      },
    ],
    [`/comments/${ids[0]}/decision`, posting({ status: 'rejected' }, ADMIN)],
    ['/check', posting({ body: LONG, author: { name: 'Ann' }, articleId: '1' }, ADMIN)],
    ['/backtest', posting({}, ADMIN)],
    ['/lists', get],
    ['/lists/insults/terms?limit=1000', get],
    ['/lists/insults/preview', posting({ terms: ['comment'] }, ADMIN)],
    ['/lists/insults/terms', posting({ terms: ['bellows', 'gadfly'] }, ADMIN)],
    ['/lists/insults/terms?term=gadfly', { ...get, method: 'DELETE' }],
    [
      `/articles/1/comments/${ids.at(-1)}`,
      { ...posting({ body: `${LONG} edited` }, ADMIN, { 'edit-secret': secret }), method: 'PUT' },
    ],
    ['/state', { ...posting({ state: 'hold', reason: 'a test' }, ADMIN), method: 'PUT' }],
  ];
  for (const [path, init] of asked) {
    service.d1Calls();
    const answer = await fetch(`${at}${path}`, init);
    expect([path, answer.status, await answer.text()]).toEqual([path, 200, expect.any(String)]);
    expect(queriesOf(service.d1Calls()), path).toBeLessThanOrEqual(MOST_QUERIES);
  }
});

test('a page of the audit reads two rows an entry, and stats those of their range, whatever is stored', async () => {
  const service = await edge();
  const get = { headers: { authorization: `Bearer ${ADMIN}` } };
  const costs: number[][] = [];
  for (let round = 0; round < 2; round++) {
    for (let at = 0; at < 30; at++)
      await service.send(comments('1'), posting({ body: 'hello', author: { name: 'Ann' } }, ADMIN));
    await service.cron();
    await service.send('/health'); // with which its calls come
    service.d1Calls();
    const cost: number[] = [];
    for (const path of [
      'sites/news/audit?limit=10',
      'sites/news/audit?kind=rules&limit=10',
      'audit?limit=10',
      'sites/news/stats',
    ]) {
      expect((await service.send(`/v1/${path}`, get)).status).toBe(200);
      const calls = service.d1Calls();
      expect([path, calls.length]).toEqual([path, 1]);
      cost.push(calls.reduce((all, { rowsRead }) => all + rowsRead, 0));
    }
    costs.push(cost);
  }
  expect(costs[1]).toEqual(costs[0]);
  // Eleven entries, each with its decision; their pages hold no more.
  expect(Math.max(...(costs[0] ?? []).slice(0, 3))).toBeLessThanOrEqual(11 * 3);
});

test('the cron seals some thousand entries and forgets within the queries of a run, and nothing where nothing came', async () => {
  const clock = { ahead: 0 };
  const forgetting = SITE.replace('limits:', 'forget_after: {addresses: 1s}\nlimits:');
  const service = await edge(forgetting, () => Date.now() + clock.ahead);
  const sent = { body: 'hello', author: { name: 'Ann' }, client: { ip: '203.0.113.7' } };
  for (let at = 0; at < 5; at++) await service.send(comments('1'), posting(sent, ADMIN));
  const whence = "select 1 from comments where address_hash is not null or author_key like 'address:%'";
  expect(await service.sql(whence)).toHaveLength(5);
  clock.ahead = 3_600_000;
  // As many as would take seven batches.
  await service.sql(`insert into audit (id, site, at, by_kind, by_id, by_name, kind, subject, detail)
    with recursive n(i) as (select 1 union all select i + 1 from n where i < 3100)
    select printf('a-%05d', i), 'news', i, 'service', '', '', 'note', 'x', '{}' from n`);
  const waiting = 'select count(*) as count from audit where sequence is null';
  service.d1Calls();
  const costs: number[] = [];
  for (let run = 0; run < 3; run++) {
    await service.cron();
    await service.send('/health');
    costs.push(queriesOf(service.d1Calls()));
    if (run === 0) expect(await service.sql(waiting)).not.toEqual([{ count: 0 }]);
  }
  expect(await service.sql(waiting)).toEqual([{ count: 0 }]);
  expect(await service.sql(whence)).toEqual([]);
  expect(Math.max(...costs)).toBeLessThan(MOST_QUERIES);
});
