import { expect, test } from 'vitest';
import { authorsOf, WORD } from './edits.ts';

const MINUTE = 60_000;

async function editors() {
  const authors = await authorsOf();
  const { call } = authors;
  return {
    ...authors,
    rewrite: ({ id }: { id: string }, body: unknown, rev: unknown = 1, more: object = {}) =>
      call('POST', `/v1/sites/words/comments/${id}/edit`, { body: { body, rev, ...more } }),
    undo: (decision: string) => call('POST', `/v1/sites/words/decisions/${decision}/undo`, { body: {} }),
    page: async (path: string): Promise<string> =>
      (await call('GET', `/v1/sites/words/articles/1/comments${path}`, { key: null })).text,
  };
}

test('رقمُ هاتفٍ يُحذف: a phone number is taken out, readers see the rest, and the original stays in the history', async () => {
  const { send, rewrite, shown, moderated, clock, call } = await editors();
  const sent = await send('holdme للتواصل 0501234567');
  expect((await shown()).count).toBe(0);
  clock.now += MINUTE;
  const { status, json } = await rewrite(sent, ' للتواصل [حُذف الرقم]\u0007 ', 1, { reason: 'رقم هاتف' });
  expect(status).toBe(200);
  expect(json).toMatchObject({
    body: 'للتواصل [حُذف الرقم]',
    status: 'approved',
    rev: 2,
    editedAt: '2026-11-25T12:01:00.000Z',
    flags: ['waits'],
    risk: 100,
    author: { approved: 1 },
    decision: { by: { kind: 'admin' }, from: 'pending', to: 'approved', reason: 'رقم هاتف', rewrote: true },
  });
  expect((await shown()).comments).toMatchObject([{ body: json.body, editedAt: json.editedAt }]);
  expect((await moderated(sent)).formerTexts).toEqual([
    {
      body: 'holdme للتواصل 0501234567',
      from: '2026-11-25T12:00:00.000Z',
      until: '2026-11-25T12:01:00.000Z',
    },
  ]);
  for (const filter of ['flag=waits', 'rule=holds']) {
    const found = await call('GET', `/v1/sites/words/queue?status=approved&${filter}`);
    expect(found.json.items).toMatchObject([{ id: sent.id }]);
  }
});

test('where it was public all pages and feeds show the new text at once', async () => {
  const { send, rewrite, shown, page } = await editors();
  const sent = await send('Call me: 555-0100');
  const paths = ['', '.html', '.atom'];
  const before = await shown();
  for (const path of paths) expect(await page(path), path).toContain('555-0100');
  await rewrite(sent, 'Call me: [number removed]');
  const now = await shown();
  expect([now.count, now.version]).toEqual([1, before.version + 1]);
  for (const path of paths) {
    const text = await page(path);
    expect(text, path).toContain('[number removed]');
    expect(text, path).not.toContain('555-0100');
  }
});

test('a text that is none, is no other one, or comes without the rev that was seen is refused', async () => {
  const { send, rewrite, moderated } = await editors();
  const sent = await send(WORD.pending);
  for (const [body, rev, path] of [
    [` ${WORD.pending}\n`, 1, 'body'],
    [' \u0007 ', 1, 'body'],
    ['x'.repeat(10_001), 1, 'body'],
    [7, 1, 'body'],
    ['better', null, 'rev'],
    ['better', 0, 'rev'],
  ] as const) {
    const { status, json } = await rewrite(sent, body, rev);
    expect([status, json.errors]).toMatchObject([422, [{ path }]]);
  }
  expect((await rewrite(sent, 'better', 1, { status: 'rejected' })).status).toBe(422);
  expect(await moderated(sent)).toMatchObject({ rev: 1, status: 'pending', formerTexts: [] });
});

test('what someone else decided, or its author said or took back meanwhile, is not written over', async () => {
  const { send, edit, decide, withdraw, rewrite, call } = await editors();
  const sent = await send(WORD.pending);
  await decide(sent, 'rejected');
  const stale = await rewrite(sent, 'better');
  expect([stale.status, stale.json.type]).toEqual([409, '/problems/stale-revision']);
  expect(stale.json.comment).toMatchObject({ status: 'rejected', rev: 2, body: WORD.pending });
  await edit(sent, 'another text');
  expect((await rewrite(sent, 'better', 2)).json.comment).toMatchObject({ rev: 3, body: 'another text' });
  await withdraw(sent);
  const withdrawn = await rewrite(sent, 'better', 4);
  expect([withdrawn.status, withdrawn.json.type]).toEqual([409, '/problems/comment-withdrawn']);

  expect((await rewrite({ id: 'nothing' }, 'better')).json.type).toBe('/problems/unknown-comment');
  const asked = { key: null, body: { body: 'better', rev: 4 } };
  expect((await call('POST', `/v1/sites/words/comments/${sent.id}/edit`, asked)).status).toBe(401);
});

test('of two moderators who edit the same at once one does', async () => {
  const { send, rewrite, moderated } = await editors();
  for (let round = 0; round < 5; round++) {
    const sent = await send(WORD.pending);
    const answers = await Promise.all(['one', 'other'].map((body) => rewrite(sent, body)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const { body, formerTexts } = await moderated(sent);
    expect(answers.find(({ status }) => status === 200)?.json.body).toBe(body);
    expect(formerTexts).toHaveLength(1);
  }
});

test('what its author makes of the edited text waits for people, until that edit is undone', async () => {
  const { send, edit, rewrite, undo, shown, clock } = await editors();
  const sent = await send('fine, call 555-0100');
  const rewritten = await rewrite(sent, 'fine, call [number removed]');
  clock.now += MINUTE;
  const again = await edit(sent, 'fine, call 555-0100 all the same');
  expect(again.json.status).toBe('pending');
  expect((await shown()).count).toBe(0);
  expect((await edit(sent, 'spamme')).json.status, 'the rules may still tighten').toBe('spam');

  const other = await send('fine, call 555-0200');
  const undone = await undo((await rewrite(other, 'fine')).json.decision.id);
  expect(undone.json).toMatchObject({ body: 'fine, call 555-0200', editedAt: null, status: 'approved' });
  expect((await edit(other, 'fine again')).json.status).toBe('approved');
  const late = await undo(rewritten.json.decision.id);
  expect([late.status, late.json.type]).toEqual([409, '/problems/stale-revision']);
});
