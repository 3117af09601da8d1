import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { statement } from '../../src/store/statement.ts';
import { inOpened } from '../databases/asking.ts';
import { startService } from '../service.ts';
import { NEWS_SITE } from './child-service.ts';
import { brokenBatches } from './stored-batches.ts';

/** What a half-done change may leave, by what it is found as. */
const HALVES: Readonly<Record<string, string>> = {
  'a comment without its first decision': 'delete from decisions where rev = 1',
  'a comment that is not as its last decision says': "update decisions set to_status = 'spam' where rev = 2",
  'decisions that are not one for each rev': 'update comments set rev = rev + 1',
  'a decision that does not follow the one before': "update decisions set from_status = 'spam' where rev = 2",
  'a decision without its comment': 'delete from comments where parent is not null',
  'a flag without its label': "delete from comment_labels where kind = 'flag'",
  'a finding without its label': "delete from comment_labels where kind = 'rule'",
  'a label without its comment': 'update comment_labels set risk = 7',
  'a label of a text that was replaced': `
    insert into comment_labels select id, site, 'rule', 'ghost', status, risk from comments where edited_at is not null`,
  'a text that was replaced, and not kept': 'delete from former_texts',
  'a text that was kept, and not replaced': 'update former_texts set rev = rev + 9',
  'a text whose time does not follow the one before': 'update former_texts set written_at = written_at - 1',
  'a comment that does not say when it was edited': 'update comments set edited_at = null',
  'a text that was undone, and not put back':
    "update comments set body = 'half' where id in (select comment from decisions where undoes is not null)",
  'a comment that was withdrawn, and is not as its author left it':
    'update comments set withdrawn_from = null',
  'a comment that people refused or held, and rules published':
    "update decisions set to_status = 'approved' where by_kind = 'rules' and from_status = 'rejected'",
  'an article that is not there, or counts wrongly': 'update articles set count = count + 1',
  'an article whose version did not move with each comment':
    "update articles set version = version + 1 where id = '2'",
  'an article without a comment': "update articles set id = 'another' where id = '2'",
  'an author who is not there, or counts wrongly': 'update authors set approved = approved + 1',
  'an author without a comment': "update authors set key = 'another'",
  'a record of an answer without its comment': "update idempotency set comment = 'another'",
  'a comment with two records': `
    insert into idempotency select scope, 'another', fingerprint, comment, status, message, created_at
    from idempotency where key = 'hello'`,
  'a reply without its parent, or hidden wrongly': 'update comments set hidden = 0 where parent is not null',
  'a comment that is hidden without a parent': 'update comments set hidden = 1 where parent is null',
};

test('every half-done change is found, and none where there is none', async () => {
  for (const [what, half] of Object.entries(HALVES)) {
    const { call, running } = await startService({ rules: { 'news.yaml': NEWS_SITE } });
    const send = async (body: string, parent: string | null, article = '1') => {
      const path = `/v1/sites/news/articles/${article}/comments`;
      const { json } = await call('POST', path, {
        body: { body, parent, author: { name: 'Ann', id: 'ann' } },
        headers: { 'idempotency-key': `"${body}"` },
      });
      const { id, edit } = json;
      return { id, path: `${path}/${id}`, own: { headers: { 'edit-secret': edit.secret } } };
    };
    const first = await send('hello', null);
    await send('please wait', first.id);
    await send('elsewhere', null, '2');
    await call('POST', `/v1/sites/news/comments/${first.id}/decision`, { body: { status: 'rejected' } });
    for (const body of ['better', 'please wait'])
      await call('PUT', first.path, { ...first.own, body: { body } });
    const undone = await send('as it was', null);
    const edited = await call('PUT', undone.path, { ...undone.own, body: { body: 'please wait' } });
    await call('POST', `/v1/sites/news/decisions/${edited.json.decision.id}/undo`, { body: {} });
    const other = await send('too early', null);
    await call('DELETE', other.path, other.own);
    const database = await running.database();
    expect(await brokenBatches(inOpened(database))).toEqual({});
    await database.atomically([statement(() => sql.raw(half))({})]);
    expect(Object.keys(await brokenBatches(inOpened(database)))).toContain(what);
    await running.stop();
  }
});
