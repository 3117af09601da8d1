import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { SiteId } from '../../src/domain/comment.ts';
import { changeLists } from '../../src/store/list-changes.ts';
import { DATABASE } from '../databases/kind.ts';
import { type CallOptions, PLAIN_SITE, startService, type TestService } from '../service.ts';
import { BY_WORD } from './edits.ts';
import { perform, RECEIVER, type Story, step } from './webhook-story.ts';

const PATH = '/v1/sites/words/webhooks';
const env = { HAKAM_WEBHOOK_HOSTS: '127.0.0.1' };
const wanted = {
  name: 'Newsroom',
  url: `${RECEIVER}?token=sesame`,
  events: ['comment.held'],
};
const HOUR = 60 * 60 * 1000;

async function serviceOf() {
  const clock = { now: Date.UTC(2026, 10, 25, 12) };
  const service = await startService({
    rules: { 'words.yaml': BY_WORD, 'other.yaml': PLAIN_SITE },
    env,
    now: () => clock.now,
  });
  const { call, running } = service;
  return {
    ...service,
    clock,
    make: async (body: object = {}, options: CallOptions = {}) =>
      call('POST', PATH, { body: { ...wanted, ...body }, ...options }),
    send: async (body: string) =>
      (await call('POST', '/v1/sites/words/articles/1/comments', { body: { body, author: { name: 'Ann' } } }))
        .json.id as string,
    audited: async () =>
      (
        (await running.sql(
          "select subject, by_kind, detail from audit where kind = 'webhook' order by id",
        )) as {
          detail: string;
        }[]
      ).map(({ detail, ...entry }) => ({ ...entry, ...JSON.parse(detail) })),
    deliveries: async (id: string, query = '') =>
      (await call('GET', `${PATH}/${id}/deliveries${query}`)).json,
  };
}

describe('a webhook', () => {
  test('is made by admins of the site, who see its secret then and at a rotation, and never again', async () => {
    const { make, call, key, clock } = await serviceOf();
    const admin = { key: await key('admin', 'words') };
    const made = await make({}, admin);
    const { secret, ...view } = made.json;
    expect([made.status, made.headers.get('cache-control')]).toEqual([201, 'no-store']);
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(view).toEqual({
      id: expect.any(String),
      ...wanted,
      enabled: true,
      disabledAt: null,
      disabledBecause: null,
      createdAt: '2026-11-25T12:00:00.000Z',
      overlapUntil: null,
    });
    expect((await call('GET', PATH, admin)).json).toEqual({ webhooks: [view] });
    const one = `${PATH}/${view.id}`;
    expect((await call('GET', one, admin)).json).toEqual(view);
    const rotated = await call('POST', `${one}/rotate`, admin);
    expect(rotated.headers.get('cache-control')).toBe('no-store');
    expect(rotated.json).toEqual({
      ...view,
      secret: expect.any(String),
      overlapUntil: '2026-11-26T12:00:00.000Z',
    });
    expect(rotated.json.secret).not.toBe(secret);
    clock.now += 24 * HOUR;
    expect((await call('GET', one, admin)).json).toEqual(view);
    for (const [role, site] of [
      ['moderator', 'words'],
      ['site', 'words'],
      ['admin', 'other'],
    ] as const) {
      const others = { key: await key(role, site) };
      for (const [method, path] of [
        ['GET', PATH],
        ['GET', one],
        ['POST', `${one}/rotate`],
        ['DELETE', one],
      ] as const)
        expect((await call(method, path, others)).status).toBe(403);
      expect((await make({}, others)).status).toBe(403);
    }
    for (const [method, path] of [
      ['GET', ''],
      ['DELETE', ''],
      ['POST', '/rotate'],
      ['GET', '/deliveries'],
    ] as const)
      expect((await call(method, `/v1/sites/other/webhooks/${view.id}${path}`)).json.type).toBe(
        '/problems/unknown-webhook',
      );
  });

  test('never goes to what is private or no https, unless the operator says that it is the newsroom’s own', async () => {
    const { make, call } = await serviceOf();
    for (const [url, why] of [
      ['http://hooks.news.example/', 'https://'],
      ['ftp://hooks.news.example/', 'https://'],
      ['https://user:word@hooks.news.example/', 'password'],
      ['https://192.168.0.7/', 'private'],
      ['https://[::1]/', 'private'],
      ['https://169.254.169.254/latest', 'private'],
      ['https://localhost/', 'private'],
      ['no address', 'https://'],
      [`https://hooks.news.example/${'a'.repeat(2000)}`, 'https://'],
      [7, 'address'],
    ] as const) {
      const refused = await make({ url });
      const errors = [{ path: 'url', message: expect.stringContaining(why) }];
      expect([refused.status, refused.json.errors]).toEqual([422, errors]);
    }
    for (const events of [[], ['comment.held', 'comment.held'], ['comment.deleted'], 'comment.held'])
      expect((await make({ events })).status).toBe(422);
    expect((await call('GET', PATH)).json.webhooks).toEqual([]);
    for (const url of ['https://hooks.news.example/', 'http://127.0.0.1:8080/in'])
      expect((await make({ url })).status).toBe(201);
  });

  test('can be changed, switched off and on, and removed; the audit tells each once, without its address', async () => {
    const { make, call, send, audited, deliveries } = await serviceOf();
    const { id } = (await make()).json;
    const put = (body: object) =>
      call('PUT', `${PATH}/${id}`, { body: { ...wanted, enabled: true, ...body } });
    await send('holdme');
    expect((await deliveries(id)).deliveries).toMatchObject([{ state: 'waiting', type: 'comment.held' }]);
    const off = { enabled: false, disabledAt: '2026-11-25T12:00:00.000Z', disabledBecause: 'switched-off' };
    const events = ['comment.rejected', 'comment.approved'];
    expect((await put({ enabled: false, events })).json).toMatchObject({
      ...off,
      events: events.toReversed(),
    });
    expect((await put({ enabled: false, name: 'Other' })).json).toMatchObject({ ...off, name: 'Other' });
    await send('holdme');
    expect((await deliveries(id)).deliveries).toMatchObject([{ state: 'failed', error: expect.any(String) }]);
    expect((await put({})).json).toMatchObject({ enabled: true, disabledAt: null, disabledBecause: null });
    await send('holdme');
    expect((await deliveries(id)).deliveries).toMatchObject([{ state: 'waiting' }, { state: 'failed' }]);
    await call('POST', `${PATH}/${id}/rotate`);
    const gone = await Promise.all([1, 2].map(() => call('DELETE', `${PATH}/${id}`)));
    expect(gone.map(({ status }) => status).sort()).toEqual([204, 404]);
    for (const answer of [
      await put({}),
      await call('GET', `${PATH}/${id}`),
      await call('POST', `${PATH}/${id}/rotate`),
    ])
      expect(answer.json.type).toBe('/problems/unknown-webhook');
    const told = await audited();
    expect(told.map(({ action }) => action)).toEqual([
      'made',
      'changed',
      'changed',
      'changed',
      'secret-rotated',
      'removed',
    ]);
    expect(told[0]).toEqual({
      subject: id,
      by_kind: 'admin',
      action: 'made',
      name: 'Newsroom',
      host: '127.0.0.1:9',
      events: ['comment.held'],
    });
    expect(JSON.stringify(told)).not.toContain('sesame');
  });

  test('is one of 20 at most, however many are made at once', async () => {
    const { make, call, audited } = await serviceOf();
    for (let at = 0; at < 17; at++) await make();
    const last = await Promise.all(Array.from({ length: 6 }, () => make()));
    expect(last.map(({ status }) => status).sort()).toEqual([201, 201, 201, 409, 409, 409]);
    expect((await make()).json.type).toBe('/problems/too-many-webhooks');
    expect((await call('GET', PATH)).json.webhooks).toHaveLength(20);
    expect(await audited()).toHaveLength(20);
  });
});

describe('deliveries', () => {
  async function told(count: number) {
    const service = await serviceOf();
    const { id } = (await service.make({ events: ['comment.held', 'comment.rejected'] })).json;
    for (let at = 0; at < count; at++) {
      service.clock.now += 1000;
      await service.send(at % 3 === 2 ? 'rejectme' : 'holdme');
    }
    const all = (await service.deliveries(id, '?limit=100')).deliveries as { event: string }[];
    const become = (state: string, events: readonly string[]) =>
      service.running.sql(
        `update deliveries set state = '${state}', attempts = 9, answer = 500, tried_at = at + 1, error = 'x'
        where event in (${events.map((event) => `'${event}'`).join()})`,
      );
    return { ...service, id, events: all.map(({ event }) => event), become };
  }

  test('are listed the newest first, in pages, by state and by type', async () => {
    const { deliveries, id, events, call } = await told(7);
    expect(events).toEqual(events.toSorted().toReversed());
    const walk = async (query: string) => {
      const found: { event: string }[][] = [];
      for (let cursor = ''; ; ) {
        const page = await deliveries(id, `?${query}${cursor}`);
        found.push(page.deliveries);
        if (page.next === null) return found;
        cursor = `&cursor=${page.next}`;
      }
    };
    const pages = await walk('limit=3');
    expect(pages.map((page) => page.map(({ event }) => event))).toEqual([
      events.slice(0, 3),
      events.slice(3, 6),
      events.slice(6),
    ]);
    const rejected = await walk('type=comment.rejected&limit=1');
    expect(rejected.flat().map(({ event }) => event)).toEqual([events[1], events[4]]);
    expect((await walk('state=waiting')).flat()).toHaveLength(7);
    expect(await walk('state=failed&type=comment.held')).toEqual([[]]);
    const { next } = await deliveries(id, '?limit=3');
    expect((await call('GET', `${PATH}/${id}/deliveries?limit=3&state=failed&cursor=${next}`)).status).toBe(
      400,
    );
    expect((await call('GET', `${PATH}/${id}/deliveries?state=lost`)).status).toBe(400);
  });

  test('are sent again, one that came too, as if nobody had tried', async () => {
    const { deliveries, id, events, become, call, clock, audited } = await told(3);
    const [delivered = '', failed = ''] = events;
    await become('delivered', [delivered]);
    await become('failed', [failed]);
    expect((await deliveries(id)).deliveries[0]).toEqual({
      event: delivered,
      type: 'comment.rejected',
      comment: expect.any(String),
      at: new Date(clock.now).toISOString(),
      state: 'delivered',
      attempts: 9,
      nextAt: null,
      triedAt: new Date(clock.now + 1).toISOString(),
      answer: 500,
      error: 'x',
    });
    clock.now += HOUR;
    for (const event of [delivered, failed]) {
      const again = await call('POST', `${PATH}/${id}/deliveries/${event}/redeliver`);
      expect(again.status).toBe(200);
      expect(again.json).toMatchObject({
        event,
        state: 'waiting',
        attempts: 0,
        nextAt: new Date(clock.now).toISOString(),
      });
    }
    const none = await call('POST', `${PATH}/${id}/deliveries/none/redeliver`);
    expect(none.json.type).toBe('/problems/unknown-delivery');
    const elsewhere = await call('POST', `/v1/sites/other/webhooks/${id}/deliveries/${failed}/redeliver`);
    expect(elsewhere.json.type).toBe('/problems/unknown-webhook');
    expect((await audited()).slice(1)).toMatchObject(
      [delivered, failed].map((event) => ({ subject: id, action: 'redelivered', event })),
    );
  });

  test('that failed since a time are sent again together, and none of a webhook that is switched off', async () => {
    const { deliveries, id, events, become, call, clock, make } = await told(6);
    const other = (await make()).json.id;
    await become('failed', events.slice(0, 5));
    await become('delivered', events.slice(0, 1));
    const again = (webhook: string, since: number) =>
      call('POST', `${PATH}/${webhook}/redeliver`, {
        body: { state: 'failed', since: new Date(since).toISOString() },
      });
    const put = (enabled: boolean) => call('PUT', `${PATH}/${id}`, { body: { ...wanted, enabled } });
    await put(false);
    expect((await again(id, 0)).json.type).toBe('/problems/webhook-disabled');
    const one = await call('POST', `${PATH}/${id}/deliveries/${events[1]}/redeliver`);
    expect(one.json.type).toBe('/problems/webhook-disabled');
    await put(true);
    expect((await again(other, 0)).json).toEqual({ waiting: 0, more: false });
    // The newest came a second each after the other; of the three that failed of these, the oldest is out.
    expect((await again(id, clock.now - 2000)).json).toEqual({ waiting: 2, more: false });
    const states = (await deliveries(id)).deliveries.map(({ state }: { state: string }) => state);
    expect(states).toEqual(['delivered', 'waiting', 'waiting', 'failed', 'failed', 'failed']);
    expect((await again('none', 0)).json.type).toBe('/problems/unknown-webhook');
    const body = { state: 'delivered', since: '2026-11-25T12:00:00Z' };
    expect((await call('POST', `${PATH}/${id}/redeliver`, { body })).status).toBe(422);
  });
});

test('a webhook that is removed while comments come leaves nothing that waits', async () => {
  const { make, send, call, running } = await serviceOf();
  for (let round = 0; round < 5; round++) {
    const { id } = (await make()).json;
    const sent = Array.from({ length: 12 }, () => send('holdme'));
    await sent[3];
    const gone = call('DELETE', `${PATH}/${id}`);
    await Promise.all([gone, ...sent]);
    expect((await gone).status).toBe(204);
    expect(await running.sql(`select event from deliveries where webhook = '${id}'`)).toEqual([]);
    expect(await running.sql(`select type from webhook_events where webhook = '${id}'`)).toEqual([]);
  }
});

test.skipIf(DATABASE === 'd1')(
  'a site whose file is refused tells so, once an hour, to who wants it',
  async () => {
    const { make, running, folder, clock, deliveries } = await serviceOf();
    const { id } = (await make({ events: ['ruleset.failed'], url: RECEIVER })).json;
    const { writeFileSync } = await import('node:fs');
    const put = async (text: string) => {
      writeFileSync(`${folder}/rules/words.yaml`, text);
      await running.reloadRules();
    };
    const wrong = `${PLAIN_SITE}rules:\n  - {id: word, iff: 1}\n`;
    for (const text of [wrong, BY_WORD, wrong]) await put(text);
    const first = (await deliveries(id)).deliveries;
    expect(first).toMatchObject([{ type: 'ruleset.failed', comment: null, at: '2026-11-25T12:00:00.000Z' }]);
    const [row] = (await running.sql('select detail from deliveries')) as { detail: string }[];
    expect(JSON.parse(row?.detail ?? '')).toEqual({
      problems: [5, 16].map((column) => expect.stringMatching(`^words.yaml:3:${column}: `)),
    });
    await put('site: [');
    expect((await deliveries(id)).deliveries).toHaveLength(2);
    clock.now += HOUR;
    for (const text of [BY_WORD, wrong]) await put(text);
    expect((await deliveries(id)).deliveries).toHaveLength(3);
  },
);

test('changes of lists that cannot be in force are told of, whoever comes upon them', async () => {
  const site = `${PLAIN_SITE}lists: {fruit: fruit.txt}
rules: [{id: fruit, if: {text.has: $fruit}, then: spam, tests: {pass: [a pear]}}]
`;
  const service = await startService({ rules: { 'plain.yaml': site, 'fruit.txt': 'apple\n' }, env });
  const { call, running } = service;
  const body = { name: 'x', url: RECEIVER, events: ['ruleset.failed'] };
  await call('POST', '/v1/sites/plain/webhooks', { body });
  const by = { kind: 'moderator', id: 'key', name: 'Ann' } as const;
  const changes = [{ list: 'fruit', term: 'pear', kind: 'add' }] as const;
  await (await running.database()).atomically(
    changeLists({ site: 'plain' as SiteId, at: 1, by, reason: null, changes }),
  );
  for (let at = 0; at < 3; at++)
    await call('POST', '/v1/sites/plain/check', { body: { body: 'a pear', author: { name: 'Ann' } } });
  const told = () => running.sql('select distinct type, detail from deliveries');
  await expect
    .poll(told)
    .toEqual([{ type: 'ruleset.failed', detail: expect.stringContaining('plain.yaml:3:') }]);
});

const RUNS = { sqlite: 30, postgres: 8, d1: 5 }[DATABASE];

test('what is put up to be told is what was committed: once for each webhook that wants it, and nothing else', async () => {
  const clock = { now: Date.UTC(2026, 10, 25, 12) };
  const rules = `${BY_WORD.replace('edit_for: 5m', 'edit_for: 365d')}
limits: [{id: reader, by: address, max: 2, per: 24h}]
reports: {queue_after: 2, limit: {max: 100000, per: 1h}}
`;
  const service: TestService = await startService({
    rules: {
      'other.yaml': PLAIN_SITE,
      ...Object.fromEntries(Array.from({ length: RUNS }, (_, n) => [`s${n}.yaml`, rules])),
    },
    env,
    now: () => clock.now,
  });
  const all = ['comment.held', 'comment.approved', 'comment.rejected', 'comment.reported', 'ruleset.failed'];
  await service.call('POST', '/v1/sites/other/webhooks', { body: { ...wanted, events: all } });
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 30, size: 'max' }), async (steps) => {
      const story: Story = { service, site: `s${run++ % RUNS}`, known: [], hooks: [], seen: new Set() };
      await perform(story, { kind: 'add webhook', events: ['comment.held', 'comment.rejected'] });
      for (const each of steps) {
        clock.now += 1000;
        await perform(story, each);
      }
    }),
    // Each run has a site of its own, of which there are no more.
    { numRuns: RUNS, endOnFailure: true },
  );
  expect(await service.running.sql("select event from deliveries where site = 'other'")).toEqual([]);
}, 120_000);
