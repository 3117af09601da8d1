import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BROWSER, type Marked, MINUTE, START, standings } from './standing.ts';

const BANNED = { status: 403, json: { type: '/problems/author-banned' } };
const time = (at: number) => new Date(at).toISOString();

describe('a ban', () => {
  test.each(['news', 'plain'])(
    'is in force with the next comment and edit, until its time, whatever the rules of %s ask',
    async (site) => {
      const { send, call, clock, running } = await standings();
      const path = `/v1/sites/${site}/authors/id:ann/standing`;
      const sent = (await send('fine', { site })).json;
      const own = `/v1/sites/${site}/articles/1/comments/${sent.id}`;
      const edit = (body: string) =>
        call('PUT', own, { body: { body }, headers: { 'edit-secret': sent.edit.secret } });
      const until = time(clock.now + 10 * MINUTE);
      const body = { trusted: false, bannedUntil: until, held: false, reason: 'insults' };
      expect((await call('PUT', path, { body })).json).toMatchObject({ bannedUntil: until });
      const refused = await send('fine again', { site });
      expect(refused).toMatchObject(BANNED);
      expect(refused.json).toMatchObject({
        bannedUntil: until,
        detail: 'You are banned from commenting on this site until Thursday, 26-11-2026 12:10 PM.',
      });
      expect(await edit('better')).toMatchObject(BANNED);
      clock.now += 10 * MINUTE - 1;
      expect(await send('fine again', { site })).toMatchObject(BANNED);
      expect(await running.sql('select body from comments')).toEqual([{ body: 'fine' }]);
      expect(await send('I am Ben', { site, id: 'ben' })).toMatchObject({ status: 201 });
      clock.now += 1;
      expect(await send('fine again', { site })).toMatchObject({ status: 201 });
      expect(await edit('better')).toMatchObject({ status: 200 });
    },
  );

  test('ends at once where it is taken back, and lets authors withdraw what they wrote', async () => {
    const { send, mark, call } = await standings();
    const sent = (await send('fine')).json;
    await mark('id:ann', { bannedUntil: 'forever' });
    expect((await send('fine')).json.detail).toBe('You are banned from commenting on this site.');
    const headers = { 'edit-secret': sent.edit.secret };
    const path = `/v1/sites/news/articles/1/comments/${sent.id}`;
    expect((await call('DELETE', path, { headers })).status).toBe(204);
    await mark('id:ann', {});
    expect((await send('fine')).status).toBe(201);
  });

  test('is told in the language of the reader, in the time of the site', async () => {
    const { send, mark } = await standings();
    await mark('id:ann', { bannedUntil: time(START + MINUTE) });
    const { headers, json } = await send('fine', { headers: { 'accept-language': 'ar' } });
    expect(json.detail).toBe('أنت محظور من التعليق في هذا الموقع حتى الخميس، 26-11-2026 12:01 م.');
    expect(headers.get('content-language')).toBe('ar');
  });

  test('may come before the first comment of an id, by a token too; not of an address', async () => {
    const { mark, send, call, author, clock } = await standings();
    const marked = await mark('id:new', { bannedUntil: 'forever' });
    expect(marked.json).toMatchObject({ name: null, firstSeenAt: time(START), approved: 0 });
    const body = { author: { name: 'New', id: 'new' } };
    const { authorToken } = (await call('POST', '/v1/sites/news/author-tokens', { body })).json;
    const comment = { body: 'hello', authorToken };
    expect(
      await call('POST', '/v1/sites/news/articles/1/comments', { ...BROWSER, body: comment }),
    ).toMatchObject(BANNED);
    expect(await send('hello', { id: 'new' })).toMatchObject(BANNED);
    await mark('id:new', { bannedUntil: null });
    clock.now += MINUTE;
    expect((await send('hello', { id: 'new' })).status).toBe(201);
    expect((await author('id:new')).json.firstSeenAt).toBe(time(START + MINUTE));
    const nobody = `address:${'x'.repeat(22)}`;
    expect((await mark(nobody, { bannedUntil: 'forever' })).json.type).toBe('/problems/unknown-author');
    expect((await author(nobody)).status).toBe(404);
  });

  test('of an address counts for authors without an id alone', async () => {
    const { send, mark, call } = await standings();
    const ip = '192.0.2.7';
    const { id } = (await send('anonymous', { id: null, ip })).json;
    const { author } = (await call('GET', `/v1/sites/news/comments/${id}`)).json;
    await mark(author.key, { bannedUntil: 'forever' });
    expect(await send('anonymous', { id: null, ip })).toMatchObject(BANNED);
    expect((await send('from the same house', { id: 'ben', ip })).status).toBe(201);
    expect((await send('elsewhere', { id: null, ip: '192.0.2.8' })).status).toBe(201);
    expect((await mark(author.key, { trusted: true })).json.errors).toEqual([
      { path: 'trusted', message: 'Nobody is trusted by an address alone.' },
    ]);
    const queue = await call('GET', `/v1/sites/news/queue?status=approved&authorKey=${author.key}`);
    expect(queue.json.items.map((item: { body: string }) => item.body)).toEqual(['anonymous']);
    for (const wrong of ['authorKey=ben', `author=ben&authorKey=${author.key}`])
      expect((await call('GET', `/v1/sites/news/queue?${wrong}`)).status).toBe(400);
  });

  test('answers what was stored before it again, to who sends it again', async () => {
    const { send, mark } = await standings();
    const headers = { 'idempotency-key': 'once' };
    const first = await send('fine', { headers });
    await mark('id:ann', { bannedUntil: 'forever' });
    const again = await send('fine', { headers });
    expect([again.status, again.json.id]).toEqual([201, first.json.id]);
  });
});

describe('who is held silently', () => {
  test('is told what everyone whose comment waits is told, and moderators see why it waits', async () => {
    const { send, mark, call } = await standings();
    await mark('id:ann', { held: true });
    const { id: _, edit: __, decision, ...held } = (await send('fine')).json;
    const { id: ___, edit: ____, decision: waited, ...waits } = (await send('wait', { id: 'ben' })).json;
    expect({ ...held, flags: [] }).toEqual({ ...waits, flags: [] });
    expect(held).toMatchObject({ status: 'pending', flags: [] });
    expect(Object.keys(decision)).toEqual(Object.keys(waited));
    expect(JSON.stringify(decision)).not.toContain('author-held');
    const { json } = await call('GET', '/v1/sites/news/queue?flag=author-held');
    expect(json.items).toMatchObject([
      { body: 'fine', flags: ['author-held'], author: { key: 'id:ann', held: true } },
    ]);
    const browser = { body: 'fine', author: { name: 'Sam' } };
    await call('POST', '/v1/sites/news/articles/1/comments', { ...BROWSER, body: browser });
    expect((await call('GET', '/v1/sites/news/articles/1/comments', { key: null })).json.count).toBe(1);
  });

  test.each([
    ['a sale', 'spam'],
    ['you fool', 'rejected'],
    ['wait', 'pending'],
  ])('still has what the rules say of %s', async (body, status) => {
    const { send, mark } = await standings();
    await mark('id:ann', { held: true });
    expect((await send(body)).json.status).toBe(status);
  });

  test('waits with what they edit, too, even where rules trust them; until they are held no more', async () => {
    const { send, mark, call } = await standings();
    const sent = (await send('fine')).json;
    await mark('id:ann', { held: true, trusted: true });
    const edit = (body: string) =>
      call('PUT', `/v1/sites/news/articles/1/comments/${sent.id}`, {
        body: { body },
        headers: { 'edit-secret': sent.edit.secret },
      });
    expect((await edit('better')).json).toMatchObject({ status: 'pending', flags: [] });
    expect((await call('GET', `/v1/sites/news/comments/${sent.id}`)).json.flags).toEqual(['author-held']);
    await mark('id:ann', {});
    expect((await edit('best')).json).toMatchObject({ status: 'approved' });
    expect((await call('GET', `/v1/sites/news/comments/${sent.id}`)).json.flags).toEqual([]);
    expect((await call('GET', '/v1/sites/news/queue?flag=author-held')).json.items).toEqual([]);
  });

  test('is nothing to `check`, which asks the rules alone', async () => {
    const { mark, call } = await standings();
    await mark('id:ann', { held: true, bannedUntil: 'forever' });
    const body = { body: 'fine', author: { name: 'Ann', id: 'ann' } };
    const { json } = await call('POST', '/v1/sites/news/check', { body });
    expect(json).toMatchObject({ status: 'approved', flags: [] });
  });
});

test('rules ask for the trust that moderators gave, from the next comment on', async () => {
  const { send, mark } = await standings();
  expect((await send('wait')).json.status).toBe('pending');
  await mark('id:ann', { trusted: true });
  expect((await send('wait')).json.status).toBe('approved');
  await mark('id:ann', {});
  expect((await send('wait')).json.status).toBe('pending');
});

const standing = fc.record({
  trusted: fc.boolean(),
  bannedUntil: fc.constantFrom(null, 'forever', time(START + 60 * MINUTE), time(START + MINUTE)),
  held: fc.boolean(),
  reason: fc.constantFrom('insults', 'شتائم', 'a "quoted" reason'),
});

test('whatever is said of authors, they stand as it was said last, and all that was said is told, newest first', async () => {
  const { mark, author, send, running } = await standings();
  let runs = 0;
  const said = (standing: Marked) => ({
    ...standing,
    bannedUntil: standing.bannedUntil === 'forever' ? '9999-12-31T23:59:59.999Z' : standing.bannedUntil,
  });
  await fc.assert(
    fc.asyncProperty(fc.array(standing, { minLength: 1, maxLength: 5 }), async (all) => {
      const id = `run-${runs++}`;
      for (const one of all) expect((await mark(`id:${id}`, one)).status).toBe(200);
      const { json } = await author(`id:${id}`);
      const { reason: _, ...last } = said(all.at(-1) ?? {});
      expect(json).toMatchObject(last);
      expect(json.standings).toEqual(
        all
          .toReversed()
          .map((one) => ({ ...said(one), at: time(START), by: expect.objectContaining({ kind: 'admin' }) })),
      );
      const isBanned = last.bannedUntil != null;
      const sent = await send('fine', { id });
      expect(isBanned ? sent.status : sent.json.status).toBe(
        isBanned ? 403 : last.held ? 'pending' : 'approved',
      );
      const entries = await running.sql(`select kind from audit where subject = 'id:${id}'`);
      expect(entries).toEqual(all.map(() => ({ kind: 'standing' })));
    }),
    { numRuns: 10 },
  );
});
