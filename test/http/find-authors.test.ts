import { expect, test } from 'vitest';
import { PLAIN_SITE, startService } from '../service.ts';

async function newsroom() {
  const { call } = await startService({ rules: { 'news.yaml': PLAIN_SITE } });
  const post = (id: string, name: string) =>
    call('POST', '/v1/sites/news/articles/1/comments', { body: { body: 'hello', author: { id, name } } });
  const mark = (id: string, standing: object) =>
    call('PUT', `/v1/sites/news/authors/${encodeURIComponent(`id:${id}`)}/standing`, {
      body: { trusted: false, bannedUntil: null, held: false, reason: 'so', ...standing },
    });
  const find = async (query: string) => (await call('GET', `/v1/sites/news/authors?${query}`)).json;
  const keys = ({ authors }: { authors: { key: string }[] }) => authors.map(({ key }) => key);
  return { call, post, mark, find, keys };
}

test('who is marked is listed by the latest change, as long as the mark stands, page by page', async () => {
  const { mark, find, keys } = await newsroom();
  await mark('a', { bannedUntil: 'forever' });
  await mark('b', { bannedUntil: '2099-01-01T00:00:00Z' });
  await mark('c', { held: true });
  await mark('d', { bannedUntil: 'forever' });
  await mark('a', { bannedUntil: 'forever', reason: 'again' });
  await mark('d', {});
  const first = await find('standing=banned&limit=1');
  expect(first.authors).toMatchObject([{ key: 'id:a', id: 'a', standing: { reason: 'again' } }]);
  const second = await find(`standing=banned&limit=1&cursor=${first.next}`);
  expect(second.authors).toMatchObject([{ key: 'id:b', bannedUntil: '2099-01-01T00:00:00.000Z' }]);
  expect(second.next).toBeNull();
  expect(keys(await find('standing=held'))).toEqual(['id:c']);
  expect(keys(await find('standing=trusted'))).toEqual([]);
});

test('authors are found by a part of a name that they wrote under, the latest writer first', async () => {
  const { call, post, mark, find, keys } = await newsroom();
  await post('a', 'سعاد المهيري');
  await post('b', 'Samir 100%');
  await post('c', 'سعاد');
  await post('a', 'سعاد المهيري');
  await mark('c', { held: true });
  const found = await find(`name=${encodeURIComponent('سعاد')}`);
  expect(found).toMatchObject({
    authors: [
      { key: 'id:a', name: 'سعاد المهيري', standing: null },
      { key: 'id:c', held: true, standing: { held: true } },
    ],
    next: null,
  });
  expect(keys(await find('name=%25'))).toEqual(['id:b']);
  for (const wrong of ['', 'name=', 'standing=bad', 'name=a&standing=held'])
    expect((await call('GET', `/v1/sites/news/authors?${wrong}`)).status).toBe(400);
});
