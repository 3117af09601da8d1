import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DATABASE } from '../databases/kind.ts';
import { startService, type TestService } from '../service.ts';

/** D1 is asked by HTTP, some ms each time. */
const RUNS = { sqlite: 20, postgres: 10, d1: 3 }[DATABASE];

const rules = {
  'words.yaml': `
site: {name: {en: Words}, locale: en, timezone: UTC, edit_for: 1h}
decide: {default: hold}
rules:
  - {id: rude, if: {text: {has: fool}}, then: hold, flag: insult}
  - {id: loud, if: {text: {has: shouting}}, then: hold, points: 2}
`,
};
const AT = '/v1/sites/words';
const WORDS = ['fool', 'shouting', 'plain', 'shouting fool'];

interface Sent {
  readonly id: string;
  readonly edit: { readonly secret: string };
}

async function send({ call }: TestService, at: number): Promise<Sent> {
  const body = { body: `${WORDS[at % 4]} ${at}`, author: { name: 'Ann', id: `a${at % 3}` } };
  return (await call('POST', `${AT}/articles/${at % 2}/comments`, { body })).json;
}

const sendSome = async (service: TestService, n: number): Promise<string[]> => {
  const ids: string[] = [];
  for (let at = 0; at < n; at++) ids.push((await send(service, at)).id);
  return ids;
};

interface Item {
  readonly id: string;
  readonly claim: { readonly by: { readonly id: string }; readonly until: string } | null;
}

interface Moderator {
  readonly key: string;
  claim(body?: object): Promise<string[]>;
  decide(id: string, status?: string): Promise<number>;
}

async function moderator(service: TestService): Promise<Moderator> {
  const key = await service.key('moderator');
  return {
    key,
    claim: async (body = {}) => {
      const { status, json } = await service.call('POST', `${AT}/queue/claim`, { key, body });
      expect(status).toBe(200);
      const by = { id: key.split('_')[1], name: 'moderator' };
      for (const { claim } of json.items) expect(claim).toEqual({ by, until: json.until });
      return json.items.map(({ id }: Item) => id);
    },
    decide: async (id, status = 'approved') =>
      (await service.call('POST', `${AT}/comments/${id}/decision`, { key, body: { status } })).status,
  };
}

const some = (service: TestService, n: number): Promise<Moderator[]> =>
  Promise.all(Array.from({ length: n }, () => moderator(service)));

const empty = async ({ running }: TestService): Promise<unknown> => running.sql('delete from claims');

test('moderators who claim at once never share a comment, and together they get all that there are', async () => {
  const service = await startService({ rules });
  const all = await sendSome(service, 24);
  const team = await some(service, 5);
  const asked = fc.tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 1, max: 8 }));
  await fc.assert(
    fc.asyncProperty(asked, async ([people, limit]) => {
      await empty(service);
      const taken = await Promise.all(team.slice(0, people).map(({ claim }) => claim({ limit })));
      const together = taken.flat();
      expect(new Set(together).size).toBe(together.length);
      expect(together.toSorted()).toEqual(all.slice(0, Math.min(24, people * limit)));
      for (const each of taken) expect(each).toEqual(each.toSorted());
    }),
    { numRuns: RUNS },
  );
}, 60_000);

test('whatever they ask for and decide meanwhile, no two hold the same comment', async () => {
  const service = await startService({ rules });
  const team = await some(service, 3);
  const maybe = <T>(...values: T[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
  const filters = fc.record({
    flag: maybe('insult'),
    rule: maybe('loud', 'rude'),
    article: maybe('0', '1'),
    author: maybe('a1'),
    q: maybe('FOOL', 'ann'),
    order: fc.constantFrom('oldest', 'newest', 'risk'),
    limit: fc.integer({ min: 1, max: 6 }),
  });
  /** What each of them does at the same time. */
  const step = fc.record({
    who: fc.nat({ max: 2 }),
    does: fc.oneof(
      { weight: 4, arbitrary: filters },
      fc.constantFrom<'decide' | 'release'>('decide', 'release'),
    ),
  });
  const round = fc.uniqueArray(step, { selector: ({ who }) => who, minLength: 2, maxLength: 3 });
  await fc.assert(
    fc.asyncProperty(fc.array(round, { maxLength: 6 }), async (rounds) => {
      await empty(service);
      await sendSome(service, 8);
      const held = team.map(() => new Set<string>());
      for (const round of rounds) {
        await Promise.all(
          round.map(async ({ who, does }) => {
            const [mine, { claim, decide, key }] = [held[who] as Set<string>, team[who] as Moderator];
            if (does === 'decide') {
              const [id] = mine;
              if (id) {
                mine.delete(id);
                expect(await decide(id)).toBe(200);
              }
            } else if (does === 'release') {
              mine.clear();
              expect((await service.call('DELETE', `${AT}/queue/claim`, { key })).status).toBe(204);
            } else for (const id of await claim(does)) mine.add(id);
          }),
        );
        const together = held.flatMap((mine) => [...mine]);
        expect(new Set(together).size).toBe(together.length);
      }
    }),
    { numRuns: RUNS },
  );
}, 60_000);

test('what is claimed is shown as such, is free for nobody else, and is mine anew when I ask again', async () => {
  let clock = Date.now();
  const service = await startService({ rules, now: () => clock });
  const [first, second, third] = await sendSome(service, 3);
  const [one, other] = (await some(service, 2)) as [Moderator, Moderator];
  expect(await one.claim({ limit: 2 })).toEqual([first, second]);
  expect(await other.claim({})).toEqual([third]);
  clock += 9 * 60_000;
  expect(await one.claim({ limit: 2 })).toEqual([first, second]);
  clock += 2 * 60_000;
  // The other's is over, mine is not.
  const { json } = await service.call('GET', `${AT}/queue`);
  expect(json.items.map(({ claim }: Item) => claim?.by.id ?? null)).toEqual([
    one.key.split('_')[1],
    one.key.split('_')[1],
    null,
  ]);
  expect(await one.claim({ limit: 3 })).toEqual([first, second, third]);
  expect(await other.claim({})).toEqual([]);
  clock += 10 * 60_000;
  expect(await other.claim({ order: 'newest' })).toEqual([third, second, first]);
  expect(await one.claim({})).toEqual([]);
  expect((await service.call('DELETE', `${AT}/queue/claim`, { key: other.key })).status).toBe(204);
  expect(await one.claim({ limit: 1 })).toEqual([first]);
});

test('a decision, and an edit by its author, end a claim; what was decided is claimed no more', async () => {
  const service = await startService({ rules });
  const sent = await send(service, 0);
  const [one, other] = (await some(service, 2)) as [Moderator, Moderator];
  expect(await one.claim()).toEqual([sent.id]);
  expect(await other.decide(sent.id, 'spam')).toBe(200);
  expect([await one.claim(), await other.claim({ status: 'spam' })]).toEqual([[], [sent.id]]);
  expect(await one.decide(sent.id, 'pending')).toBe(200);
  expect(await one.claim()).toEqual([sent.id]);
  const own = { headers: { 'edit-secret': sent.edit.secret }, body: { body: 'a fool, or more' } };
  expect((await service.call('PUT', `${AT}/articles/0/comments/${sent.id}`, own)).status).toBe(200);
  expect(await other.claim()).toEqual([sent.id]);
  expect(await one.claim()).toEqual([]);
});

test('who saw a comment before it was decided again does not take over a claim on it as it is now', async () => {
  const service = await startService({ rules });
  const { id } = await send(service, 0);
  // As it looks to who waits for that other's claim: a decision came with it, which they don't see yet.
  await service.running.sql(`insert into claims (comment, site, rev, by_id, by_name, until)
    values ('${id}', 'words', 2, 'somebody', 'Somebody', ${Date.now() + 60_000})`);
  expect(await (await moderator(service)).claim()).toEqual([]);
  expect(await service.running.sql('select by_id, rev from claims')).toEqual([{ by_id: 'somebody', rev: 2 }]);
});

test('what is wrong with a claim is named', async () => {
  const { call } = await startService({ rules });
  for (const [body, path] of [
    [{ limit: 0 }, 'limit'],
    [{ limit: 101 }, 'limit'],
    [{ flag: '' }, 'flag'],
    [{ q: 'a\u0000b' }, 'q'],
    [{ cursor: 'x' }, 'cursor'],
    [{ status: 'open' }, 'status'],
  ] as const) {
    const { status, json } = await call('POST', `${AT}/queue/claim`, { body });
    expect([status, json.errors[0].path]).toEqual([422, path]);
  }
});
