import { expect, test } from 'vitest';
import { startService } from '../service.ts';

const SITE = `site: {name: {en: News}, locale: en, timezone: UTC}
lists: {insults: insults.txt}
rules:
  - {id: insult, if: {text.has: $insults}, then: hold, tests: {match: [fool]}}
`;
const FILES = { 'news.yaml': SITE, 'insults.txt': 'fool\n' };
const NDJSON = { accept: 'application/x-ndjson' };

async function newsroom() {
  const service = await startService({ rules: FILES });
  const check = async (rules: object) =>
    (await service.call('POST', '/v1/sites/news/rules/check', { body: { rules } })).json;
  return { ...service, check };
}

test('a draft begins with the files in force, with the changes of lists, the own file first', async () => {
  const { call } = await newsroom();
  await call('POST', '/v1/sites/news/lists/insults/terms', { body: { terms: ['oaf'] } });
  const { files, version } = (await call('GET', '/v1/sites/news/rules/files')).json;
  expect(version).toMatch(/^[0-9a-f]{16}\+1$/);
  expect(files.map(({ path }: { path: string }) => path)).toEqual(['news.yaml', 'insults.txt']);
  expect(files[0].text).toBe(SITE);
  expect(files[1].text).toContain('oaf');
});

test('each fault of a draft is told at its line and column, failed tests and unread files too', async () => {
  const { check } = await newsroom();
  expect(await check({})).toMatchObject({ ok: true, problems: [], version: expect.any(String) });
  const faulty = await check({ 'news.yaml': SITE.replace('then: hold', 'then: keep') });
  expect(faulty).toMatchObject({ ok: false, version: null, problems: [{ file: 'news.yaml', line: 4 }] });
  expect(faulty.problems[0].column).toBe((SITE.split('\n')[3]?.indexOf('hold') as number) + 1);
  const failing = await check({ 'news.yaml': SITE.replace('[fool]', '[friend]') });
  expect(failing.problems).toMatchObject([{ line: 4, message: expect.stringContaining('test failed') }]);
  const idle = await check({ 'new.yaml': 'rules: []' });
  expect(idle.problems).toMatchObject([{ file: 'new.yaml', line: 1, column: 1 }]);
  const expired = await check({
    'news.yaml': SITE.replace('then: hold', 'then: hold, expires: 2020-01-01'),
  });
  expect(expired).toMatchObject({ ok: true, problems: [{ line: 4, warning: true }] });
});

test('a backtest tells how far it is, a line each, and at last what came of it', async () => {
  const { call } = await newsroom();
  const { id } = (
    await call('POST', '/v1/sites/news/articles/1/comments', {
      body: { body: 'you fool', author: { name: 'Ann' } },
    })
  ).json;
  await call('POST', `/v1/sites/news/comments/${id}/decision`, { body: { status: 'rejected' } });
  const tried = await call('POST', '/v1/sites/news/backtest', { body: {}, headers: NDJSON });
  const lines = tried.text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  const last = lines.pop();
  expect(lines.length).toBeGreaterThan(0);
  for (const { progress } of lines) expect(progress.done).toBeLessThanOrEqual(progress.total);
  const { from: _, ...whole } = (await call('POST', '/v1/sites/news/backtest', { body: {} })).json;
  expect(last.result).toMatchObject({ ...whole, comments: 1 });
  const rules = { 'news.yaml': SITE.replace('then: hold', 'then: keep') };
  const wrong = await call('POST', '/v1/sites/news/backtest', { body: { rules } });
  expect(wrong).toMatchObject({ status: 422, json: { problems: [{ file: 'news.yaml', line: 4 }] } });
  const { text } = await call('POST', '/v1/sites/news/backtest', { body: { rules }, headers: NDJSON });
  expect(JSON.parse(text).problem).toEqual(wrong.json);
});
