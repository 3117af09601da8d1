import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { START, standings } from './standing.ts';

const ODD = [
  'سعاد',
  'a b',
  '50%',
  '%2F',
  'id:x',
  'address:y',
  '?x=1&y#z',
  '..',
  '"\'`',
  '😀',
  'é',
  '{author}',
];
const NO_KEYS = [
  'ann',
  'id:',
  'ID:ann',
  'id:a/b',
  'id:e\u0301',
  'id:a\nb',
  `id:${'a'.repeat(201)}`,
  'address:',
  'address:192.0.2.7',
  `address:${'x'.repeat(23)}`,
  'name:Ann',
];

test('an author is shown with standing, counts, notes and the newest comments of every status', async () => {
  const { send, mark, author, running, call } = await standings();
  for (const body of ['fine', 'wait', 'a sale', 'you fool', 'finer']) await send(body);
  await send('of another one', { id: 'ben' });
  await mark('id:ann', { trusted: true, reason: 'knows the place' });
  for (const [id, body] of [
    ['1', 'first'],
    ['2', 'second'],
  ])
    await running.sql(`insert into notes (id, site, author_key, at, by_kind, by_id, by_name, body)
      values ('${id}', 'news', 'id:ann', ${START}, 'moderator', 'm', 'Sam', '${body}')`);
  const { status, json } = await author('id:ann');
  expect(status).toBe(200);
  const { comments, ...about } = json;
  const firstSeenAt = new Date(START).toISOString();
  expect(about).toEqual({
    key: 'id:ann',
    id: 'ann',
    name: 'Ann',
    firstSeenAt,
    approved: 2,
    rejected: 2,
    trusted: true,
    bannedUntil: null,
    held: false,
    standings: [
      {
        at: firstSeenAt,
        by: { kind: 'admin', id: expect.any(String), name: expect.any(String) },
        trusted: true,
        bannedUntil: null,
        held: false,
        reason: 'knows the place',
      },
    ],
    notes: [
      { id: '1', at: firstSeenAt, by: { kind: 'moderator', id: 'm', name: 'Sam' }, body: 'first' },
      { id: '2', at: firstSeenAt, by: { kind: 'moderator', id: 'm', name: 'Sam' }, body: 'second' },
    ],
    counts: { pending: 1, approved: 2, rejected: 1, spam: 1 },
    next: null,
  });
  expect(comments.map(({ body }: { body: string }) => body)).toEqual([
    'finer',
    'you fool',
    'a sale',
    'wait',
    'fine',
  ]);
  const [newest] = comments;
  const moderated = (await call('GET', `/v1/sites/news/comments/${newest.id}`)).json;
  const { history: _, formerTexts: __, ...shown } = moderated;
  expect(newest).toEqual(shown);
});

test('counts of each status end at a thousand', async () => {
  const { send, author, running } = await standings();
  await send('wait');
  const [row] = (await running.sql('select * from comments')) as Record<string, unknown>[];
  const columns = Object.keys(row ?? {});
  const copied = columns.map((column) => (column === 'id' ? `'copy-' || n` : column));
  await running.sql(`insert into comments (${columns.join()})
    with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < 1200)
    select ${copied.join()} from comments, numbers`);
  expect((await author('id:ann')).json.counts).toEqual({ pending: 1000, approved: 0, rejected: 0, spam: 0 });
});

describe('the pages of an author', () => {
  test('are all of their comments once, newest first, whatever their status', async () => {
    const { send, author } = await standings();
    let runs = 0;
    const text = fc.constantFrom('fine', 'wait', 'a sale', 'you fool');
    await fc.assert(
      fc.asyncProperty(
        fc.array(text, { minLength: 1, maxLength: 9 }),
        fc.integer({ min: 1, max: 4 }),
        async (texts, limit) => {
          const id = `run-${runs++}`;
          const sent: string[] = [];
          for (const body of texts) sent.push((await send(body, { id })).json.id);
          const found: string[] = [];
          let next: string | null = null;
          do {
            const { json } = await author(
              `id:${id}`,
              `?limit=${limit}${next === null ? '' : `&cursor=${next}`}`,
            );
            expect(json.comments.length).toBeLessThanOrEqual(limit);
            found.push(...json.comments.map((comment: { id: string }) => comment.id));
            next = json.next;
          } while (next !== null);
          expect(found).toEqual(sent.reverse());
        },
      ),
      { numRuns: 12 },
    );
  });

  test('have cursors of their own', async () => {
    const { send, author } = await standings();
    for (const id of ['ann', 'ann', 'ben', 'ben']) await send('fine', { id });
    const { next } = (await author('id:ann', '?limit=1')).json;
    expect((await author('id:ann', `?limit=1&cursor=${next}`)).json.next).toBeNull();
    expect((await author('id:ben', `?limit=1&cursor=${next}`)).status).toBe(400);
    expect((await author('id:ann', '?limit=101')).status).toBe(400);
  });
});

test('authors are found by their keys, and by them alone, whatever characters their ids have', async () => {
  const { send, mark, author } = await standings();
  for (const id of ODD) {
    const sent = await send('fine', { id });
    expect((await mark(`id:${id}`, { held: true })).status, id).toBe(200);
    const { json } = await author(`id:${id}`);
    expect(json).toMatchObject({ key: `id:${id}`, id, held: true, counts: { approved: 1 } });
    expect(json.comments).toMatchObject([{ id: sent.json.id, author: { key: `id:${id}` } }]);
    expect((await author(`id:${id}x`)).json.type).toBe('/problems/unknown-author');
  }
});

test('nobody has a key of another form', async () => {
  const { author, mark, running } = await standings();
  for (const key of NO_KEYS)
    for (const answer of [await author(key), await mark(key, { held: true })])
      expect([answer.status, answer.json.type], key).toEqual([404, '/problems/unknown-author']);
  expect(
    await running.sql("select key from authors union all select id from audit where kind = 'standing'"),
  ).toEqual([]);
});

test('moderators look at and mark the authors of their own site alone; nobody else does', async () => {
  const { send, mark, author, key } = await standings();
  await send('fine');
  for (const [role, site] of [
    ['moderator', 'plain'],
    ['site', 'news'],
  ] as const) {
    const theirs = { key: await key(role, site) };
    expect((await mark('id:ann', { held: true }, theirs)).json.type).toBe('/problems/forbidden');
    expect((await author('id:ann', '', theirs)).json.type).toBe('/problems/forbidden');
  }
  const own = { key: await key('moderator', 'news') };
  expect((await mark('id:ann', { held: true, reason: 'rude' }, own)).json.standings).toMatchObject([
    { by: { kind: 'moderator', name: 'moderator' }, held: true, reason: 'rude' },
  ]);
  expect((await author('id:ann', '', own)).status).toBe(200);
});

test('a standing says all there is to say, in its own words, with a reason', async () => {
  const { mark, author } = await standings();
  for (const [wrong, path] of [
    [{ reason: undefined }, 'reason'],
    [{ reason: ' ' }, 'reason'],
    [{ trusted: undefined }, 'trusted'],
    [{ held: 1 }, 'held'],
    [{ bannedUntil: undefined }, 'bannedUntil'],
    [{ bannedUntil: 'tomorrow' }, 'bannedUntil'],
    [{ bannedUntil: '2020-01-31T12:00:00Z' }, 'bannedUntil'],
    [{ bannedUntil: '9999-01-01T00:00:00Z' }, 'bannedUntil'],
    [{ banned: true }, 'banned'],
  ] as const) {
    const { status, json } = await mark('id:ann', wrong as object);
    expect([status, json.errors]).toEqual([422, [expect.objectContaining({ path })]]);
  }
  expect((await author('id:ann')).status).toBe(404);
});

test('what is answered of a ban for good can be sent again', async () => {
  const { mark } = await standings();
  const { bannedUntil } = (await mark('id:ann', { bannedUntil: 'forever' })).json;
  expect(bannedUntil).toBe('9999-12-31T23:59:59.999Z');
  expect((await mark('id:ann', { bannedUntil })).json.bannedUntil).toBe(bannedUntil);
});
