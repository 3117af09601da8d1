import { describe, expect, test } from 'vitest';
import type { CallOptions } from '../service.ts';
import { authorsOf, NEWS, WORD } from './edits.ts';

const MINUTE = 60_000;

test('a comment that was edited says the new thing to readers at once, and the old one to moderators', async () => {
  const { send, edit, shown, moderated, clock } = await authorsOf();
  const sent = await send('fine');
  const before = await shown();
  clock.now += MINUTE;
  const { status, headers, json } = await edit(sent, ' better\u0007 ');
  expect(status).toBe(200);
  expect(headers.get('content-language')).toBe('en');
  expect(json).toMatchObject({
    id: sent.id,
    status: 'approved',
    message: 'Thank you. Your comment is published.',
    comment: { body: 'better', editedAt: '2026-11-25T12:01:00.000Z', createdAt: '2026-11-25T12:00:00.000Z' },
    flags: [],
    decision: { by: { kind: 'rules' }, from: 'approved', to: 'approved' },
    edit: { secret: sent.secret, until: '2026-11-25T12:05:00.000Z' },
  });
  const now = await shown();
  expect(now.comments).toEqual([json.comment]);
  expect([now.version, now.count]).toEqual([before.version + 1, 1]);
  expect(await moderated(sent)).toMatchObject({
    body: 'better',
    rev: 2,
    withdrawnAt: null,
    history: [{ from: null }, { from: 'approved', to: 'approved' }],
    formerTexts: [{ body: 'fine', from: '2026-11-25T12:00:00.000Z', until: '2026-11-25T12:01:00.000Z' }],
  });
});

test.each([
  ['approved', 'pending'],
  ['approved', 'spam'],
  ['approved', 'rejected'],
  ['pending', 'approved'],
  ['pending', 'spam'],
  ['spam', 'approved'],
  ['rejected', 'approved'],
  ['rejected', 'pending'],
] as const)('what the rules had %s they have %s once it says so', async (was, is) => {
  const { send, edit, shown, moderated, call } = await authorsOf();
  const sent = await send(WORD[was]);
  expect((await edit(sent, WORD[is])).json.status).toBe(is);
  expect((await shown()).count).toBe(is === 'approved' ? 1 : 0);
  expect(await moderated(sent)).toMatchObject({
    status: is,
    rev: 2,
    author: { approved: is === 'approved' ? 1 : 0, rejected: is === 'spam' || is === 'rejected' ? 1 : 0 },
  });
  for (const [flag, of] of [
    ['waits', 'pending'],
    ['ad', 'spam'],
  ] as const) {
    const { json } = await call('GET', `/v1/sites/words/queue?status=${is}&flag=${flag}`);
    expect(json.items).toHaveLength(is === of ? 1 : 0);
  }
});

test.each(['rejected', 'spam'] as const)(
  'what people found to be %s stays so, whatever it says then',
  async (status) => {
    const { send, edit, decide, moderated, shown } = await authorsOf();
    const sent = await send('fine');
    await decide(sent, status);
    for (const text of ['better', 'best']) {
      expect((await edit(sent, text)).json.status).toBe(status);
      expect(await moderated(sent)).toMatchObject({
        body: text,
        status,
        author: { approved: 0, rejected: 1 },
      });
    }
    expect((await shown()).count).toBe(0);
    await decide(sent, 'approved');
    expect((await edit(sent, 'fine again')).json.status).toBe('approved');
  },
);

test('what people put back to wait is published by people alone; the rules may still refuse it', async () => {
  const { send, edit, decide, moderated, shown } = await authorsOf();
  const sent = await send('fine');
  await decide(sent, 'pending');
  const { json } = await edit(sent, 'better');
  expect([json.status, json.message, json.comment]).toEqual([
    'pending',
    'Thank you. Your comment has arrived and appears once a moderator has read it.',
    undefined,
  ]);
  for (const [text, status] of [
    ['rejectme', 'rejected'],
    ['spamme', 'spam'],
    ['fine', 'pending'],
  ] as const) {
    expect((await edit(sent, text)).json.status).toBe(status);
    expect(await moderated(sent)).toMatchObject({ body: text, status, author: { approved: 0 } });
  }
  expect((await shown()).count).toBe(0);
  await decide(sent, 'approved');
  expect((await edit(sent, 'fine again')).json.status).toBe('approved');
});

test('what people approved waits again where the site holds new comments', async () => {
  const { send, edit, decide, moderated, call } = await authorsOf();
  await call('PUT', '/v1/sites/words/state', { body: { state: 'hold' } });
  const sent = await send('fine');
  await decide(sent, 'approved');
  expect((await edit(sent, 'better')).json.status).toBe('pending');
  expect(await moderated(sent)).toMatchObject({ status: 'pending', author: { approved: 0 } });
});

test('the same text again changes nothing', async () => {
  const { send, edit, moderated, shown } = await authorsOf();
  const sent = await send('fine');
  const [before, version] = [await moderated(sent), (await shown()).version];
  const { status, json } = await edit(sent, ' fine ');
  expect([status, json.status, json.comment.editedAt]).toEqual([200, 'approved', null]);
  expect(json.decision).toEqual(before.decision);
  expect([await moderated(sent), (await shown()).version]).toEqual([before, version]);
});

describe('a comment that was withdrawn', () => {
  test('is gone for readers, with the replies to it, and stays so', async () => {
    const { send, withdraw, edit, decide, shown, moderated, call, clock } = await authorsOf();
    const sent = await send('fine');
    const reply = await send('a reply', { parent: sent.id });
    const { version } = await shown();
    clock.now += MINUTE;
    for (let time = 0; time < 2; time++) {
      const { status, text } = await withdraw(sent);
      expect([status, text]).toEqual([204, '']);
      expect(await shown()).toMatchObject({ count: 0, comments: [], version: version + 1 });
    }
    expect(await moderated(sent)).toMatchObject({
      status: 'rejected',
      rev: 2,
      withdrawnAt: '2026-11-25T12:01:00.000Z',
      decision: { by: { kind: 'author', id: 'ann', name: 'Ann' }, from: 'approved', to: 'rejected' },
    });
    expect((await edit(sent, 'back again')).json.type).toBe('/problems/edit-not-allowed');
    const one = await decide(sent, 'approved');
    expect([one.status, one.json.type, one.json.comment.rev]).toEqual([
      409,
      '/problems/comment-withdrawn',
      2,
    ]);
    const decisions = [sent, reply].map(({ id }) => ({ comment: id, status: 'approved' }));
    const { results } = (await call('POST', '/v1/sites/words/decisions', { body: { decisions } })).json;
    expect(results).toMatchObject([
      { ok: false, rev: 2, problem: { type: '/problems/comment-withdrawn' } },
      { ok: true, rev: 2 },
    ]);
    expect((await shown()).count).toBe(0);
  });

  test('is published by no process either that does not know of withdrawing', async () => {
    const { send, withdraw, shown, moderated, running } = await authorsOf();
    const sent = await send('fine');
    await withdraw(sent);
    const publish = `update comments set status = 'approved', rev = rev + 1 where id = '${sent.id}'`;
    await expect(running.sql(publish)).rejects.toThrow(/check/i);
    expect(await moderated(sent)).toMatchObject({ status: 'rejected', rev: 2 });
    expect((await shown()).comments).toEqual([]);
  });

  test.each(['approved', 'pending'] as const)('from %s does not count against its author', async (status) => {
    const { send, withdraw, moderated, call } = await authorsOf({
      'words.yaml': `
site: {name: {en: Words}, locale: en, timezone: UTC, edit_for: 5m}
decide: {default: approve}
rules:
  - {id: holds, if: {text: {has: holdme}}, then: hold}
  - {id: rejects, if: {text: {has: rejectme}}, then: reject}
  - {id: known, if: {author.rejected_30d: ">= 1"}, then: hold}
`,
    });
    const sent = await send(WORD[status]);
    await withdraw(sent);
    expect((await moderated(sent)).author).toMatchObject({ approved: 0, rejected: 0 });
    expect((await moderated(await send('fine'))).status).toBe('approved');
    const { items } = (await call('GET', '/v1/sites/words/queue')).json;
    expect(items).toEqual([]);
    const { rules } = (await call('GET', '/v1/sites/words/rules')).json;
    expect(rules.find(({ id }: { id: string }) => id === 'holds').hits.rejected).toBe(0);
    // What was refused before is not undone by taking it back.
    await withdraw(await send('rejectme'));
    expect((await moderated(await send('fine'))).status).toBe('pending');
  });

  test('can be so where the article or the site takes no more comments; an edit can not', async () => {
    const { send, withdraw, edit, call } = await authorsOf();
    const [one, other] = [await send('fine'), await send('fine too')];
    await call('PUT', '/v1/sites/words/articles/1', { body: { closesAt: '2020-01-01T00:00:00Z' } });
    expect((await edit(one, 'better')).json.type).toBe('/problems/comments-closed');
    expect((await withdraw(one)).status).toBe(204);
    await call('PUT', '/v1/sites/words/articles/1', { body: {} });
    await call('PUT', '/v1/sites/words/state', { body: { state: 'closed' } });
    expect((await edit(other, 'better')).json.type).toBe('/problems/comments-closed');
    expect((await withdraw(other)).status).toBe(204);
  });
});

test('an edit is limited as a comment is', async () => {
  const { send, edit } = await authorsOf({
    'words.yaml': `
site: {name: {en: Words}, locale: en, timezone: UTC, edit_for: 5m}
limits: [{id: author, by: author, max: 2, per: 1h}]
decide: {default: approve}
`,
  });
  const sent = await send('fine');
  expect((await edit(sent, 'better')).status).toBe(200);
  const { status, json, headers } = await edit(sent, 'best');
  expect([status, json.limit, headers.has('retry-after')]).toEqual([429, 'author', true]);
});

test('an edit is not a copy of what it was, is counted once, and is screened as its author was known then', async () => {
  const { send, edit } = await authorsOf({
    'words.yaml': `
site: {name: {en: Words}, locale: en, timezone: UTC, edit_for: 5m}
decide: {default: approve}
rules:
  - {id: copies, if: {similar: {by: article, within: 10m, count: ">= 2"}}, then: spam}
  - {id: often, if: {rate: {by: author, within: 10m, count: ">= 3"}}, then: reject}
  - {id: newcomer, if: {author.approved: "< 1", text: {has: link}}, then: hold}
  - {id: guest, if: {author.role: [guest], text: {has: link}}, then: reject}
`,
  });
  const text = 'A comment that is long enough to be compared with the others under this article';
  const ann = await send(text);
  expect((await edit(ann, `${text}.`)).json.status).toBe('approved');
  expect((await edit(ann, 'With a link')).json.status, 'its own approval speaks for it').toBe('pending');
  const copy = await send(text, { author: { name: 'Ben', id: 'ben' } });
  expect((await edit(copy, `${text}!`)).json.status, 'the text that Ann had is gone').toBe('approved');
  expect((await edit(ann, `${text}?`)).json.status).toBe('spam');
  const guest = await send('fine', { author: { name: 'Cem', id: 'cem', role: 'guest' } });
  await send('fine', { author: { name: 'Cem', id: 'cem', role: 'guest' } });
  expect((await edit(guest, 'better')).json.status).toBe('approved');
  expect((await edit(guest, 'a link')).json.status).toBe('rejected');
});

describe('secrecy', () => {
  test('a wrong secret, that of another comment, article or site, none, or one too late: all the same words', async () => {
    const { send, edit, withdraw, call, clock, moderated } = await authorsOf({
      'other.yaml': 'site: {name: {en: Other}, locale: en, timezone: UTC, edit_for: 5m}\n',
      'fixed.yaml': 'site: {name: {en: Fixed}, locale: en, timezone: UTC}\n',
    });
    const [sent, other] = [await send('fine'), await send('fine too')];
    const elsewhere = (site: string) => ({ ...sent, path: sent.path.replace('/words/', `/${site}/`) });
    const refused = [
      { ...sent, secret: 'wrong' },
      { ...sent, secret: '' },
      { ...sent, secret: other.secret },
      { ...sent, path: sent.path.replace('/articles/1/', '/articles/2/') },
      { ...sent, path: sent.path.replace(sent.id, 'none') },
      elsewhere('other'),
      elsewhere('fixed'),
    ];
    const { json } = await edit({ ...sent, secret: 'wrong' }, 'x');
    const same = async (answers: readonly { json: unknown; status: number }[]) => {
      for (const answer of answers) expect([answer.status, answer.json]).toEqual([403, json]);
    };
    for (const each of refused) await same([await edit(each, 'x'), await withdraw(each)]);
    await same([await call('PUT', sent.path, { body: { body: 'x' } }), await call('DELETE', sent.path)]);
    clock.now += 5 * MINUTE;
    await same([await edit(sent, 'x'), await withdraw(sent)]);
    expect(await moderated(sent)).toMatchObject({ body: 'fine', rev: 1 });
  });

  test('the reader is told so in their language', async () => {
    const { send, edit, withdraw } = await authorsOf();
    const sent = { ...(await send('fine')), secret: 'wrong' };
    const of = (language: string) => ({ headers: { 'accept-language': language } });
    for (const [language, words] of [
      ['ar', /تعديل/],
      ['en', /can no longer be edited/],
    ] as const)
      for (const change of [edit(sent, 'x', of(language)), withdraw(sent, of(language))]) {
        const { json, headers } = await change;
        expect(json.detail).toMatch(words);
        expect(headers.get('content-language')).toBe(language);
      }
  });

  test('a browser is told of an edit what it is told of a comment: spam looks pending', async () => {
    const { call, edit } = await authorsOf();
    const path = '/v1/sites/words/articles/1/comments';
    const send = async (body: string) => {
      const { json } = await call('POST', path, { ...NEWS, body: { body, author: { name: 'Ann' } } });
      return { json, sent: { id: json.id, path: `${path}/${json.id}`, secret: json.edit.secret } };
    };
    const plain = (json: { id: string; edit: object }) => ({
      ...json,
      id: 0,
      edit: { ...json.edit, secret: 0 },
    });
    const [spam, held] = [await send('spamme'), await send('holdme')];
    expect(plain(spam.json)).toEqual(plain(held.json));
    for (const text of ['spamme still', 'holdme still', 'rejectme', 'fine']) {
      const edited = await edit(spam.sent, text, NEWS);
      const fresh = await send(text);
      expect(Object.keys(edited.json)).toEqual(Object.keys(fresh.json));
      expect(edited.json.status).toBe(fresh.json.status);
      expect(edited.json.message).toBe(fresh.json.message);
    }
    expect((await edit(spam.sent, 'spamme', NEWS)).json.status).toBe('pending');
    expect((await edit(spam.sent, 'spamme', NEWS)).json.status, 'sent again').toBe('pending');
  });

  test('only who holds the idempotency key is given the secret again', async () => {
    const { call, edit, clock } = await authorsOf();
    const path = '/v1/sites/words/articles/1/comments';
    const sending = {
      body: { body: 'fine', author: { name: 'Ann' } },
      headers: { 'idempotency-key': 'one' },
    };
    const first = (await call('POST', path, sending)).json;
    clock.now += MINUTE;
    const again = (await call('POST', path, sending)).json;
    expect(again).toEqual(first);
    const sent = { id: first.id, path: `${path}/${first.id}`, secret: again.edit.secret };
    expect((await edit(sent, 'better')).status).toBe(200);
    expect((await call('POST', path, { ...sending, headers: {} })).json.edit.secret).not.toBe(
      first.edit.secret,
    );
  });

  test('a comment that is sent again under its key is answered by what became of it', async () => {
    const { call, edit, withdraw, decide } = await authorsOf();
    const path = '/v1/sites/words/articles/1/comments';
    const send = async (key: string, text: string, parent: string | null = null) => {
      const body = { body: text, author: { name: 'Ann' }, parent };
      const sending = (options: CallOptions) =>
        call('POST', path, { ...options, body, headers: { ...options.headers, 'idempotency-key': key } });
      const { json } = await sending(NEWS);
      const sent = { id: json.id, path: `${path}/${json.id}`, secret: json.edit.secret };
      return { json, sent, again: async () => (await sending(NEWS)).json };
    };
    const [edited, withdrawn, decided, held] = [
      await send('an-edited-comment', 'fine'),
      await send('a-withdrawn-comment', 'fine'),
      await send('a-decided-comment', 'fine'),
      await send('a-held-comment-now', 'holdme'),
    ];
    const reply = await send('a-reply-to-the-withdrawn', 'fine', withdrawn.sent.id);
    for (const each of [edited, withdrawn, decided, held, reply])
      expect(await each.again()).toEqual(each.json);

    await edit(edited.sent, 'better', NEWS);
    expect((await edited.again()).comment.body).toBe('better');
    const refused = (await edit(edited.sent, 'rejectme', NEWS)).json;
    expect(await edited.again()).toEqual(refused);
    const looksHeld = (await edit(edited.sent, 'spamme', NEWS)).json;
    expect([await edited.again(), looksHeld.status]).toEqual([looksHeld, 'pending']);
    await withdraw(withdrawn.sent, NEWS);
    expect(await withdrawn.again()).toMatchObject({ status: 'rejected', message: refused.message });
    expect(await withdrawn.again()).not.toHaveProperty('comment');
    expect(await reply.again(), 'hidden with it').not.toHaveProperty('comment');
    await decide(decided.sent, 'spam');
    expect(await decided.again()).toEqual({ ...looksHeld, id: decided.json.id, edit: decided.json.edit });
    await decide(held.sent, 'approved');
    expect(await held.again()).toMatchObject({ status: 'approved', comment: { body: 'holdme' } });
  });

  test('without `edit_for` nobody is given a secret', async () => {
    const { call } = await authorsOf({
      'fixed.yaml': 'site: {name: {en: Fixed}, locale: en, timezone: UTC}\n',
    });
    const body = { body: 'fine', author: { name: 'Ann' } };
    expect((await call('POST', '/v1/sites/fixed/articles/1/comments', { body })).json.edit).toBeUndefined();
  });
});

test('a key that was revoked edits and withdraws nothing, nor does a moderator, or a page from elsewhere', async () => {
  const { send, edit, withdraw, key, call, moderated } = await authorsOf();
  const sent = await send('fine');
  const mine = await key('site', 'words');
  expect((await edit(sent, 'better', { key: mine })).status).toBe(200);
  const { keys } = (await call('GET', '/v1/keys')).json;
  await call('DELETE', `/v1/keys/${keys.at(-1).id}`);
  for (const options of [{ key: mine }, { key: null }]) {
    expect((await edit(sent, 'best', options)).status).toBe(401);
    expect((await edit(sent, 'better', options)).status).toBe(401);
    expect((await withdraw(sent, options)).status).toBe(401);
  }
  const evil = { key: null, headers: { origin: 'https://evil.example' } };
  const moderator = { key: await key('moderator', 'words') };
  expect((await edit(sent, 'best', moderator)).json.type).toBe('/problems/forbidden');
  expect((await withdraw(sent, evil)).json.type).toBe('/problems/origin-not-allowed');
  expect(await moderated(sent)).toMatchObject({ body: 'better', withdrawnAt: null });
});
