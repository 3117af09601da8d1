import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { hakam, hakamWith } from '../hakam-process.ts';
import { PLAIN_SITE, startService, type TestService } from '../service.ts';

const sealed = async ({ running }: TestService, count: number): Promise<void> => {
  const of = 'select count(*) as count from audit where sequence is not null';
  await expect.poll(() => running.sql(of), { timeout: 10_000 }).toEqual([{ count }]);
};

/** A service whose audit has three sealed entries: a rule set, a comment, and a decision on it. */
async function decided(): Promise<TestService> {
  const service = await startService({ rules: { 'plain.yaml': PLAIN_SITE } });
  const sent = { body: 'hello', author: { name: 'Ann' } };
  const { id } = (await service.call('POST', '/v1/sites/plain/articles/1/comments', { body: sent })).json;
  await service.call('POST', `/v1/sites/plain/comments/${id}/decision`, { body: { status: 'spam' } });
  await sealed(service, 3);
  return service;
}

test('the service seals by itself, and audit verify finds the audit whole and tells its head', async () => {
  const service = await decided();
  const { code, out } = await hakam(service.folder, 'audit', 'verify');
  expect(code).toBe(0);
  expect(out).toMatch(
    /^The audit is whole: 3 sealed entries, 2 decisions, each with its entry\.\nNote this down elsewhere, for a later --head: 3:[\w-]{22}\n$/,
  );
  const head = out.trim().split(' ').at(-1) ?? '';
  await service.call('PUT', '/v1/sites/plain/state', { body: { state: 'hold' } });
  await sealed(service, 4);
  expect((await hakam(service.folder, 'audit', 'verify', '--head', head)).code).toBe(0);
  const other = await hakam(service.folder, 'audit', 'verify', '--head', `3:${'x'.repeat(22)}`);
  expect(other).toMatchObject({ code: 1, out: expect.stringMatching(/^3 {2}\S+ {2}this is another entry/) });
  expect((await hakam(service.folder, 'audit', 'verify', '--head', '3')).err).toContain('It is a number');
});

test('audit verify tells where someone meddled, in plain words, and fails', async () => {
  const { folder, running } = await decided();
  await running.stop();
  const file = new Sqlite(join(folder, 'data/hakam.db'));
  file.exec(
    `drop trigger audit_is_never_changed; update audit set to_status = 'approved' where sequence = 3`,
  );
  file.close();
  const { code, out, err } = await hakam(folder, 'audit', 'verify');
  expect(code).toBe(1);
  expect(out.split('\n')).toEqual([
    expect.stringMatching(/^3 {2}[0-9a-f-]{36} {2}this entry was changed, or put here in place of another$/),
    expect.stringMatching(/^- {2}[0-9a-f-]{36} {2}this decision is not what its entry says$/),
    '',
  ]);
  expect(err).toBe('The audit is not whole: 2 faults (place in the chain, id, what is wrong).\n');
});

test('with another secret the head is told to be someone else’s', async () => {
  const { folder } = await decided();
  const { code, out } = await hakamWith({ HAKAM_SECRET: 'x'.repeat(64) }, folder, 'audit', 'verify');
  expect(code).toBe(1);
  expect(out).toContain('or with another HAKAM_SECRET');
});
