import { expect, test } from 'vitest';
import { compileRuleSet } from '../../src/rules/compile.ts';
import { appOver } from '../app-over.ts';
import { rulesOf } from '../rules/rule-files.ts';
import { ADMIN, type Answer, startService, type TestService } from '../service.ts';

const SITE = `site: {name: {ar: صحيفة}, locale: ar, timezone: UTC}
decide: {default: approve}
lists: {rude: lists/rude.txt, mild: lists/mild.txt, hosts: lists/hosts.txt, quiet: lists/quiet.txt, long: lists/long.txt}
rules:
  - {id: rude, if: {text: {has: $rude, except: [كلب الحراسة, $quiet]}}, then: hold, tests: {match: [والأحمق], pass: [سلام]}}
  - {id: rude-name, if: {name: {has: $rude, match: start}}, then: hold}
  - {id: mild, if: {text.has: [$mild, $long]}, points: 1}
  - {id: host, if: {links.domain: $hosts}, then: spam}
`;
const LONG = Array.from({ length: 2500 }, (_, at) => `term${at}`);
const rules = {
  'other.yaml': 'site: {name: {en: Other}, locale: en, timezone: UTC}\n',
  'news.yaml': SITE,
  'lists/rude.txt': '# قائمة\nأحمق\nغبي {match: exact}\n',
  'lists/mild.txt': 'سخيف\nbanal\n',
  'lists/hosts.txt': 'bad.example\n',
  'lists/quiet.txt': 'قول مأثور\n',
  'lists/long.txt': LONG.join('\n'),
};
const LISTS = '/v1/sites/news/lists';
const RUDE = `${LISTS}/rude`;

const add = ({ call }: TestService, terms: readonly string[], list = 'rude', reason?: string) =>
  call('POST', `${LISTS}/${list}/terms`, { body: { terms, reason } });
const remove = ({ call }: TestService, terms: readonly string[], list = 'rude') =>
  call(
    'DELETE',
    `${LISTS}/${list}/terms?${terms.map((term) => `term=${encodeURIComponent(term)}`).join('&')}`,
  );
const send = async ({ call }: TestService, body: string, name = 'سعاد') =>
  (await call('POST', '/v1/sites/news/articles/1/comments', { body: { body, author: { name } } })).json;
const matchedBy = async (service: TestService, body: string, name?: string): Promise<string[]> =>
  (await send(service, body, name)).decision.findings.map(({ rule }: { rule: string }) => rule);

test('the lists of a site, and the terms of one with who added what and why', async () => {
  const now = Date.UTC(2026, 0, 2);
  const service = await startService({ rules, now: () => now });
  const { call } = service;
  const key = await service.key('moderator', 'news');
  expect((await call('GET', LISTS, { key })).json.lists[0]).toEqual({
    name: 'rude',
    file: 'lists/rude.txt',
    terms: 2,
  });
  const body = { terms: ['تافه', 'أحمق', 'وقح { match:part }'], reason: 'ورد كثيرًا' };
  const added = await call('POST', `${RUDE}/terms`, { body, key });
  const { version } = (await call('GET', LISTS)).json;
  expect(added.json).toEqual({
    changed: ['تافه', 'وقح {match: part}'],
    unchanged: [{ term: 'أحمق', alike: [] }],
    alike: [],
    version,
  });
  expect(version).toMatch(/\+2$/);
  expect((await remove(service, ['غبي'])).json.changed).toEqual(['غبي']);
  const made = {
    at: '2026-01-02T00:00:00.000Z',
    by: { kind: 'moderator', id: expect.any(String), name: 'moderator' },
    reason: 'ورد كثيرًا',
  };
  const plain = { match: null, fold: null };
  const { json } = await call('GET', `${RUDE}/terms`);
  expect(json).toMatchObject({ list: 'rude', version: version.replace('+2', '+3'), next: null });
  expect(json.terms).toEqual([
    { term: 'أحمق', options: plain, origin: 'file' },
    { term: 'تافه', options: plain, origin: made },
    { term: 'وقح', options: { ...plain, match: 'part' }, origin: made },
  ]);
  expect(json.changes).toMatchObject([
    { kind: 'remove', term: 'غبي', reason: null, by: { kind: 'admin' } },
    { kind: 'add', term: 'وقح {match: part}', ...made },
    { kind: 'add', term: 'تافه', ...made },
  ]);
  expect((await call('GET', `${LISTS}/mild/terms`)).json.changes).toEqual([]);
});

test('each batch of changes is one entry of the audit; what changes nothing is none', async () => {
  const service = await startService({ rules });
  await add(service, ['تافه', 'وقح'], 'rude', 'لأن');
  await add(service, ['تافه']);
  await remove(service, ['تافه']);
  await add(service, ['\u0000']);
  const entries = await service.running.sql(
    "select site, by_kind, kind, subject, detail from audit where kind = 'list' order by id",
  );
  const entry = { site: 'news', by_kind: 'admin', kind: 'list', subject: 'rude' };
  expect(
    entries.map((one) => ({
      ...(one as object),
      detail: JSON.parse((one as typeof entry & { detail: string }).detail),
    })),
  ).toEqual([
    { ...entry, detail: { kind: 'add', terms: ['تافه', 'وقح'], reason: 'لأن' } },
    { ...entry, detail: { kind: 'remove', terms: ['تافه'], reason: null } },
  ]);
});

test('wrong terms are named one by one and change nothing, and so is what would make the rules wrong', async () => {
  const service = await startService({ rules });
  const { call } = service;
  const wrong = [
    '',
    '   ',
    'a\u0000b',
    '\ud800',
    'x'.repeat(10_000),
    '{match: part}',
    'ok {exact}',
    '# no',
    'a\nb',
  ];
  for (const path of ['terms', 'preview']) {
    const { status, json } = await call('POST', `${RUDE}/${path}`, { body: { terms: ['جيد', ...wrong] } });
    expect(status).toBe(422);
    expect(json.errors.map((error: { path: string }) => error.path)).toEqual(
      wrong.map((_, at) => `terms.${at + 1}`),
    );
    expect(json.errors[6].message).toMatch(/unknown option .*match: exact/);
  }
  expect((await remove(service, ['أحمق', '#', ''])).json).toMatchObject({
    status: 400,
    errors: [{ path: 'term.1' }, { path: 'term.2' }],
  });
  const broken = await add(service, ['سلام']);
  expect(broken.json).toMatchObject({
    type: '/problems/wrong-rules',
    status: 422,
    errors: [{ path: 'terms' }],
  });
  expect(broken.json.errors[0].message).toMatch(/^news\.yaml:5:\d+: test failed/);
  expect((await add(service, ['no host'], 'hosts')).json.type).toBe('/problems/wrong-rules');
  const preview = await call('POST', `${LISTS}/hosts/preview`, {
    body: { terms: ['good.example', 'no host'] },
  });
  expect(preview.json.errors).toMatchObject([{ path: 'terms.1' }]);
  for (const terms of [[], Array(201).fill('x'), 'x', [1]])
    expect((await call('POST', `${RUDE}/terms`, { body: { terms } })).status).toBe(422);
  expect((await remove(service, Array(101).fill('x'))).status).toBe(400);
  expect((await call('DELETE', `${RUDE}/terms`)).status).toBe(400);
  expect((await call('GET', LISTS)).json.version).not.toContain('+');
  for (const [method, path] of [
    ['GET', 'terms'],
    ['POST', 'terms'],
    ['POST', 'preview'],
  ] as const) {
    const body = method === 'GET' ? {} : { body: { terms: ['x'] } };
    const { json } = await call(method, `${LISTS}/rud/${path}`, body);
    expect(json).toMatchObject({
      type: '/problems/unknown-list',
      detail: 'There is no list rud (did you mean "rude"?).',
    });
  }
});

test('a term is taken out whatever its options, and what is not there is told with what is alike', async () => {
  const service = await startService({ rules });
  const { json } = await remove(service, ['غبي {match: part}', 'احمق']);
  expect(json).toMatchObject({ changed: ['غبي'], unchanged: [{ term: 'احمق', alike: ['أحمق'] }] });
  expect(await matchedBy(service, 'غبي')).toEqual([]);
  await add(service, ['خرندعي', 'خَرندعي']);
  const { json: half } = await remove(service, ['خرندعي']);
  expect(half).toMatchObject({
    changed: ['خرندعي'],
    alike: [{ term: 'خرندعي', alike: ['خَرندعي'] }],
  });
  expect((await remove(service, ['خَرندعي'])).json.alike).toEqual([]);
});

test('a part of a term finds it in whatever form its letters are', async () => {
  const service = await startService({ rules });
  await add(service, ['كِتابٌ', 'Café {match: exact}']);
  const found = async (q: string) =>
    (await service.call('GET', `${RUDE}/terms?q=${encodeURIComponent(q)}`)).json.terms.map(
      ({ term }: { term: string }) => term,
    );
  expect(await found('احم')).toEqual(['أحمق']);
  expect(await found('كتا')).toEqual(['كِتابٌ']);
  expect(await found('CAF')).toEqual(['Café']);
  expect(await found('exact')).toEqual([]);
});

test('only moderators of the site see and change its lists', async () => {
  const { call, key } = await startService({ rules });
  const [site, other] = [await key('site', 'news'), await key('moderator', 'other')];
  for (const wrong of [site, other]) {
    expect((await call('GET', LISTS, { key: wrong })).status).toBe(403);
    expect((await call('GET', `${RUDE}/terms`, { key: wrong })).status).toBe(403);
    for (const path of ['terms', 'preview'])
      expect((await call('POST', `${RUDE}/${path}`, { key: wrong, body: { terms: ['x'] } })).status).toBe(
        403,
      );
    expect((await call('DELETE', `${RUDE}/terms?term=x`, { key: wrong })).status).toBe(403);
  }
});

test('pages give every term of a long list once and in order, though it changes meanwhile', async () => {
  const service = await startService({ rules });
  const page = async (query: string) => (await service.call('GET', `${LISTS}/long/terms?${query}`)).json;
  const read = async (query: string, meanwhile: (pages: number) => unknown = () => undefined) => {
    const seen: string[] = [];
    for (let [cursor, pages] = ['', 0]; ; pages++) {
      const { terms, next } = await page(`${query}${cursor}`);
      seen.push(...terms.map(({ term }: { term: string }) => term));
      if (next === null) return seen;
      cursor = `&cursor=${next}`;
      await meanwhile(pages);
    }
  };
  expect(await read('limit=1000')).toEqual(LONG);
  const changed = await read('limit=1000', async (pages) => {
    if (pages === 0) await remove(service, ['term3', 'term4'], 'long');
    if (pages === 0) await add(service, ['later'], 'long');
  });
  expect(changed).toEqual([...LONG, 'later']);
  expect(await read('limit=3&q=M49')).toEqual(
    [...LONG, 'later'].filter((term) => term.toLowerCase().includes('m49')),
  );
  expect((await service.call('GET', `${LISTS}/long/terms?limit=1001`)).status).toBe(400);
  const { next } = await page('limit=1');
  expect((await service.call('GET', `${RUDE}/terms?cursor=${next}`)).status).toBe(400);
});

/** What the service's database is to another process that has been at work for long. */
async function otherProcess(service: TestService) {
  const files = new Map(Object.entries(rules));
  const compiled = compileRuleSet('news.yaml', (path) => files.get(path));
  if (!compiled.ok) throw new Error('The rules are wrong.');
  const app = appOver({
    database: await service.running.database(),
    ruleSets: rulesOf(compiled.ruleSet),
    settings: { adminKey: ADMIN },
  });
  const headers = { authorization: `Bearer ${ADMIN}`, 'content-type': 'application/json' };
  const call = async (method: string, path: string, body?: object): Promise<Answer['json']> =>
    (await app.request(path, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) })).json();
  return {
    call,
    statusOf: async (body: string) =>
      (await call('POST', '/v1/sites/news/articles/1/comments', { body, author: { name: 'Ann' } })).status,
  };
}

test('a change counts for the next submission in every process, whichever made it', async () => {
  const service = await startService({ rules });
  const other = await otherProcess(service);
  const here = async (body: string) => (await send(service, body)).status;
  expect([await here('يا تافه'), await other.statusOf('يا تافه')]).toEqual(['approved', 'approved']);
  await add(service, ['تافه']);
  expect([await other.statusOf('والتافه'), await here('والتافه')]).toEqual(['pending', 'pending']);
  await other.call('DELETE', `${RUDE}/terms?term=${encodeURIComponent('تافه')}`);
  expect([await here('يا تافه'), await other.statusOf('يا تافه')]).toEqual(['approved', 'approved']);
  await other.call('POST', `${RUDE}/terms`, { terms: ['وقح'] });
  expect([await here('الوقح'), await other.statusOf('الوقح')]).toEqual(['pending', 'pending']);
  const [mine, theirs] = [
    await service.call('GET', `${RUDE}/terms`),
    await other.call('GET', `${RUDE}/terms`),
  ];
  expect(theirs).toEqual(mine.json);
});

test('changes of two processes at once are all in force, each once', async () => {
  const service = await startService({ rules });
  const other = await otherProcess(service);
  const words = Array.from({ length: 12 }, (_, at) => `word${'abcdefghijkl'[at]}`);
  await Promise.all(
    words.map((word, at) =>
      at % 2 === 0
        ? add(service, [word, 'shared'], 'mild')
        : other.call('POST', `${LISTS}/mild/terms`, { terms: [word, 'shared'] }),
    ),
  );
  const { terms } = (await service.call('GET', `${LISTS}/mild/terms`)).json;
  const listed = terms.map(({ term }: { term: string }) => term);
  expect(listed.filter((term: string) => term === 'shared')).toHaveLength(1);
  expect(new Set(listed)).toEqual(new Set(['سخيف', 'banal', 'shared', ...words]));
  expect((await other.call('GET', `${LISTS}/mild/terms`)).terms).toEqual(terms);
});
