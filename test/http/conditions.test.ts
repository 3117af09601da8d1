import { expect, test } from 'vitest';
import { startService } from '../service.ts';

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;

const rules = {
  'news.yaml': `site: {name: {en: News}, locale: en, timezone: UTC}
decide: {default: approve}
rules:
  - {id: few-words, if: {text.words: "< 2"}, then: hold, flag: few-words}
  - {id: repeat, if: {text.repeat: ">= 6"}, then: hold, flag: repeat}
  - {id: caps, if: {text.caps: "> 70%"}, then: hold, flag: caps}
  - {id: emoji, if: {text.emoji: ">= 3"}, then: hold, flag: emoji}
  - {id: name, if: {any: [{name.emoji: ">= 1"}, {name.repeat: ">= 4"}, {name.words: ">= 6"}, {name.caps: 100%}]}, then: hold, flag: name}
  - {id: latin, if: {script.latin: "> 80%"}, unless: {text.caps: "> 70%"}, then: hold, flag: latin}
  - {id: often-rejected, if: {author.rejected_30d: ">= 2"}, then: hold, flag: often-rejected}
  - {id: trusted, if: {author.trusted: true}, then: approve, beats: hold}
  - {id: banned, if: {author.banned: true}, then: reject, flag: banned}
  - {id: old, if: {article.age: "> 7d"}, then: hold, flag: old}
  - {id: reply, if: {reply: true}, flag: reply}
  - {id: copies, if: {similar: {by: article, within: 10m, count: ">= 3", authors: ">= 3"}}, then: spam, flag: copies}
  - {id: copied, if: {similar: {by: author, within: 1d, count: ">= 2"}}, flag: copied}
  - {id: fast, if: {rate: {by: address, within: 1m, count: ">= 4"}}, then: hold, flag: fast}
  - {id: busy, if: {rate: {by: article, within: 1m, count: ">= 6"}}, flag: busy}
`,
};

interface Sent {
  readonly body?: string;
  readonly author?: { readonly name: string; readonly id?: string };
  readonly parent?: string;
  readonly client?: { readonly ip: string };
  readonly article?: Record<string, unknown>;
}

/** A site with all these rules, and a clock that the test moves. */
async function newsSite() {
  let now = Date.UTC(2026, 5, 1);
  let authors = 0;
  const service = await startService({ rules, now: () => now });
  const send = async (sent: Sent, article = '1') => {
    const body = { body: 'هذا رأي هادئ في المقال', author: { name: 'سعاد', id: `u${++authors}` }, ...sent };
    return (await service.call('POST', `/v1/sites/news/articles/${article}/comments`, { body })).json;
  };
  const wait = (time: number) => {
    now += time;
  };
  return { service, send, wait };
}

const LONG = 'اربح المال من بيتك في خمس دقائق فقط بلا أي مجهود ومن دون رأس مال';

test.each<[string, Sent, string, string[]]>([
  ['a calm comment', {}, 'approved', []],
  ['one word', { body: 'كلام' }, 'pending', ['few-words']],
  ['laughter', { body: 'هذا ههههههه' }, 'pending', ['repeat']],
  ['shouting', { body: 'THIS IS A SCANDAL' }, 'pending', ['caps']],
  ['emoji', { body: 'مبروك لكم 👨‍👩‍👧🇸🇦👍🏽' }, 'pending', ['emoji']],
  ['an abbreviation among Arabic', { body: 'تقرير UNESCO عن المدن' }, 'approved', []],
  ['another script', { body: 'this is calm but in English' }, 'pending', ['latin']],
  ['a name with a flower', { author: { name: 'سعاد 🌹' } }, 'pending', ['name']],
  ['a name that is drawn out', { author: { name: 'ساااالم' } }, 'pending', ['name']],
  ['an old article', { article: { title: 'x', publishedAt: '2026-05-01T00:00:00Z' } }, 'pending', ['old']],
  ['a new article', { article: { title: 'x', publishedAt: '2026-05-31T00:00:00Z' } }, 'approved', []],
])('%s', async (_what, sent, status, flags) => {
  const { send } = await newsSite();
  expect(await send(sent)).toMatchObject({ status, flags });
});

test('a reply is one', async () => {
  const { send } = await newsSite();
  const { id } = await send({});
  expect((await send({ parent: id })).flags).toEqual(['reply']);
});

test('the third copy by a third author is spam, near-copies too, until the window is over', async () => {
  const { send, wait } = await newsSite();
  const copies = [LONG, `😂 ${LONG.replace('المال', 'المـــالَ')}`, LONG.replace('خمس', 'عشر')];
  expect(await send({ body: LONG }, '2')).toMatchObject({ flags: [] }); // of another article
  const answers = [];
  for (const body of copies) answers.push(await send({ body }));
  expect(answers.map(({ flags }) => flags)).toEqual([[], [], ['copies']]);
  expect(answers[2].status).toBe('spam');
  wait(11 * MINUTE);
  expect(await send({ body: LONG })).toMatchObject({ status: 'approved', flags: [] });
});

test('copies of one author are no crowd', async () => {
  const { send } = await newsSite();
  const author = { name: 'سعاد', id: 'same' };
  const answers = [];
  for (let at = 0; at < 4; at++) answers.push(await send({ body: LONG, author }));
  expect(answers.map(({ flags }) => flags)).toEqual([[], ['copied'], ['copied'], ['copied']]);
});

test('short thanks are copies of nobody', async () => {
  const { send } = await newsSite();
  for (let at = 0; at < 5; at++)
    expect((await send({ body: 'شكرا جزيلا لكم' })).flags).not.toContain('copies');
});

test('who comments fast is seen by the address, and an article by its crowd', async () => {
  const { send, wait } = await newsSite();
  const client = { ip: '192.0.2.7' };
  const flags = [];
  for (let at = 0; at < 6; at++) flags.push((await send({ client })).flags);
  expect(flags).toEqual([[], [], [], ['fast'], ['fast'], ['busy', 'fast']]);
  expect((await send({ client: { ip: '192.0.2.8' } }, '2')).flags).toEqual([]);
  wait(MINUTE + 1);
  expect((await send({ client })).flags).toEqual([]);
});

test('rejections count as moderators decide them, for 30 days, and by address for who has no id', async () => {
  const { service, send, wait } = await newsSite();
  const decide = (id: string, status: string) =>
    service.call('POST', `/v1/sites/news/comments/${id}/decision`, { body: { status } });
  const authors: Sent[] = [
    { author: { name: 'سعاد', id: 'known' } },
    { author: { name: 'عابر' }, client: { ip: '192.0.2.9' } },
  ];
  for (const sent of authors) {
    const [first, second] = [await send(sent), await send(sent)];
    await decide(first.id, 'rejected');
    expect((await send(sent)).flags).toEqual([]);
    await decide(second.id, 'spam');
    wait(DAY);
    expect((await send(sent)).flags).toEqual(['often-rejected']);
    await decide(second.id, 'approved');
    expect((await send(sent)).flags).toEqual([]);
    await decide(second.id, 'rejected');
    wait(29 * DAY);
    expect((await send(sent)).flags).toEqual(['often-rejected']);
    wait(DAY);
    expect((await send(sent)).flags).toEqual([]);
  }
});

test('trust and bans are those of the author, and of the address for who has no id', async () => {
  const { service, send, wait } = await newsSite();
  const known = { author: { name: 'سعاد', id: 'known' } };
  const stranger = { author: { name: 'عابر' }, client: { ip: '192.0.2.9' } };
  for (const sent of [known, stranger]) await send(sent);
  await service.running.sql(`update authors set trusted = 1`);
  expect((await send({ ...known, body: 'كلام' })).status).toBe('approved');
  expect((await send({ ...stranger, body: 'كلام' })).status).toBe('pending'); // an address is not trusted
  wait(2 * MINUTE);
  await service.running.sql(`update authors set banned_until = ${Date.UTC(2026, 5, 2)}`);
  for (const banned of [known, stranger]) {
    expect((await send(banned)).type).toBe('/problems/author-banned');
    const body = { body: 'كلام', ...banned, articleId: '1' };
    const checked = await service.call('POST', '/v1/sites/news/check', { body });
    expect(checked.json.flags).toContain('banned'); // it asks the rules alone
  }
  expect((await send({ ...stranger, client: { ip: '192.0.2.10' } })).status).toBe('approved');
  wait(2 * DAY);
  expect((await send(stranger)).flags).toEqual([]);
});

test('check asks the same, and stores nothing', async () => {
  const { service, send } = await newsSite();
  const client = { ip: '192.0.2.7' };
  for (let at = 0; at < 2; at++) await send({ body: LONG, client });
  const body = { body: LONG, author: { name: 'سعاد', id: 'x' }, client, articleId: '1', parent: null };
  for (let at = 0; at < 2; at++) {
    const { json, status } = await service.call('POST', '/v1/sites/news/check', { body });
    expect(status).toBe(200);
    expect(json).toMatchObject({ status: 'spam', flags: ['copies'] });
    const traced = json.trace.flatMap(({ conditions }: { conditions: unknown[] }) => conditions);
    expect(traced).toEqual(
      expect.arrayContaining([
        { condition: 'similar', truth: true, field: null, spans: [], actual: 3 },
        { condition: 'rate', truth: false, field: null, spans: [], actual: 3 },
        { condition: 'author.trusted', truth: false, field: null, spans: [], actual: 'false' },
        { condition: 'article.age', truth: 'unknown', field: null, spans: [], actual: null },
        { condition: 'text.words', truth: false, field: 'body', spans: [], actual: 15 },
      ]),
    );
  }
});
