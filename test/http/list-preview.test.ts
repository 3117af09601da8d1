import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Database } from '../../src/store/database.ts';
import { appOver } from '../app-over.ts';
import { ruleSetOf, rulesOf } from '../rules/rule-files.ts';
import { ADMIN, startService, type TestService } from '../service.ts';

const DAY = 86_400_000;
const SITE = `site: {name: {ar: صحيفة}, locale: ar, timezone: UTC, edit_for: 5m}
decide: {default: approve}
lists: {rude: rude.txt, hosts: hosts.txt, quiet: quiet.txt}
rules:
  - {id: rude, if: {text: {has: $rude, except: [كلب الحراسة, $quiet]}}, then: hold}
  - {id: rude-name, if: {name: {has: $rude, match: start}}, then: hold}
  - {id: host, if: {links.domain: $hosts}, then: spam}
`;
const rules = {
  'news.yaml': SITE,
  'rude.txt': 'أحمق\nغبي {match: exact}\n',
  'hosts.txt': 'bad.example\n',
  'quiet.txt': 'قول مأثور\n',
};
/** Ids that begin so are later than all. */
const LATE = 'ffffffff-ffff-7000-8000-';
const LISTS = '/v1/sites/news/lists';

const previewOf = async ({ call }: TestService, terms: readonly string[], list = 'rude') =>
  (await call('POST', `${LISTS}/${list}/preview`, { body: { terms } })).json;
const send = async ({ call }: TestService, body: string, name = 'سعاد') =>
  (await call('POST', '/v1/sites/news/articles/1/comments', { body: { body, author: { name } } })).json;

test('a preview tells what terms would have matched, by status, with the newest places, and stores nothing', async () => {
  const clock = { now: Date.UTC(2026, 0, 1) };
  const service = await startService({ rules, now: () => clock.now });
  await send(service, 'والتافهون قبل شهرين');
  clock.now += 31 * DAY;
  const first = await send(service, 'يا لهذا الكلب، قال التافهون');
  await send(service, 'كلب الحراسة نائم، سلام');
  const held = await send(service, 'أحمق تافه');
  for (let at = 0; at < 5; at++) await send(service, `كلبهم ${at}`);
  const named = await send(service, 'سلام', 'كلبوش');
  const json = await previewOf(service, ['تافه', 'كلب', 'ثور', 'كلب{ match:exact }']);
  expect(json).toMatchObject({ since: '2026-01-02T00:00:00.000Z', scanned: 9, complete: true });
  expect(json.matches.map(({ term, count }: { term: string; count: number }) => [term, count])).toEqual([
    ['تافه', 2],
    ['كلب', 7],
    ['ثور', 0],
    ['كلب {match: exact}', 0],
  ]);
  expect(json.matches[0]).toMatchObject({
    byStatus: { pending: 1, approved: 1, rejected: 0, spam: 0 },
    samples: [
      { comment: held.id, status: 'pending', field: 'body', text: 'أحمق تافه', match: [5, 9] },
      { comment: first.id, status: 'approved', createdAt: '2026-02-01T00:00:00.000Z', match: [19, 27] },
    ],
  });
  expect(json.matches[1].samples).toHaveLength(5);
  expect(json.matches[1].samples[0]).toMatchObject({ comment: named.id, field: 'name', text: 'كلبوش' });
  expect((await service.call('GET', `${LISTS}/rude/terms`)).json.changes).toEqual([]);
  expect((await previewOf(service, ['سلام'], 'quiet')).matches[0].count).toBe(2);
});

test('what a comment linked to is found as a domain, and what its author took back is not', async () => {
  const service = await startService({ rules });
  await send(service, 'see https://www.shop.example/x and nothing else');
  const { id, edit } = await send(service, 'see https://shop.example');
  expect((await previewOf(service, ['shop.example', 'hop.example'], 'hosts')).matches).toMatchObject([
    { count: 2, samples: [{ text: 'see https://shop.example', match: [4, 24] }, { match: [4, 30] }] },
    { count: 0, samples: [] },
  ]);
  const headers = { 'edit-secret': edit.secret };
  await service.call('DELETE', `/v1/sites/news/articles/1/comments/${id}`, { headers });
  expect((await previewOf(service, ['shop.example'], 'hosts')).matches).toMatchObject([{ count: 1 }]);
});

test('a preview reads comments newest first, page by page, until it may read no more', async () => {
  const service = await startService({ rules });
  const made = await send(service, 'كلب');
  const columns = 'site, article, author_name, body, created_at, status, hidden, rev, risk, flags';
  const copied = columns.replace(
    'status',
    "case i % 4 when 0 then 'pending' when 1 then 'approved' when 2 then 'rejected' else 'spam' end",
  );
  await service.running.sql(
    `with recursive n(i) as (select 0 union all select i + 1 from n where i < 599)
     insert into comments (id, ${columns}) select '${LATE}' || (100000000000 + i), ${copied}
     from comments as c cross join n where c.id = '${made.id}'`,
  );
  expect(await previewOf(service, ['كلب'])).toMatchObject({
    scanned: 601,
    complete: true,
    matches: [{ count: 601, byStatus: { pending: 150, approved: 151, rejected: 150, spam: 150 } }],
  });
  const database = await service.running.database();
  const app = appOver({
    database,
    ruleSets: rulesOf(ruleSetNamed('news')),
    settings: { adminKey: ADMIN, mostReplayed: 300 },
  });
  const headers = { authorization: `Bearer ${ADMIN}`, 'content-type': 'application/json' };
  const body = JSON.stringify({ terms: ['كلب'] });
  const answer = await app.request(`${LISTS}/words/preview`, { method: 'POST', headers, body });
  const json = (await answer.json()) as { matches: { samples: { comment: string }[] }[] };
  expect(json).toMatchObject({ scanned: 500, complete: false, matches: [{ count: 500 }] });
  const newest = [599, 598, 597, 596, 595].map((at) => `${LATE}100000000${at}`);
  expect(json.matches[0]?.samples.map(({ comment }) => comment)).toEqual(newest);
});

const ruleSetNamed = (site: string) => ({
  ...ruleSetOf('lists: {words: w.txt}\nrules: [{id: w, if: {text.has: $words}, then: hold}]\n', {
    'w.txt': 'word',
  }),
  site: site as never,
});

const word = fc.constantFrom(
  ...['كلب', 'الكلب', 'وكلبهم', 'كـ.ـلب', 'كلبشات', 'الحراسة', 'تافه', 'التافهين', 'تاااافه', 'قول', 'مأثور'],
  ...['fool', 'fools', 'f00l', 'foolish', 'سلام', '،', 'kalb', 'ثور', 'ثورة', 'بالثور', 'ك ل ب'],
);
const text = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));
const term = fc
  .tuple(
    fc.constantFrom('كلب', 'تافه', 'fool', 'ثور', 'قول', 'كلب الحراسة'),
    fc.constantFrom(
      '',
      ' {match: exact}',
      ' {match: part}',
      ' {match: start}',
      ' {fold: exact}',
      ' {fold: strong}',
    ),
  )
  .map((both) => both.join(''));

test('a preview finds what rules with the list find once the term is in it, and nothing else', async () => {
  const clock = { now: Date.UTC(2026, 0, 1) };
  const service = await startService({
    rules,
    now: () => clock.now,
  });
  const sentTexts = fc.array(fc.tuple(text, word), { minLength: 2, maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(sentTexts, term, async (sent, added) => {
      clock.now += 40 * DAY; // What was sent before is too old to be looked at.
      for (const [body, name] of sent) await send(service, body, name);
      const [previewed] = (await previewOf(service, [added])).matches;
      const path = `${LISTS}/rude/terms`;
      const { json } = await service.call('POST', path, { body: { terms: [added] } });
      expect(json.changed).toEqual([added]);
      const found = [];
      for (const [body, name] of sent) {
        const [finding] = (await send(service, body, name)).decision.findings;
        if (finding === undefined) continue;
        const where = finding.field === 'name' ? name : body;
        found.push([finding.field, where.slice(...finding.spans[0])]);
      }
      await service.call('DELETE', `${path}?term=${encodeURIComponent(added)}`);
      expect(previewed.count).toBe(found.length);
      const places = previewed.samples.map((one: Sample) => [one.field, one.text.slice(...one.match)]);
      expect(places).toEqual(found.reverse().slice(0, 5));
    }),
    { numRuns: 8 },
  );
});

interface Sample {
  readonly field: string;
  readonly text: string;
  readonly match: [number, number];
}

/** The service over a database that answers nothing until it is told to. */
function waitingService() {
  const waiting: (() => void)[] = [];
  const read = (statements: readonly unknown[]) =>
    new Promise((resolve) => waiting.push(() => resolve(statements.map(() => []))));
  const app = appOver({
    database: { read, atomically: read } as unknown as Database,
    ruleSets: rulesOf(ruleSetNamed('test')),
    settings: { adminKey: ADMIN },
  });
  const headers = { authorization: `Bearer ${ADMIN}`, 'content-type': 'application/json' };
  const body = JSON.stringify({ terms: ['word'] });
  const preview = async () =>
    (await app.request('/v1/sites/test/lists/words/preview', { method: 'POST', headers, body })).status;
  return { waiting, preview };
}

test('a site has one preview at a time', async () => {
  const { waiting, preview } = waitingService();
  const first = preview();
  await expect.poll(() => waiting.length).toBe(1);
  waiting.splice(0).map((answer) => answer());
  await expect.poll(() => waiting.length).toBe(1); // It reads comments.
  const second = preview();
  await expect.poll(() => waiting.length).toBe(2);
  waiting.splice(1).map((answer) => answer());
  expect(await second).toBe(409);
  waiting.splice(0).map((answer) => answer());
  expect(await first).toBe(200);
});
