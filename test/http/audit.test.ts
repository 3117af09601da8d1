import { expect, test } from 'vitest';
import { Unavailable } from '../../src/store/database.ts';
import { appOver } from '../app-over.ts';
import { openDatabase } from '../databases/open-databases.ts';
import { append, seal } from '../pipeline/audit-world.ts';
import { ruleSetOf, rulesOf } from '../rules/rule-files.ts';
import { PLAIN_SITE, startService, type TestService } from '../service.ts';

const rules = {
  'plain.yaml': `${PLAIN_SITE}rules: [{id: shouts, if: {text.has: shout}, then: hold}, {id: rules, if: {text.has: other}, then: hold}]\n`,
  'other.yaml': PLAIN_SITE,
};
const AUDIT = '/v1/sites/plain/audit';

const send = async ({ call }: TestService, body: string, site = 'plain'): Promise<string> =>
  (await call('POST', `/v1/sites/${site}/articles/1/comments`, { body: { body, author: { name: 'Ann' } } }))
    .json.id;

const decide = ({ call }: TestService, comment: string, key: string, reason: string) =>
  call('POST', `/v1/sites/plain/comments/${comment}/decision`, { key, body: { status: 'spam', reason } });

interface Entry {
  readonly id: string;
  readonly kind: string;
  readonly subject: string;
  readonly by: { readonly kind: string; readonly name: string };
}

test('the audit tells what happened, the newest first: who decided what and why, who switched, and which rules came', async () => {
  const service = await startService({ rules });
  const comment = await send(service, 'a shout');
  const key = await service.key('moderator', 'plain');
  await decide(service, comment, key, 'too loud');
  await service.call('PUT', '/v1/sites/plain/state', { key, body: { state: 'hold', reason: 'a flood' } });
  const { json } = await service.call('GET', AUDIT, { key });
  const entries = json.entries as Entry[];
  expect(entries.map(({ kind }) => kind)).toEqual(['state', 'decision', 'key', 'decision', 'rules']);
  expect(entries[0]).toMatchObject({
    by: { kind: 'moderator', name: 'moderator' },
    subject: 'plain',
    detail: { state: 'hold', reason: 'a flood' },
  });
  expect(entries[1]).toMatchObject({ subject: comment, from: 'pending', to: 'spam', reason: 'too loud' });
  expect(entries[2]).toMatchObject({ by: { kind: 'admin' }, detail: { action: 'made', role: 'moderator' } });
  expect(entries[3]).toMatchObject({ by: { kind: 'rules' }, detail: { rules: ['shouts'] } });
  expect(entries[4]).toMatchObject({ by: { kind: 'service' }, detail: { action: 'accepted' } });
});

test('a key that is revoked leaves one entry, and one that is not there leaves none', async () => {
  const { call } = await startService({ rules });
  const { id } = (await call('POST', '/v1/keys', { body: { role: 'site', site: 'plain', name: 'CMS' } }))
    .json;
  const gone = await Promise.all([1, 2, 3].map(() => call('DELETE', `/v1/keys/${id}`)));
  expect(gone.map(({ status }) => status).sort()).toEqual([204, 404, 404]);
  expect((await call('DELETE', '/v1/keys/none')).status).toBe(404);
  const { entries } = (await call('GET', `${AUDIT}?kind=key`)).json;
  expect(entries).toMatchObject([
    { subject: id, detail: { action: 'revoked', role: 'site', site: 'plain', name: 'CMS' } },
    { subject: id, detail: { action: 'made' } },
  ]);
});

test('every filter narrows as it says, alone and with others, and pages go on where the one before ended', async () => {
  let time = Date.UTC(2026, 4, 1);
  const service = await startService({ rules, now: () => ++time });
  const key = await service.key('moderator', 'plain');
  const [shout, other, quiet] = [
    await send(service, 'a shout'),
    await send(service, 'other'),
    await send(service, 'quiet'),
  ];
  await send(service, 'a shout', 'other');
  const between = new Date(++time).toISOString();
  for (const comment of [shout, other, quiet]) await decide(service, comment, key, 'no');
  await service.call('PUT', '/v1/sites/plain/state', { body: { state: 'hold' } });
  const all = (await service.call('GET', `${AUDIT}?limit=500`)).json.entries as Entry[];
  const by = (await service.call('GET', '/v1/keys')).json.keys[0].id as string;
  const asked = async (query: string): Promise<Entry[]> => {
    const found: Entry[] = [];
    for (let cursor = ''; ; ) {
      const { status, json } = await service.call('GET', `${AUDIT}?limit=2&${query}${cursor}`);
      expect(status).toBe(200);
      found.push(...json.entries);
      if (json.next === null) return found;
      cursor = `&cursor=${json.next}`;
    }
  };
  const subjects = async (query: string) => (await asked(query)).map(({ subject }) => subject);
  expect((await asked('')).map(({ id }) => id)).toEqual(all.map(({ id }) => id));
  expect(await subjects(`by=${by}`)).toEqual([quiet, other, shout]);
  expect(await subjects(`by=${by}&kind=decision&subject=${other}`)).toEqual([other]);
  expect(await subjects(`by=${by}&kind=state`)).toEqual([]);
  expect(await subjects('kind=state')).toEqual(['plain']);
  expect(await subjects('rule=shouts')).toEqual([shout]);
  expect(await subjects('rule=rules')).toEqual([other]);
  expect(await subjects('rule=shout')).toEqual([]);
  expect(await subjects(`subject=${quiet}`)).toEqual([quiet, quiet]);
  expect(await subjects(`kind=decision&since=${between}`)).toEqual([quiet, other, shout]);
  expect(await subjects(`kind=decision&until=${between}`)).toEqual([quiet, other, shout]);
  expect(await subjects(`rule=shouts&since=${between}`)).toEqual([]);
  const { next } = (await service.call('GET', `${AUDIT}?limit=2`)).json;
  for (const wrong of [`kind=state&cursor=${next}`, 'kind=nothing', 'since=yesterday', 'limit=501'])
    expect((await service.call('GET', `${AUDIT}?${wrong}`)).status, wrong).toBe(400);
});

test('the chain of all sites is for admins of every site alone', async () => {
  const service = await startService({ rules });
  const { call } = service;
  for (const [role, site] of [
    ['moderator', '*'],
    ['admin', 'plain'],
    ['site', '*'],
  ] as const)
    expect((await call('GET', '/v1/audit', { key: await service.key(role, site) })).status).toBe(403);
  expect((await call('GET', AUDIT, { key: await service.key('moderator', 'other') })).status).toBe(403);
  expect((await call('GET', '/v1/audit')).status).toBe(200);
});

/** An app over a database with so many sealed entries of a site, and nothing that seals. */
async function appWith(count: number, fails: () => boolean = () => false) {
  const database = await openDatabase();
  const secret = 'a secret that only this test knows';
  for (let left = count; left > 0; left -= 500) await append(database, Math.min(left, 500), 'plain');
  while ((await seal(database)) > 0);
  const app = appOver({
    database: {
      ...database,
      read: (statements) =>
        fails() ? Promise.reject(new Unavailable('it is gone')) : database.read(statements),
    },
    ruleSets: rulesOf({ ...ruleSetOf(''), site: 'plain' as never }),
    settings: { secret, mostExportPages: 2, adminKey: 'an-admin-key-that-only-the-tests-know' },
  });
  return (path: string, accept = 'application/x-ndjson') =>
    app.request(path, {
      headers: { authorization: 'Bearer an-admin-key-that-only-the-tests-know', accept },
    });
}

const linesOf = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

test('an export streams all entries as lines, and ends with where to go on from', async () => {
  const call = await appWith(1200);
  for (const path of [AUDIT, '/v1/audit']) {
    const first = await call(path);
    expect(first.headers.get('content-type')).toBe('application/x-ndjson');
    const lines = linesOf(await first.text());
    expect(lines).toHaveLength(1001); // two pages, as this app may
    const { next } = lines.at(-1);
    const rest = linesOf(await (await call(`${path}?cursor=${next}`)).text());
    expect(rest.at(-1)).toEqual({ next: null });
    const sequences = [...lines.slice(0, -1), ...rest.slice(0, -1)].map(({ sequence }) => sequence);
    expect(sequences).toEqual(Array.from({ length: 1200 }, (_, at) => 1200 - at));
  }
});

test('an export whose database goes away is broken off without a last line, and a first page is a 503', async () => {
  let reads = 0;
  const call = await appWith(600, () => reads++ > 0);
  const broken = await call(AUDIT);
  expect(broken.status).toBe(200);
  await expect(broken.text()).rejects.toThrow('it is gone');
  expect((await call(AUDIT)).status).toBe(503);
});

test('who asks for JSON gets a page, whatever else they would take', async () => {
  const call = await appWith(3);
  for (const accept of ['application/json', '*/*', 'application/x-ndjson;q=0'])
    expect(await (await call(AUDIT, accept)).json(), accept).toMatchObject({ next: null });
});
