import { expect, test } from 'vitest';
import { type Answer, startService } from '../service.ts';

const rules = {
  'words.yaml': `
site: {name: {en: Words}, locale: en, timezone: UTC}
decide: {default: approve}
rules:
  - {id: holds, if: {text: {has: holdme}}, then: hold}
  - {id: spams, if: {text: {has: spamme}}, then: spam}
  - {id: rejects, if: {text: {has: rejectme}}, then: reject}
`,
};
const commentsOf = (article: string) => `/v1/sites/words/articles/${article}/comments`;

/** All that an answer shows, without what names the article and the moment. */
const shown = ({ status, headers, text }: Answer, article: string) => ({
  status,
  text: text.replaceAll(article, '?').replace(/(<feed[^>]*>\n<id>)[^<]+/, '$1?'), // made of the article's id
  headers: [...headers]
    .filter(([name]) => name !== 'date' && name !== 'x-request-id')
    .map(([name, value]) => [name, value.replaceAll(article, '?')])
    .sort(),
});

test.each(['holdme', 'spamme', 'rejectme'])(
  'an article with a comment that says %s looks like one that has none',
  async (word) => {
    const { call } = await startService({ rules });
    const sent = await call('POST', commentsOf('article-kept'), {
      body: { body: word, author: { name: 'Ann' } },
    });
    expect(sent.json.status).not.toBe('approved');
    const look = async (article: string) => [
      shown(await call('GET', commentsOf(article), { key: null }), article),
      shown(await call('GET', `${commentsOf(article)}.html`, { key: null }), article),
      shown(await call('GET', `${commentsOf(article)}.atom`, { key: null }), article),
      shown(await call('GET', `/v1/sites/words/counts?article=${article}`, { key: null }), article),
      shown(
        await call('GET', commentsOf(article), { key: null, headers: { 'if-none-match': 'x' } }),
        article,
      ),
    ];
    expect(await look('article-kept')).toEqual(await look('article-none'));
  },
);

test('a reply under a comment that is not public gets the answer of a parent that is not there', async () => {
  const { call } = await startService({ rules });
  const send = async (body: string, parent: string | null = null) =>
    call('POST', commentsOf('1'), { body: { body, author: { name: 'Ann' }, parent } });
  const visible = (await send('fine')).json.id;
  const held = (await send('holdme')).json.id;
  const under = (await send('fine', visible)).json.id;
  await call('POST', `/v1/sites/words/comments/${visible}/decision`, { body: { status: 'rejected' } });
  const elsewhere = (await call('POST', commentsOf('2'), { body: { body: 'fine', author: { name: 'Ann' } } }))
    .json.id;

  const absent = shown(await send('fine', '01890000-0000-7000-8000-000000000000'), 'no article');
  expect(absent.status).toBe(422);
  for (const parent of [held, under, visible, elsewhere, 'no id at all', "' or 1=1 --"]) {
    expect(shown(await send('fine', parent), 'no article')).toEqual(absent);
  }
});

test('a reply goes and comes back with the comments above it', async () => {
  const { call } = await startService({ rules });
  const send = async (body: string, parent: string | null = null) =>
    (await call('POST', commentsOf('1'), { body: { body, author: { name: 'Ann' }, parent } })).json.id;
  const decide = (id: string, status: string) =>
    call('POST', `/v1/sites/words/comments/${id}/decision`, { body: { status } });
  const ids = async () => {
    const { json } = await call('GET', commentsOf('1'), { key: null });
    expect(json.count).toBe(json.comments.length);
    return json.comments.map(({ id }: { id: string }) => id);
  };
  const top = await send('top');
  const middle = await send('middle', top);
  const leaf = await send('leaf', middle);
  await decide(top, 'spam');
  expect(await ids()).toEqual([]);
  await decide(middle, 'rejected');
  await decide(top, 'approved');
  expect(await ids()).toEqual([top]);
  await decide(middle, 'approved');
  expect(await ids()).toEqual([top, middle, leaf]);
});

test('to a reader without a key a spam comment looks pending', async () => {
  const withOrigin = {
    'words.yaml': rules['words.yaml'].replace(
      'timezone: UTC',
      'timezone: UTC, origins: [https://news.example]',
    ),
  };
  const { call } = await startService({ rules: withOrigin });
  const send = (body: string) =>
    call('POST', commentsOf('1'), {
      key: null,
      headers: { origin: 'https://news.example' },
      body: { body, author: { name: 'Ann' } },
    });
  const [spam, held] = [await send('spamme'), await send('holdme')];
  expect(Object.keys(spam.json)).toEqual(['id', 'status', 'message']);
  expect({ ...spam.json, id: 0 }).toEqual({ ...held.json, id: 0 });
});
