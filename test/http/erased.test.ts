import { beforeEach, describe, expect, test } from 'vitest';
import { ann, article, browser, type Contracted, comments, contracted } from './contracted.ts';

const AT = '/v1/sites/open';
let service: Contracted;

interface Sent {
  readonly id: string;
  readonly secret: string;
  readonly decision: string;
}

beforeEach(async () => {
  service = await contracted();
});

const send = async (body: string, parent: string | null = null): Promise<Sent> => {
  const { json } = await service.call('POST', comments, { body: { body, author: ann, parent } });
  return { id: json.id, secret: json.edit.secret, decision: json.decision.id };
};

/** What an erasure leaves of a comment. */
const erase = ({ id }: Sent): Promise<unknown> =>
  service.running.sql(
    `update comments set body = '', author_name = '', author_id = null, author_key = null, erased_at = 1764072000000
     where id = '${id}'`,
  );

const decide = ({ id }: Sent, status: string) =>
  service.call('POST', `${AT}/comments/${id}/decision`, { body: { status } });
const moderated = async ({ id }: Sent) => (await service.call('GET', `${AT}/comments/${id}`)).json;
const shown = async () => (await service.call('GET', comments, { key: null })).json;

const TOMBSTONE = { author: { name: '' }, body: '', erased: true };
const ERASED = { type: '/problems/comment-erased', status: 409 };

describe('a comment that was erased', () => {
  test('stands in its thread without text or name, its replies under it, and is counted', async () => {
    const gone = await send('secret words');
    const reply = await send('an answer', gone.id);
    await erase(gone);
    const page = await shown();
    expect(page.comments).toMatchObject([
      { id: gone.id, ...TOMBSTONE },
      { id: reply.id, parent: gone.id, body: 'an answer' },
    ]);
    expect(page.comments[1]).not.toHaveProperty('erased');
    expect(page.count).toBe(2);
    const fragment = await service.call('GET', `${comments}.html?lang=en`, { key: null });
    expect(fragment.text).toContain('This comment was deleted');
    const feed = await service.call('GET', `${comments}.atom`, { key: null });
    expect(feed.text.match(/<entry>/g)).toHaveLength(1);
  });

  test('is shown to moderators with the time, and says nothing', async () => {
    const gone = await send('secret words');
    expect(await moderated(gone)).toMatchObject({ erasedAt: null });
    await erase(gone);
    expect(await moderated(gone)).toMatchObject({
      ...TOMBSTONE,
      erasedAt: '2025-11-25T12:00:00.000Z',
      author: { key: null, id: null, name: '' },
    });
  });

  test('is decided on, edited and undone no more, one by one or with others: 409', async () => {
    const [gone, other] = [await send('secret words'), await send('other words')];
    const made = (await decide(gone, 'rejected')).json.decision.id;
    await erase(gone);
    const { rev } = await moderated(gone);

    for (const refused of [
      await decide(gone, 'approved'),
      await service.call('POST', `${AT}/comments/${gone.id}/edit`, { body: { body: 'other', rev } }),
      await service.call('POST', `${AT}/decisions/${made}/undo`, { body: {} }),
    ])
      expect(refused.json).toMatchObject({ ...ERASED, comment: { id: gone.id, rev, ...TOMBSTONE } });

    const decisions = [gone, other].map(({ id }) => ({ comment: id, status: 'spam' }));
    const { results } = (await service.call('POST', `${AT}/decisions`, { body: { decisions } })).json;
    expect(results).toMatchObject([
      { ok: false, rev, problem: ERASED },
      { ok: true, rev: 2 },
    ]);
    const undone = await service.call('POST', `${AT}/undo`, { body: { decisions: [made, results[1].made] } });
    expect(undone.json.results).toMatchObject([{ ok: false, rev, problem: ERASED }, { ok: true }]);
    expect(await moderated(gone)).toMatchObject({ status: 'rejected', rev, ...TOMBSTONE });
  });

  test('waits for nobody, if it waited: it is not in the queue, its counts, claims or decisions by filter', async () => {
    const [gone, other] = [await send('fool'), await send('fool again')];
    await service.running.sql(`delete from comment_labels where comment = '${gone.id}'`);
    await erase(gone);
    const ids = (answer: { json: { items: { id: string }[] } }) => answer.json.items.map(({ id }) => id);
    for (const order of ['oldest', 'newest', 'risk'])
      expect(ids(await service.call('GET', `${AT}/queue?order=${order}`))).toEqual([other.id]);
    const { json } = await service.call('GET', `${AT}/queue/summary`);
    expect(json).toMatchObject({
      statuses: { pending: { count: 1 } },
      flags: [{ flag: 'insult', count: 1 }],
      oldest: { id: other.id },
    });
    expect(ids(await service.call('POST', `${AT}/queue/claim`, { body: {} }))).toEqual([other.id]);
    const bulk = { status: 'pending', action: { status: 'approved' } };
    const found = await service.call('POST', `${AT}/bulk`, { body: bulk });
    expect(found.json).toMatchObject({ count: 1 });
  });

  test('is passed over by a decision by filter that found it before, and by its undo', async () => {
    const [gone, other] = [await send('fool'), await send('fool again')];
    const bulk = { status: 'pending', action: { status: 'approved' } };
    const { id } = (await service.call('POST', `${AT}/bulk`, { body: bulk })).json;
    await erase(gone);
    const applied = await service.call('POST', `${AT}/bulk/${id}/apply`);
    expect(applied.json).toMatchObject({ done: 2, decided: 1, skipped: 1 });
    expect((await shown()).comments).toMatchObject([{ id: other.id }]);
  });

  test('is not its author’s to edit or to take back, in their language: 409', async () => {
    const gone = await send('secret words');
    await erase(gone);
    const own = {
      ...browser,
      headers: { ...browser.headers, 'edit-secret': gone.secret, 'accept-language': 'ar' },
    };
    const at = `${article}/comments/${gone.id}`;
    for (const refused of [
      await service.call('PUT', at, { ...own, body: { body: 'other' } }),
      await service.call('DELETE', at, own),
    ]) {
      expect(refused.json).toMatchObject({ ...ERASED, detail: 'حُذف نص هذا التعليق نهائيًا.' });
      expect(refused.json).not.toHaveProperty('comment');
    }
    expect((await service.call('GET', at, own)).json).toMatchObject({
      status: 'approved',
      comment: TOMBSTONE,
    });
  });

  test('is not taken back twice, where its author had done so before', async () => {
    const gone = await send('secret words');
    const own = { ...browser, headers: { ...browser.headers, 'edit-secret': gone.secret } };
    for (const doIt of [() => erase(gone), () => Promise.resolve()]) {
      expect((await service.call('DELETE', `${article}/comments/${gone.id}`, own)).status).toBe(204);
      await doIt();
    }
  });

  test('is not there to be reported, and a reply to it is taken', async () => {
    const gone = await send('secret words');
    await erase(gone);
    const reported = await service.call('POST', `${AT}/comments/${gone.id}/reports`, {
      ...browser,
      body: { reason: 'abuse' },
    });
    expect(reported.status).toBe(404);
    expect(await service.running.sql('select reader from reports')).toEqual([]);
    const reply = await send('an answer', gone.id);
    expect((await shown()).comments[1]).toMatchObject({ id: reply.id, parent: gone.id });
  });

  test('a replay of the request that sent it tells that it is gone', async () => {
    const request = {
      body: { body: 'secret words', author: ann },
      headers: { 'idempotency-key': 'a-key-that-is-long-enough' },
    };
    const { json } = await service.call('POST', comments, request);
    await erase({ id: json.id, secret: '', decision: '' });
    const again = await service.call('POST', comments, request);
    expect(again.json).toMatchObject({ id: json.id, status: 'approved', comment: TOMBSTONE });
  });
});
