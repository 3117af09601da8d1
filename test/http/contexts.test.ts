import { expect, test } from 'vitest';
import { startService, type TestService } from '../service.ts';

const siteOf = (rule: string) => `site: {name: {en: S}, locale: en, timezone: UTC}\nrules: [${rule}]\n`;
const comparing = (by: string) =>
  `{id: copies, if: {similar: {by: ${by}, within: 1h, count: '>= 9'}}, then: spam}`;
const rules = {
  'wide.yaml': siteOf(comparing('site')),
  'narrow.yaml': siteOf(comparing('article')),
  'none.yaml': siteOf(''),
};
const SOLD = 'Ten thousand real followers for your account, today only, at followers dot example';

interface Sent {
  readonly text?: string;
  readonly article?: string;
  readonly parent?: string;
}

const sender =
  ({ call }: TestService, site: string) =>
  async (name: string, { text = SOLD, article = '1', parent }: Sent = {}): Promise<string> => {
    const body = { body: text, author: { name, id: name }, ...(parent ? { parent } : {}) };
    return (await call('POST', `/v1/sites/${site}/articles/${article}/comments`, { body })).json.id;
  };

const asking =
  ({ call }: TestService, site: string) =>
  async (...ids: string[]) => {
    const query = ids.map((id) => `comment=${encodeURIComponent(id)}`).join('&');
    const { status, json, text } = await call('GET', `/v1/sites/${site}/contexts?${query}`);
    expect(status, text).toBe(200);
    return json.contexts;
  };

test('a comment has around it its article, the comment that it replies to, and those that say nearly the same', async () => {
  const service = await startService({ rules });
  const [send, ask] = [sender(service, 'wide'), asking(service, 'wide')];
  const article = { title: 'الخبر', url: 'https://news.example/1', section: 'sport' };
  await service.call('PUT', '/v1/sites/wide/articles/1', { body: article });
  const parent = await send('Ann', { text: 'hello' });
  const approved = { status: 'approved' };
  await service.call('POST', `/v1/sites/wide/comments/${parent}/decision`, { body: approved });
  const own = await send('Ben', { text: `${SOLD}!!`, parent });
  const others: string[] = [];
  for (const name of ['Cem', 'Dan', 'Eva']) others.unshift(await send(name, { article: `of ${name}` }));
  await send('Fay', { text: 'A text that has nothing at all to do with what the others sell around here' });
  await service.call('POST', `/v1/sites/wide/comments/${others[0]}/decision`, { body: { status: 'spam' } });

  const contexts = await ask(own, parent, 'nobody', "' or 1=1");
  expect(Object.keys(contexts).sort()).toEqual([parent, own].sort());
  expect(contexts[own]).toEqual({
    article: { id: '1', ...article },
    parent: {
      id: parent,
      status: 'approved',
      author: { name: 'Ann' },
      body: 'hello',
      createdAt: expect.any(String),
    },
    similar: ['Eva', 'Dan', 'Cem'].map((name, at) => ({
      id: others[at],
      article: `of ${name}`,
      author: { name, key: `id:${name}` },
      status: at === 0 ? 'spam' : 'pending',
      createdAt: expect.any(String),
      body: SOLD,
    })),
    similarCount: 3,
  });
  expect(contexts[parent]).toMatchObject({ parent: null, similar: [], similarCount: 0 });
  expect((await ask(others[1] as string))[others[1] as string].article).toBeNull();
});

test('who says the same is told ten at most, counts all of seven days, and is nobody who was edited or erased away', async () => {
  let now = Date.UTC(2026, 0, 1);
  const service = await startService({ rules, now: () => now });
  const [send, ask] = [sender(service, 'wide'), asking(service, 'wide')];
  await send('Old');
  now += 7 * 86_400_000 + 1;
  const sent = [];
  for (let at = 0; at < 14; at++) {
    now += 1000;
    sent.push(await send(`N${at}`));
  }
  const [own, edited] = sent as [string, string];
  const edit = { body: 'Something altogether different, which resembles nobody else here', rev: 1 };
  expect((await service.call('POST', `/v1/sites/wide/comments/${edited}/edit`, { body: edit })).status).toBe(
    200,
  );
  expect((await service.call('DELETE', '/v1/sites/wide/authors/id:N2/data')).status).toBe(200);
  const { similar, similarCount } = (await ask(own))[own];
  expect(similarCount).toBe(11);
  expect(similar.map(({ id }: { id: string }) => id)).toEqual(sent.slice(4).reverse());
});

test('texts are compared as far as rules compare them: within the article, or not at all', async () => {
  const service = await startService({ rules });
  const here = sender(service, 'narrow');
  const [own, same] = [await here('Ann'), await here('Ben')];
  await here('Cem', { article: '2' });
  const { similar, similarCount } = (await asking(service, 'narrow')(own))[own];
  expect([similarCount, similar[0].id]).toEqual([1, same]);
  const send = sender(service, 'none');
  const [first] = [await send('Ann'), await send('Ben')];
  expect((await asking(service, 'none')(first))[first]).toMatchObject({ similar: [], similarCount: 0 });
  // A site knows nothing of another's.
  expect(await asking(service, 'none')(own)).toEqual({});
});

test('one to twenty comments are asked for, by moderators alone', async () => {
  const { call, key } = await startService({ rules });
  const path = '/v1/sites/wide/contexts';
  expect((await call('GET', path)).status).toBe(400);
  expect((await call('GET', `${path}?${'comment=x&'.repeat(20)}`)).status).toBe(200);
  expect((await call('GET', `${path}?${'comment=x&'.repeat(21)}`)).status).toBe(400);
  expect((await call('GET', `${path}?comment=x`, { key: null })).status).toBe(401);
  expect((await call('GET', `${path}?comment=x`, { key: await key('site') })).status).toBe(403);
});
