import { expect, test } from 'vitest';
import { DATABASE } from '../databases/kind.ts';
import { type Answer, startService, type TestService } from '../service.ts';

const NEWS = `
site: {name: {en: News}, locale: en, timezone: UTC, edit_for: 60m}
limits: [{id: reader, by: address, max: 1000, per: 1h}, {id: writer, by: author, max: 1000, per: 1h}]
reports: {queue_after: 1}
decide: {default: approve}
rules:
  - {id: rude, if: {text: {has: [xannfool]}}, then: hold, flag: rude, why: {en: 'said {match}'}}
  - {id: copies, if: {any: [{similar: {by: author, within: 1h, count: '>= 99'}}, {similar: {by: article, within: 1h, count: '>= 99'}}]}, then: hold}
`;
const SITE = '/v1/sites/news';
const DATA = `${SITE}/authors/id%3Axann-id/data`;

/** Words of texts that are long enough to be compared, and all of which are of one author. */
const said = (who: string, what: string): string =>
  Array.from('abcdefgh', (c) => `${who}${what}${c}`).join(' ');

interface Newsroom extends TestService {
  send(who: string, body: string, more?: object, headers?: Record<string, string>): Promise<Answer['json']>;
  /** Every row of every table, as JSON, by the table. */
  rows(): Promise<ReadonlyMap<string, readonly string[]>>;
}

async function newsroom(): Promise<Newsroom> {
  const service = await startService({ rules: { 'news.yaml': NEWS } });
  const { call, running } = service;
  const tables = async (): Promise<string[]> => {
    const names = await running.sql(
      DATABASE === 'postgres'
        ? "select table_name as name from information_schema.tables where table_schema = 'public'"
        : "select name from sqlite_master where type = 'table'",
    );
    return names.map((row) => (row as { name: string }).name).filter((name) => !/^(_cf|sqlite_)/.test(name));
  };
  return {
    ...service,
    send: async (who, body, more = {}, headers = {}) => {
      const author = {
        name: `${who}name`,
        id: `${who}-id`,
        role: `${who}role`,
        since: '2020-01-01T00:00:00Z',
      };
      const client = { ip: who === 'xann' ? '203.0.113.7' : '203.0.113.8' };
      const sent = { body: { body, author, client, ...more }, headers };
      const answer = await call('POST', `${SITE}/articles/1/comments`, sent);
      expect(answer, answer.text).toMatchObject({ status: 201 });
      return answer.json;
    },
    rows: async () => {
      const read = async (name: string): Promise<[string, string[]]> => [
        name,
        (await running.sql(`select * from ${name}`)).map((row) => JSON.stringify(row)).sort(),
      ];
      return new Map(await Promise.all((await tables()).map(read)));
    },
  };
}

/** All that can be stored on an author, and some of another's. */
async function muchIsStored({ call, send }: Newsroom) {
  const decide = async (id: string, body: object) =>
    (await call('POST', `${SITE}/comments/${id}/decision`, { body })).json.decision.id;
  const edit = ({ id, edit }: Answer['json'], body: string) =>
    call('PUT', `${SITE}/articles/1/comments/${id}`, {
      body: { body },
      headers: { 'edit-secret': edit.secret },
    });
  const other = await send('ben', said('ben', 'one'), {}, { 'idempotency-key': 'bens' });
  const first = await send('xann', said('xann', 'one'), {}, { 'idempotency-key': 'xanns' });
  const reply = await send('ben', said('ben', 'two'), { parent: first.id });
  await edit(first, said('xann', 'two'));
  const { rev } = (await call('GET', `${SITE}/comments/${first.id}`)).json;
  const byPeople = { body: said('xann', 'three'), rev, reason: 'xannreason' };
  await call('POST', `${SITE}/comments/${first.id}/edit`, { body: byPeople });
  const held = await send('xann', `xannfool ${said('xann', 'four')}`);
  const undoable = await decide(held.id, { status: 'spam', reason: 'xannreason' });
  const withdrawn = await send('xann', said('xann', 'five'));
  await call('DELETE', `${SITE}/articles/1/comments/${withdrawn.id}`, {
    headers: { 'edit-secret': withdrawn.edit.secret },
  });
  const note = (path: string, body: string) => call('POST', `${SITE}/${path}/notes`, { body: { body } });
  await note(`comments/${first.id}`, 'xannnote');
  await note('authors/id%3Axann-id', 'xannnote');
  await note(`comments/${other.id}`, 'bennote');
  const report = (id: string, reader: string) =>
    call('POST', `${SITE}/comments/${id}/reports`, { body: { reason: 'abuse', reader: { id: reader } } });
  await report(other.id, 'xann-id');
  await report(first.id, 'ben-id');
  const bulk = { author: 'xann-id', action: { status: 'approved' } };
  const { json: preview } = await call('POST', `${SITE}/bulk`, { body: { status: 'spam', ...bulk } });
  expect(preview.count).toBe(1);
  return { first, reply, held, withdrawn, undoable, preview, edit };
}

const shown = async ({ call }: TestService) =>
  (await call('GET', `${SITE}/articles/1/comments`, { key: null })).json;

test('an erasure leaves nothing of an author in any table, all of others, and the thread as it was', async () => {
  const news = await newsroom();
  const { call, rows } = news;
  const { first, reply } = await muchIsStored(news);
  const [before, pageBefore] = [await rows(), await shown(news)];
  const hash = /"address_hash":"([\w-]{22})"/.exec(
    before.get('comments')?.find((row) => row.includes('xann')) ?? '',
  )?.[1];
  expect(hash).toBeDefined();
  const ofAnn = (all: ReadonlyMap<string, readonly string[]>) =>
    [...all].flatMap(([table, some]) =>
      // The newsroom's own rules look for a word of hers.
      (table === 'rule_sets' ? [] : some)
        .filter((row) => row.includes('xann') || row.includes(hash ?? ''))
        .map(() => table),
    );
  // Where it was: a table that is added, and holds something of a reader, is to be added to the erasure and here.
  expect([...new Set(ofAnn(before))].sort()).toEqual(
    [
      'audit',
      'authors',
      'bulks',
      'comments',
      'decisions',
      'former_texts',
      'idempotency',
      'limits',
      'notes',
      'reports',
      'sketches',
    ].sort(),
  );

  const erased = await call('DELETE', DATA);
  expect(erased).toMatchObject({ status: 200, json: { comments: 3, sweptAt: null } });
  const after = await rows();
  // The audit is never changed: it keeps that moderators noted something on this author.
  expect(ofAnn(after)).toEqual(['audit']);
  expect(after.get('audit')?.filter((row) => row.includes('"erasure"'))).toHaveLength(1);
  const own = (await news.running.sql('select id from comments where erased_at is not null')) as {
    id: string;
  }[];
  expect(own).toHaveLength(3);
  for (const table of ['comment_labels', 'former_labels', 'idempotency'])
    expect(after.get(table)?.filter((row) => own.some(({ id }) => row.includes(id)))).toEqual([]);
  const ofBen = (all: ReadonlyMap<string, readonly string[]>) =>
    [...all].map(([table, some]) => [
      table,
      some.filter((row) => row.includes('ben') && !row.includes(first.id)),
    ]);
  expect(ofBen(after)).toEqual(ofBen(before));

  const page = await shown(news);
  expect(page.version).toBeGreaterThan(pageBefore.version);
  expect([page.count, page.comments.map(({ id }: { id: string }) => id)]).toEqual([
    pageBefore.count,
    pageBefore.comments.map(({ id }: { id: string }) => id),
  ]);
  expect(page.comments.find(({ id }: { id: string }) => id === reply.id)).toMatchObject({ parent: first.id });
  expect(JSON.stringify(page)).not.toContain('xann');
  expect((await call('GET', `${SITE}/erasures`)).json.erasures).toEqual([erased.json]);
});

test('nothing that was under way brings a text back: no undo, bulk, edit, withdrawal, decision or report', async () => {
  const news = await newsroom();
  const { call } = news;
  const { first, held, withdrawn, undoable, preview, edit } = await muchIsStored(news);
  await call('DELETE', DATA);
  const before = await news.rows();
  expect((await call('POST', `${SITE}/decisions/${undoable}/undo`, { body: {} })).status).toBe(409);
  expect((await call('POST', `${SITE}/bulk/${preview.id}/apply`)).json).toMatchObject({
    done: 1,
    decided: 0,
  });
  expect((await edit(first, 'xannagain')).status).toBeGreaterThanOrEqual(400);
  expect((await edit(withdrawn, 'xannagain')).status).toBeGreaterThanOrEqual(400);
  await call('DELETE', `${SITE}/articles/1/comments/${held.id}`, {
    headers: { 'edit-secret': held.edit.secret },
  });
  expect(
    (await call('POST', `${SITE}/comments/${held.id}/decision`, { body: { status: 'approved' } })).status,
  ).toBe(409);
  const report = { reason: 'abuse', reader: { id: 'zoe' } };
  expect((await call('POST', `${SITE}/comments/${first.id}/reports`, { body: report })).status).toBe(404);
  const after = await news.rows();
  for (const table of [
    'comments',
    'decisions',
    'former_texts',
    'comment_labels',
    'sketches',
    'reports',
    'authors',
  ])
    expect(after.get(table)).toEqual(before.get(table));
});

test('a copy has all that is stored on an author, line by line, for admins alone', async () => {
  const news = await newsroom();
  const { call, key } = news;
  const { first } = await muchIsStored(news);
  const standing = { trusted: false, bannedUntil: 'forever', held: false, reason: 'xannstanding' };
  await call('PUT', `${SITE}/authors/id%3Axann-id/standing`, { body: standing });
  const before = await news.rows();
  const answer = await call('GET', DATA);
  expect(answer.headers.get('content-type')).toBe('application/x-ndjson');
  const lines = answer.text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.map(({ kind }) => kind)).toEqual([
    'author',
    'standing',
    'note',
    'report',
    ...Array(3).fill('limit'),
    ...Array(3).fill('comment'),
    undefined,
  ]);
  expect(lines.at(-1)).toEqual({ next: null });
  const one = lines.find(({ id }) => id === first.id);
  expect(one).toMatchObject({
    body: said('xann', 'three'),
    author: { id: 'xann-id', name: 'xannname', role: 'xannrole', since: '2020-01-01T00:00:00.000Z' },
    formerTexts: [{ body: said('xann', 'one') }, { body: said('xann', 'two') }],
    decisions: [{ to: 'approved' }, { to: 'approved' }, { reason: 'xannreason', by: { kind: 'admin' } }],
    notes: [{ body: 'xannnote' }],
    reports: [{ reason: 'abuse' }],
  });
  // Whatever word of theirs, or on them, is in any row is in the copy.
  const words = new Set(
    [...before.values()]
      .flat()
      .join()
      .match(/\bxann\w+/g),
  );
  expect([...words].filter((word) => !answer.text.includes(word))).toEqual([]);
  expect(answer.text).not.toContain('ben');

  for (const role of ['moderator', 'site'] as const)
    for (const method of ['GET', 'DELETE'])
      expect((await call(method, DATA, { key: await key(role, 'news') })).status).toBe(403);
  for (const [method, author] of [
    ['GET', 'id%3Anobody'],
    ['GET', 'address%3Axxxxxxxxxxxxxxxxxxxxxx'],
    ['GET', 'nobody'],
    ['DELETE', 'nobody'],
  ] as const)
    expect((await call(method, `${SITE}/authors/${author}/data`)).json.type).toBe('/problems/unknown-author');
});

test('who is erased can come again as anybody new, and be erased again; twice at once is one erasure', async () => {
  const news = await newsroom();
  const { call, send } = news;
  await send('xann', said('xann', 'one'));
  const answers = await Promise.all([call('DELETE', DATA), call('DELETE', DATA), call('DELETE', DATA)]);
  expect(answers.map(({ status, json }) => [status, json.comments]).sort()).toEqual([
    [200, 0],
    [200, 0],
    [200, 1],
  ]);
  expect(answers.filter(({ json }) => json.id === null)).toHaveLength(2);
  expect((await call('GET', DATA)).status).toBe(404);
  await send('xann', said('xann', 'two'));
  expect((await call('GET', `${SITE}/authors/id%3Axann-id`)).json).toMatchObject({
    approved: 1,
    counts: { approved: 1 },
  });
  expect((await call('DELETE', DATA)).json.comments).toBe(1);
  // Who was only marked, or only reported, is known as well.
  const standing = { trusted: true, bannedUntil: null, held: false, reason: 'x' };
  await call('PUT', `${SITE}/authors/id%3Axann-id/standing`, { body: standing });
  expect((await call('DELETE', DATA)).json.comments).toBe(0);
  expect((await call('GET', `${SITE}/erasures`)).json.erasures).toHaveLength(3);
});

test('who wrote without an account is erased by the address, and whoever else wrote from it is left', async () => {
  const news = await newsroom();
  const { call, send } = news;
  const client = { ip: '203.0.113.7' };
  const nameless = await send('nobody', said('nobody', 'one'), { author: { name: 'nobodyname' }, client });
  await send('xann', said('xann', 'one'));
  const { key } = (await call('GET', `${SITE}/comments/${nameless.id}`)).json.author;
  expect(key).toMatch(/^address:/);
  const before = await news.rows();
  const data = `${SITE}/authors/${encodeURIComponent(key)}/data`;
  expect((await call('GET', data)).text).toContain('nobodyname');
  expect((await call('DELETE', data)).json.comments).toBe(1);
  const after = await news.rows();
  expect([...after.values()].flat().join()).not.toContain('nobody');
  expect([...after.values()].flat().join()).not.toContain(key);
  const ofXann = (all: ReadonlyMap<string, readonly string[]>) =>
    [...all].map(([table, some]) => [table, some.filter((row) => row.includes('xann'))]);
  expect(ofXann(after)).toEqual(ofXann(before));
});
