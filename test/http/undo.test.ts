import { describe, expect, test } from 'vitest';
import { type Answer, PLAIN_SITE } from '../service.ts';
import { authorsOf, BY_WORD, WORD } from './edits.ts';

const MINUTE = 60_000;
const rules = { 'other.yaml': PLAIN_SITE };

/** Authors, and moderators who undo. */
async function undoers(files: Readonly<Record<string, string>> = rules) {
  const authors = await authorsOf(files);
  const { call } = authors;
  return {
    ...authors,
    undo: (decision: string, body: object = {}) =>
      call('POST', `/v1/sites/words/decisions/${decision}/undo`, { body }),
    undoAll: (decisions: readonly string[], reason?: string) =>
      call('POST', '/v1/sites/words/undo', { body: { decisions, reason } }),
    /** How many comments the queue finds. */
    found: async (filter: string): Promise<number> =>
      (await call('GET', `/v1/sites/words/queue?${filter}`)).json.items.length,
  };
}

const idOf = ({ json }: Answer): string => json.decision.id;
const typeOf = ({ status, json }: Answer) => [status, json.type];

test('تراجعُ المشرف يعيد التعليق وردوده إلى القراء: a comment that was rejected by mistake is back with its replies', async () => {
  const { send, decide, undo, moderated, shown } = await undoers();
  const parent = await send('تعليق لا بأس به');
  await send('ردّ عليه', { parent: parent.id, author: { name: 'سعاد', id: 'suad' } });
  const before = { list: await shown(), comment: await moderated(parent) };
  const rejected = await decide(parent, 'rejected');
  expect((await shown()).count).toBe(0);

  const undone = await undo(idOf(rejected), { reason: 'ضغطت على الزر الخطأ' });
  expect(undone.status).toBe(200);
  expect(undone.json).toMatchObject({
    status: 'approved',
    rev: 3,
    author: before.comment.author,
    decision: {
      by: { kind: 'admin' },
      from: 'rejected',
      to: 'approved',
      undoes: idOf(rejected),
      rewrote: false,
      reason: 'ضغطت على الزر الخطأ',
    },
  });
  const now = await shown();
  expect([now.comments, now.count, now.version]).toEqual([before.list.comments, 2, before.list.version + 2]);
  expect((await moderated(parent)).history.map(({ to }: { to: string }) => to)).toEqual([
    'approved',
    'rejected',
    'approved',
  ]);
});

test('an undo can itself be undone, and that too; each is undone once', async () => {
  const { send, decide, undo, moderated } = await undoers();
  const sent = await send(WORD.pending);
  const spam = idOf(await decide(sent, 'spam'));
  const undone = idOf(await undo(spam));
  const again = await undo(spam);
  expect(typeOf(again)).toEqual([409, '/problems/stale-revision']);
  expect(again.json.comment).toMatchObject({ status: 'pending', rev: 3 });

  const redone = await undo(undone);
  expect(redone.json).toMatchObject({
    status: 'spam',
    author: { rejected: 1 },
    decision: { undoes: undone },
  });
  expect((await undo(idOf(redone))).json).toMatchObject({ status: 'pending', author: { rejected: 0 } });
  expect((await moderated(sent)).rev).toBe(5);
});

test('decisions are undone one after the other, back to the first, before which there was nothing', async () => {
  const { send, decide, undo, moderated } = await undoers();
  const sent = await send(WORD.pending);
  const first = (await moderated(sent)).decision.id;
  const [approved, rejected] = [idOf(await decide(sent, 'approved')), idOf(await decide(sent, 'rejected'))];
  expect(typeOf(await undo(approved))).toEqual([409, '/problems/stale-revision']);
  expect((await undo(rejected)).json.status).toBe('approved');
  expect((await undo(approved)).json.status).toBe('pending');
  expect(typeOf(await undo(first))).toEqual([409, '/problems/not-undoable']);
  expect((await moderated(sent)).rev).toBe(5);
});

test('what an author edited meanwhile is not undone unseen: the edit can be, and the decision after it', async () => {
  const { send, edit, decide, undo, moderated, shown, clock, found } = await undoers();
  const sent = await send(WORD.pending);
  const approved = idOf(await decide(sent, 'approved'));
  clock.now += MINUTE;
  const edited = await edit(sent, 'spamme');
  expect(edited.json).toMatchObject({ status: 'spam', flags: ['ad'] });
  const late = await undo(approved);
  expect(typeOf(late)).toEqual([409, '/problems/stale-revision']);
  expect(late.json.comment).toMatchObject({ body: 'spamme', status: 'spam', rev: 3 });

  clock.now += MINUTE;
  const undone = await undo(edited.json.decision.id);
  expect(undone.json).toMatchObject({
    status: 'approved',
    body: WORD.pending,
    editedAt: null,
    flags: ['waits'],
    risk: 100,
    decision: { rewrote: true },
  });
  expect((await shown()).comments).toMatchObject([{ body: WORD.pending, editedAt: null }]);
  expect(await found('status=approved&flag=waits')).toBe(1);
  expect(await found('status=approved&rule=holds')).toBe(1);
  expect(await found('status=approved&flag=ad')).toBe(0);
  expect((await moderated(sent)).formerTexts).toEqual([
    { body: WORD.pending, from: '2026-11-25T12:00:00.000Z', until: '2026-11-25T12:01:00.000Z' },
    { body: 'spamme', from: '2026-11-25T12:01:00.000Z', until: '2026-11-25T12:02:00.000Z' },
  ]);
  expect((await undo(approved)).json.status).toBe('pending');

  const redone = await undo(undone.json.decision.id);
  expect(typeOf(redone), 'another undo came since').toEqual([409, '/problems/stale-revision']);
});

test('an edit that was undone by mistake is put back with all that the rules said of it', async () => {
  const { send, edit, undo, clock, found } = await undoers();
  const sent = await send(WORD.pending);
  clock.now += MINUTE;
  const edited = await edit(sent, 'spamme');
  const undone = idOf(await undo(edited.json.decision.id));
  expect(await found('status=pending&rule=holds')).toBe(1);
  expect((await undo(undone)).json).toMatchObject({
    status: 'spam',
    body: 'spamme',
    editedAt: '2026-11-25T12:01:00.000Z',
    flags: ['ad'],
    risk: 200,
  });
  expect(await found('status=spam&rule=spams')).toBe(1);
  expect(await found('status=pending&rule=holds')).toBe(0);
});

test.each(['rejected', 'spam', 'pending'] as const)(
  'once it is undone that people found it %s, the rules decide its next edit as before',
  async (status) => {
    const { send, edit, decide, undo } = await undoers();
    const sent = await send('fine');
    const decided = idOf(await decide(sent, status));
    expect((await edit(sent, 'better')).json.status).toBe(status);
    const other = await send('fine');
    const undone = idOf(await undo(idOf(await decide(other, status))));
    expect((await edit(other, 'better')).json.status).toBe('approved');
    expect(typeOf(await undo(undone)), 'the edit came since').toEqual([409, '/problems/stale-revision']);
    expect(typeOf(await undo(decided))).toEqual([409, '/problems/stale-revision']);
  },
);

test('what its author took back stays so, and moderators are told', async () => {
  const { send, decide, withdraw, undo, undoAll, moderated } = await undoers();
  const sent = await send('fine');
  const decided = idOf(await decide(sent, 'spam'));
  await withdraw(sent);
  const withdrawal = (await moderated(sent)).decision.id;
  for (const decision of [decided, withdrawal]) {
    const refused = await undo(decision);
    expect(typeOf(refused)).toEqual([409, '/problems/comment-withdrawn']);
    expect(refused.json.comment).toMatchObject({ status: 'rejected', rev: 3 });
  }
  expect((await undoAll([decided])).json.results).toMatchObject([
    {
      decision: decided,
      comment: sent.id,
      ok: false,
      rev: 3,
      problem: { type: '/problems/comment-withdrawn' },
    },
  ]);
});

test('only decisions of the site are undone, by its moderators alone', async () => {
  const { send, decide, undo, call, key, moderated } = await undoers();
  const sent = await send('fine');
  const decision = idOf(await decide(sent, 'spam'));
  for (const unknown of ['nothing', sent.id, '01890000-0000-7000-8000-000000000001'])
    expect(typeOf(await undo(unknown))).toEqual([404, '/problems/unknown-decision']);
  const elsewhere = await call('POST', `/v1/sites/other/decisions/${decision}/undo`, { body: {} });
  expect(typeOf(elsewhere)).toEqual([404, '/problems/unknown-decision']);
  for (const path of [`decisions/${decision}/undo`, 'undo']) {
    const asked = { key: await key('site', 'words'), body: { decisions: [decision] } };
    expect((await call('POST', `/v1/sites/words/${path}`, asked)).status).toBe(403);
  }
  expect((await moderated(sent)).rev).toBe(2);
});

describe('many at once', () => {
  test('each is undone for itself, in one commit, and told of in the same order', async () => {
    const { send, decide, undoAll, moderated, shown } = await undoers();
    const sent = await Promise.all(['واحد', 'اثنان', 'three'].map((body) => send(body)));
    const decided: string[] = [];
    for (const one of sent) decided.push(idOf(await decide(one, 'rejected')));
    const late = sent[1] as (typeof sent)[0];
    await decide(late, 'spam');
    const first = (await moderated(sent[2] as (typeof sent)[0])).history[0].id;
    const { status, json } = await undoAll(
      [decided[1] as string, 'nothing', decided[0] as string],
      'wrong filter',
    );
    expect(status).toBe(200);
    expect(json.results).toEqual([
      {
        decision: decided[1],
        comment: late.id,
        ok: false,
        rev: 3,
        problem: expect.objectContaining({ type: '/problems/stale-revision' }),
      },
      {
        decision: 'nothing',
        ok: false,
        problem: expect.objectContaining({ type: '/problems/unknown-decision' }),
      },
      { decision: decided[0], comment: sent[0]?.id, ok: true, rev: 3, made: expect.any(String) },
    ]);
    expect((await undoAll([first])).json.results).toMatchObject([{ ok: false, problem: { status: 409 } }]);
    expect((await moderated(sent[0] as (typeof sent)[0])).decision).toMatchObject({ reason: 'wrong filter' });
    expect((await shown()).comments).toMatchObject([{ id: sent[0]?.id }]);
  });

  test('two decisions on one comment are refused, and nothing is undone', async () => {
    const { send, decide, undoAll, moderated } = await undoers();
    const [one, other] = [await send('fine'), await send('fine')];
    const decisions = [
      idOf(await decide(other, 'spam')),
      idOf(await decide(one, 'pending')),
      idOf(await decide(one, 'spam')),
    ];
    const refused = await undoAll(decisions);
    expect(typeOf(refused)).toEqual([422, '/problems/invalid-content']);
    expect(refused.json.errors).toMatchObject([{ path: 'decisions.2' }]);
    expect([(await moderated(one)).rev, (await moderated(other)).rev]).toEqual([3, 2]);
  });

  test('none, the same twice, and more than 200 are refused', async () => {
    const { undoAll } = await undoers();
    for (const decisions of [[], ['a', 'a'], Array.from({ length: 201 }, (_, at) => `${at}`)])
      expect((await undoAll(decisions)).json.errors).toMatchObject([{ path: 'decisions' }]);
  });
});

test('of a text that was replaced before flags were kept, all but the text stays as it is', async () => {
  const { send, edit, undo, found, running } = await undoers();
  const sent = await send(WORD.pending);
  const edited = await edit(sent, 'spamme');
  await running.sql('update former_texts set flags = null, risk = null');
  await running.sql('delete from former_labels');
  expect((await undo(edited.json.decision.id)).json).toMatchObject({
    body: WORD.pending,
    status: 'pending',
    flags: ['ad'],
    risk: 200,
  });
  expect(await found('status=pending&flag=ad')).toBe(1);
});

test('others are compared with the text that an undo put back, and with the undone one no more', async () => {
  const copies = '{id: copies, if: {similar: {by: site, within: 1h, count: ">= 2"}}, then: hold, flag: copy}';
  const { call, edit, undo, clock } = await undoers({ 'words.yaml': `${BY_WORD}  - ${copies}\n` });
  const long = (text: string) =>
    `${text}، وفي هذا النص ما يكفي من الكلمات ليُقارن بغيره من التعليقات على الموقع`;
  const flagsOf = async (body: string): Promise<string[]> =>
    (await call('POST', '/v1/sites/words/check', { body: { body, author: { name: 'Ben' } } })).json.flags;
  const [former, latter] = [
    long('قبل التعديل'),
    `What it says then is quite another thing, and long enough to compare it`,
  ];
  const path = '/v1/sites/words/articles/1/comments';
  const { json } = await call('POST', path, { body: { body: former, author: { name: 'Ann', id: 'ann' } } });
  const sent = { id: json.id, path: `${path}/${json.id}`, secret: json.edit.secret };
  const both = async () => [await flagsOf(former), await flagsOf(latter)];
  expect(await both()).toEqual([['copy'], []]);
  clock.now += MINUTE;
  const edited = await edit(sent, latter);
  expect(await both()).toEqual([[], ['copy']]);
  const undone = await undo(edited.json.decision.id);
  expect(await both()).toEqual([['copy'], []]);
  await undo(idOf(undone));
  expect(await both()).toEqual([[], ['copy']]);
});
