import { describe, expect, test } from 'vitest';
import { authorsOf, BY_WORD, NEWS, WORD } from './edits.ts';

const READY = `
reasons:
  off-topic: {ar: خارج الموضوع, en: Off topic}
  abuse: {ar: إساءة, en: Abuse}
  dull: Dull
`;
const withReasons = (yaml = BY_WORD) => authorsOf({ 'words.yaml': yaml + READY });
const PATH = '/v1/sites/words';

test('moderators are told the ready reasons in the order of the file, with their texts by language', async () => {
  const { call, key } = await withReasons();
  const asked = { key: await key('moderator', 'words') };
  expect((await call('GET', `${PATH}/reasons`, asked)).json).toEqual({
    reasons: [
      { code: 'off-topic', texts: { ar: 'خارج الموضوع', en: 'Off topic' } },
      { code: 'abuse', texts: { ar: 'إساءة', en: 'Abuse' } },
      { code: 'dull', texts: { en: 'Dull' } },
    ],
  });
  expect((await call('GET', `${PATH}/reasons`, { key: await key('site', 'words') })).status).toBe(403);
});

describe('a decision by a ready reason', () => {
  test('keeps its code, and its text in the language of the site where nobody says more', async () => {
    const { call, send, moderated } = await withReasons();
    const [one, two] = [await send('fine'), await send('fine')];
    const decide = (body: object) => call('POST', `${PATH}/comments/${one.id}/decision`, { body });
    const { json } = await decide({ status: 'rejected', reasonCode: 'off-topic' });
    expect(json.decision).toMatchObject({ reasonCode: 'off-topic', reason: 'Off topic' });
    const more = await decide({ status: 'rejected', reasonCode: 'abuse', reason: 'calls names' });
    expect(more.json.decision).toMatchObject({ reasonCode: 'abuse', reason: 'calls names' });
    const decisions = [
      { comment: one.id, status: 'rejected', reason: 'mine' },
      { comment: two.id, status: 'spam', reasonCode: 'dull' },
    ];
    await call('POST', `${PATH}/decisions`, { body: { decisions } });
    expect((await moderated(one)).decision).toMatchObject({ reasonCode: null, reason: 'mine' });
    expect((await moderated(two)).decision).toMatchObject({ reasonCode: 'dull', reason: 'Dull' });
  });

  test('is refused where the site has no such code, with those that it has, and then decides nothing', async () => {
    const { call, send, moderated } = await withReasons();
    const sent = await send('fine');
    const body = { status: 'rejected', reasonCode: 'of-topic' };
    const single = await call('POST', `${PATH}/comments/${sent.id}/decision`, { body });
    expect([single.status, single.json.errors]).toEqual([
      422,
      [
        {
          path: 'reasonCode',
          message:
            'No ready reason has this code (did you mean "off-topic"?). There are off-topic, abuse, dull.',
        },
      ],
    ]);
    const decisions = [
      { comment: sent.id, status: 'rejected', reasonCode: 'dull' },
      { comment: 'none', ...body, reasonCode: '__proto__' },
    ];
    const bulk = await call('POST', `${PATH}/decisions`, { body: { decisions } });
    expect([bulk.status, bulk.json.errors]).toEqual([
      422,
      [
        {
          path: 'decisions.1.reasonCode',
          message: 'No ready reason has this code. There are off-topic, abuse, dull.',
        },
      ],
    ]);
    expect((await moderated(sent)).rev).toBe(1);
  });
});

describe('the author of a comment', () => {
  test('is told what became of it by its secret, long after it could be edited', async () => {
    const { call, send, clock } = await withReasons();
    for (const word of ['approved', 'pending', 'spam', 'rejected'] as const) {
      clock.now += 3_600_000;
      const sent = await send(WORD[word]);
      clock.now += 86_400_000;
      const own = { headers: { 'edit-secret': sent.secret } };
      const { status, json, headers } = await call('GET', sent.path, own);
      expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
      expect(json).toMatchObject({
        id: sent.id,
        status: word === 'spam' ? 'pending' : word,
        message: expect.stringMatching(/./),
        edit: { secret: sent.secret },
        reason: null,
      });
      expect(Object.keys(json).includes('comment')).toBe(word === 'approved');
      expect(Object.keys(json).filter((name) => name === 'flags' || name === 'decision')).toEqual([]);
      const asks = { origin: 'https://news.example', 'access-control-request-method': 'GET' };
      const preflight = await call('OPTIONS', sent.path, { key: null, headers: asks });
      expect(preflight.headers.get('access-control-allow-origin')).toBe('https://news.example');
      const browser = { ...NEWS, headers: { ...NEWS.headers, ...own.headers } };
      expect((await call('GET', sent.path, browser)).json).toEqual(json);
    }
  });

  test('reads the ready reason in their language, or the site’s, and never what moderators wrote themselves', async () => {
    const { call, send, edit, withdraw } = await withReasons();
    const sent = await send('fine');
    const decide = (body: object) => call('POST', `${PATH}/comments/${sent.id}/decision`, { body });
    const told = async (language = '') => {
      const headers = { 'edit-secret': sent.secret, 'accept-language': language };
      const { json, text } = await call('GET', sent.path, { headers });
      expect(text).not.toContain('secret words');
      return json.reason;
    };
    await decide({ status: 'rejected', reason: 'secret words' });
    expect(await told()).toBeNull();
    await decide({ status: 'rejected', reasonCode: 'abuse', reason: 'secret words' });
    expect(await told()).toEqual({ code: 'abuse', text: 'Abuse' });
    expect(await told('ar-EG, en;q=0.5')).toEqual({ code: 'abuse', text: 'إساءة' });
    expect(await told('fr')).toEqual({ code: 'abuse', text: 'Abuse' });
    await edit(sent, 'better'); // what people rejected stays so, for the same reason
    expect(await told()).toEqual({ code: 'abuse', text: 'Abuse' });
    await decide({ status: 'spam', reasonCode: 'dull' }); // looks as if it waited
    expect(await told()).toBeNull();
    await decide({ status: 'rejected', reasonCode: 'dull' });
    expect(await told('ar')).toEqual({ code: 'dull', text: 'Dull' });
    await decide({ status: 'approved', reasonCode: 'dull' });
    expect(await told()).toBeNull();
    await decide({ status: 'rejected', reasonCode: 'dull' });
    await withdraw(sent);
    expect(await told()).toBeNull(); // they took it back themselves
    const { json } = await call('GET', sent.path, { headers: { 'edit-secret': sent.secret } });
    expect(json).toMatchObject({ status: 'rejected', message: 'You took this comment back.' });
    expect(json).not.toHaveProperty('edit');
  });

  test('reads the reason of the decision that holds, where moderators took others back', async () => {
    const { call, send } = await withReasons();
    const sent = await send('fine');
    const decide = async (body: object) =>
      (await call('POST', `${PATH}/comments/${sent.id}/decision`, { body })).json.decision;
    const undo = (id: string, body: object = {}) => call('POST', `${PATH}/decisions/${id}/undo`, { body });
    const told = async () =>
      (await call('GET', sent.path, { headers: { 'edit-secret': sent.secret } })).json.reason;
    const rejected = await decide({ status: 'rejected', reasonCode: 'abuse' });
    const approved = await decide({ status: 'approved' });
    expect((await undo(approved.id, { reasonCode: 'none' })).status).toBe(422);
    const { json } = await undo(approved.id, { reasonCode: 'dull' });
    expect(json.decision).toMatchObject({ to: 'rejected', reasonCode: 'dull', reason: 'Dull' });
    expect(await told()).toEqual({ code: 'abuse', text: 'Abuse' });
    await undo(rejected.id);
    expect(await told()).toBeNull();
  });

  test('reads it again where it holds an edit that moderators had approved', async () => {
    const { call, send, edit } = await withReasons();
    const sent = await send('fine');
    const decide = async (body: object) =>
      (await call('POST', `${PATH}/comments/${sent.id}/decision`, { body })).json.decision;
    const told = async () =>
      (await call('GET', sent.path, { headers: { 'edit-secret': sent.secret } })).json.reason;
    await decide({ status: 'rejected', reasonCode: 'abuse' });
    await edit(sent, 'better');
    const approved = await decide({ status: 'approved' });
    expect(await told()).toBeNull();
    await call('POST', `${PATH}/decisions/${approved.id}/undo`, { body: {} });
    expect(await told()).toEqual({ code: 'abuse', text: 'Abuse' });
  });

  test('alone is told: everyone else gets the same words, whether the comment is there or not', async () => {
    const { call, send } = await withReasons();
    const [sent, other] = [await send('holdme'), await send('fine')];
    const ask = async (path: string, secret?: string) => {
      const { status, text } = await call('GET', path, {
        headers: secret === undefined ? {} : { 'edit-secret': secret },
      });
      return [status, text];
    };
    const absent = await ask(sent.path.replace(/[^/]+$/, '01890000-0000-7000-8000-000000000001'), 'x');
    expect(absent[0]).toBe(404);
    for (const secret of [undefined, '', 'x', other.secret])
      expect(await ask(sent.path, secret)).toEqual(absent);
    expect(await ask(sent.path.replace('/articles/1/', '/articles/2/'), sent.secret)).toEqual(absent);
    expect((await call('GET', sent.path, { key: null })).status).toBe(401);
    const evil = { key: null, headers: { origin: 'https://evil.example', 'edit-secret': sent.secret } };
    expect((await call('GET', sent.path, evil)).status).toBe(403);
  });
});
