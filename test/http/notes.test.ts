import { describe, expect, test } from 'vitest';
import type { AuthorKey, SiteId } from '../../src/domain/comment.ts';
import { authorNotes } from '../../src/read/authors.ts';
import { authorsOf } from './edits.ts';

const PATH = '/v1/sites/words';

async function noting() {
  const service = await authorsOf();
  const { call, running } = service;
  const [mine, others] = [await service.key('moderator', 'words'), await service.key('moderator', 'words')];
  return {
    ...service,
    mine,
    others,
    onComment: (id: string, body: string, key = mine) =>
      call('POST', `${PATH}/comments/${id}/notes`, { key, body: { body } }),
    onAuthor: (author: string, body: string) =>
      call('POST', `${PATH}/authors/${encodeURIComponent(author)}/notes`, { key: mine, body: { body } }),
    drop: (id: string, key: string) => call('DELETE', `${PATH}/notes/${id}`, { key }),
    audited: async () =>
      (await running.sql("select subject, by_kind, detail from audit where kind = 'note' order by id")).map(
        (row) => {
          const { detail, ...entry } = row as { detail: string };
          return { ...entry, ...JSON.parse(detail) };
        },
      ),
  };
}

test('moderators read what others noted on a comment, oldest first, in lines; nobody else does', async () => {
  const { onComment, moderated, send, call, shown, mine, others, key } = await noting();
  const sent = await send('fine');
  const first = await onComment(sent.id, ' one\r\ntwo\u202e ');
  expect([first.status, first.json]).toEqual([
    201,
    {
      id: expect.any(String),
      at: '2026-11-25T12:00:00.000Z',
      by: { kind: 'moderator', id: expect.any(String), name: 'moderator' },
      body: 'one\ntwo',
    },
  ]);
  const second = await onComment(sent.id, 'ملاحظة', others);
  expect((await moderated(sent)).notes).toEqual([first.json, second.json]);
  const own = { key: await key('site', 'words'), headers: { 'edit-secret': sent.secret } };
  for (const text of [JSON.stringify(await shown()), (await call('GET', sent.path, own)).text])
    expect(text).not.toContain('two');
  expect((await onComment(sent.id, 'x', own.key)).status).toBe(403);
  expect((await onComment('none', 'x')).json.type).toBe('/problems/unknown-comment');
  for (const body of ['', ' \u202e', 'a'.repeat(2001), 'a\u0000'])
    expect((await onComment(sent.id, body, mine)).status).toBe(422);
});

describe('a note', () => {
  test('on an author goes by the key that the queue shows, and is kept with them', async () => {
    const { onAuthor, send, moderated, running } = await noting();
    const sent = await send('fine', { author: { name: 'سعاد', id: 'سعاد 1?#' } });
    const { key } = (await moderated(sent)).author;
    const note = await onAuthor(key, 'knows the subject');
    expect(note.status).toBe(201);
    const database = await running.database();
    const asked = { site: 'words' as SiteId, key: key as AuthorKey };
    const [notes] = await database.read([authorNotes(asked)]);
    expect(notes).toMatchObject([{ id: note.json.id, body: 'knows the subject' }]);
    expect((await onAuthor('id:nobody', 'x')).json.type).toBe('/problems/unknown-author');
    expect((await moderated(sent)).notes).toEqual([]);
  });

  test('is removed by who wrote it, or by an admin, once', async () => {
    const { onComment, drop, send, moderated, mine, others, key } = await noting();
    const sent = await send('fine');
    const [one, two] = [(await onComment(sent.id, 'one')).json.id, (await onComment(sent.id, 'two')).json.id];
    expect((await drop(one, others)).json).toMatchObject({ type: '/problems/forbidden' });
    expect((await moderated(sent)).notes).toHaveLength(2);
    expect((await drop(one, mine)).status).toBe(204);
    expect((await drop(one, mine)).json.type).toBe('/problems/unknown-note');
    expect((await drop(two, await key('admin', 'words'))).status).toBe(204);
    expect((await moderated(sent)).notes).toEqual([]);
  });

  test('leaves in the audit that it came and went, once each, and not what it said', async () => {
    const { onComment, onAuthor, drop, audited, send, mine, others } = await noting();
    const sent = await send('fine');
    const { id } = (await onComment(sent.id, 'told you')).json;
    await onAuthor('id:ann', 'told you');
    await onComment('none', 'x');
    await drop(id, others);
    await Promise.all([drop(id, mine), drop(id, mine), drop(id, mine)]);
    const by_kind = 'moderator';
    expect(await audited()).toEqual([
      { subject: sent.id, by_kind, action: 'add', on: 'comment' },
      { subject: 'id:ann', by_kind, action: 'add', on: 'author' },
      { subject: sent.id, by_kind, action: 'remove', on: 'comment' },
    ]);
  });
});
