import { expect, test } from 'vitest';
import { startService } from '../service.ts';

const SITE = `
site: {name: {en: News}, locale: en, timezone: UTC}
rules:
  - {id: copies, if: {similar: {by: site, within: 1h, count: ">= 50"}}, then: hold}
`;
const COPY = 'Buy followers from the one shop that all your neighbours know, number';

async function newsroom() {
  const service = await startService({ rules: { 'news.yaml': SITE } });
  const { call } = service;
  const post = async (body: string, more: object = {}, article = '1') => {
    const sent = { body, author: { name: 'Ann', id: 'ann' }, ...more };
    return (await call('POST', `/v1/sites/news/articles/${article}/comments`, { body: sent })).json
      .id as string;
  };
  const contexts = async (...ids: string[]) =>
    (
      await call(
        'GET',
        `/v1/sites/news/contexts?${ids.map((id) => `comment=${encodeURIComponent(id)}`).join('&')}`,
      )
    ).json.contexts;
  return { ...service, post, contexts };
}

test('a comment is shown with its article, the one it answers and what says nearly the same', async () => {
  const { call, post, contexts } = await newsroom();
  const article = { title: 'عنوان', url: 'https://news.example/1', section: 'sport' };
  const parent = await post('the first', { article });
  await call('POST', `/v1/sites/news/comments/${parent}/decision`, { body: { status: 'approved' } });
  const reply = await post(`${COPY} 1`, { parent });
  const copies: string[] = [];
  for (let at = 2; at < 14; at++) copies.unshift(await post(`${COPY} ${at}`, {}, '2'));
  const found = await contexts(reply, parent, 'none', '__proto__');
  expect(Object.keys(found).sort()).toEqual([parent, reply].sort());
  expect(found[reply].article).toEqual({ id: '1', ...article });
  expect(found[reply].parent).toMatchObject({ id: parent, status: 'approved', body: 'the first' });
  expect(found[reply].similarCount).toBe(12);
  expect(found[reply].similar.map(({ id }: { id: string }) => id)).toEqual(copies.slice(0, 10));
  expect(found[reply].similar[0]).toMatchObject({
    status: 'pending',
    author: { name: 'Ann', key: 'id:ann' },
  });
  expect(found[parent]).toMatchObject({ parent: null, similar: [], similarCount: 0 });
});

test('no more than twenty are asked about at once, and comments of another site are unknown', async () => {
  const { call, post, contexts } = await newsroom();
  const id = await post('hello');
  const many = Array.from({ length: 21 }, () => `comment=${id}`).join('&');
  expect((await call('GET', `/v1/sites/news/contexts?${many}`)).status).toBe(400);
  expect((await call('GET', '/v1/sites/news/contexts')).status).toBe(400);
  expect(Object.keys(await contexts(id, id))).toEqual([id]);
});
