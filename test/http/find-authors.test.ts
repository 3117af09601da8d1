import { expect, test } from 'vitest';
import { startService } from '../service.ts';

const rules = {
  'a.yaml': 'site: {name: {en: A}, locale: en, timezone: UTC}\n',
  'b.yaml': 'site: {name: {en: B}, locale: en, timezone: UTC}\n',
};
const AT = '/v1/sites/a';
const NOTHING = { trusted: false, bannedUntil: null, held: false };

async function world() {
  const clock = { now: Date.UTC(2026, 0, 1) };
  const service = await startService({ rules, now: () => clock.now });
  const { call } = service;
  return {
    ...service,
    clock,
    send: async (id: string, name: string, site = 'a') => {
      clock.now += 1000;
      const body = { body: 'hello', author: { name, id } };
      return (await call('POST', `/v1/sites/${site}/articles/1/comments`, { body })).json.id as string;
    },
    mark: async (id: string, standing: object, site = 'a') => {
      clock.now += 1000;
      const body = { ...NOTHING, reason: `about ${id}`, ...standing };
      const path = `/v1/sites/${site}/authors/id:${id}/standing`;
      expect((await call('PUT', path, { body })).status).toBe(200);
    },
    find: async (query: string) => (await call('GET', `${AT}/authors?${query}`)).json,
  };
}

type Found = { authors: { key: string; id: string }[]; next: string | null };
const ids = ({ authors }: Found) => authors.map(({ id }) => id);

test('those who are banned, held or trusted are listed, the latest change first, with who changed it and why', async () => {
  const { clock, send, mark, find, call } = await world();
  await send('ann', 'Ann');
  for (const id of ['ann', 'ben', 'cem', 'dan']) await mark(id, { held: true });
  await mark('ann', { held: true, trusted: true, reason: 'أعرفها' });
  await mark('cem', {});
  await mark('eva', { bannedUntil: 'forever' });
  await mark('fay', { bannedUntil: new Date(clock.now + 60_000).toISOString() });
  await mark('gus', { held: true }, 'b');
  expect(ids(await find('standing=held'))).toEqual(['ann', 'dan', 'ben']);
  expect(ids(await find('standing=banned'))).toEqual(['fay', 'eva']);
  expect(await find('standing=trusted')).toEqual({
    authors: [
      {
        ...{ key: 'id:ann', id: 'ann', name: 'Ann', approved: 0, rejected: 0 },
        ...{ trusted: true, bannedUntil: null, held: true },
        standing: {
          at: expect.any(String),
          by: { kind: 'admin', id: 'environment', name: expect.any(String) },
          ...{ trusted: true, bannedUntil: null, held: true, reason: 'أعرفها' },
        },
      },
    ],
    next: null,
  });
  const first = await find('standing=held&limit=2');
  expect([ids(first), ids(await find(`standing=held&limit=2&cursor=${first.next}`))]).toEqual([
    ['ann', 'dan'],
    ['ben'],
  ]);
  expect((await call('GET', `${AT}/authors?standing=banned&cursor=${first.next}`)).status).toBe(400);
  clock.now += 60_001;
  expect(ids(await find('standing=banned'))).toEqual(['eva']);
  expect((await call('DELETE', `${AT}/authors/id:eva/data`)).status).toBe(200);
  expect(ids(await find('standing=banned'))).toEqual([]);
});

test('authors are found by a part of a name, who wrote last first, and nobody by a pattern', async () => {
  const { send, mark, find } = await world();
  await send('ann', 'Ann Ölund');
  await send('ann', 'Ann');
  const held = await send('sara', 'سارة القحطاني');
  await send('joan', 'JOANNA');
  await send('other', 'Anna', 'b');
  await mark('joan', { trusted: true });
  expect(held).toBeTruthy();
  const found = await find('name=ann');
  expect(ids(found)).toEqual(['joan', 'ann']);
  expect(found.authors).toMatchObject([
    { trusted: true, standing: { reason: 'about joan' } },
    { standing: null },
  ]);
  expect(ids(await find(`name=${encodeURIComponent('القحط')}`))).toEqual(['sara']);
  // Under a name that she no longer has.
  expect((await find(`name=${encodeURIComponent('Ölund')}`)).authors).toMatchObject([
    { id: 'ann', name: 'Ann' },
  ]);
  const first = await find('name=ann&limit=1');
  expect(ids(await find(`name=ann&limit=1&cursor=${first.next}`))).toEqual(['ann']);
  for (const pattern of ['%25', '_', '*', "'"]) expect(ids(await find(`name=${pattern}`))).toEqual([]);
});

test('one way to look is asked for, by moderators alone; without any those who are banned come', async () => {
  const { call, key } = await world();
  const banned = (await call('GET', `${AT}/authors?standing=banned`)).json;
  expect((await call('GET', `${AT}/authors`)).json).toEqual(banned);
  for (const query of ['?standing=held&name=x', '?standing=loved', '?name=', '?name=%20', '?name=x&limit=0'])
    expect((await call('GET', `${AT}/authors${query}`)).status, query).toBe(400);
  expect((await call('GET', `${AT}/authors?name=x`, { key: await key('site') })).status).toBe(403);
});
