import fc from 'fast-check';
import { expect, test } from 'vitest';
import { startService, type TestService } from '../service.ts';

const rules = {
  'words.yaml': `
site: {name: {en: Words}, locale: en, timezone: UTC}
decide: {default: hold, points: {spam: 8, reject: 12}}
rules:
  - {id: ad, if: {text: {has: sale}}, then: spam, flag: advert}
  - {id: rude, if: {text: {has: fool}}, then: hold, flag: insult, points: 3}
  - {id: loud, if: {text: {has: shouting}}, points: 2, flag: insult}
`,
};
const WORDS = ['sale', 'fool', 'shouting', 'plain', 'Größe', 'مرحبا'];
const QUEUE = '/v1/sites/words/queue';

interface Item {
  readonly id: string;
  readonly risk: number;
  readonly status: string;
  readonly flags: string[];
  readonly article: string;
  readonly body: string;
  readonly author: { id: string | null; name: string };
  readonly decision: { findings: { rule: string }[] };
}

async function fill({ call }: TestService, n: number): Promise<void> {
  for (let at = 0; at < n; at++) {
    const body = [WORDS[at % 6], WORDS[(at * 7) % 5], `number ${at}`].join(' ');
    await call('POST', `/v1/sites/words/articles/${at % 3}/comments`, {
      body: { body, author: { name: `Name ${at % 4}`, id: `author-${at % 4}` } },
    });
  }
}

/** All pages of a queue, by its own cursors. */
async function pages({ call }: TestService, query: Record<string, string>): Promise<Item[]> {
  const items: Item[] = [];
  let next: string | null = null;
  do {
    const search = new URLSearchParams({ ...query, limit: '3', ...(next === null ? {} : { cursor: next }) });
    const { json, status } = await call('GET', `${QUEUE}?${search}`);
    expect(status).toBe(200);
    items.push(...json.items);
    next = json.next;
  } while (next !== null);
  return items;
}

test('any filters in any order give exactly the comments that match, over all pages', async () => {
  const service = await startService({ rules });
  await fill(service, 40);
  const everything = (
    await Promise.all(['pending', 'approved', 'rejected', 'spam'].map((status) => pages(service, { status })))
  ).flat();
  expect(everything).toHaveLength(40);

  const maybe = <T>(...values: T[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
  const filters = fc.record({
    status: fc.constantFrom('pending', 'spam'),
    flag: maybe('insult', 'advert', 'none'),
    rule: maybe('rude', 'loud', 'ad'),
    article: maybe('0', '1', '9'),
    author: maybe('author-1', 'author-2'),
    q: maybe('FOOL', 'number 1', 'مرحبا', '%', 'name 2'),
    order: fc.constantFrom('oldest', 'newest', 'risk'),
  });
  await fc.assert(
    fc.asyncProperty(filters, async (query) => {
      const given = Object.fromEntries(
        Object.entries(query).filter(([, value]) => value !== undefined),
      ) as Record<string, string>;
      const found = await pages(service, given);
      const matching = everything.filter(
        (item) =>
          item.status === query.status &&
          (query.flag === undefined || item.flags.includes(query.flag)) &&
          (query.rule === undefined || item.decision.findings.some(({ rule }) => rule === query.rule)) &&
          (query.article === undefined || item.article === query.article) &&
          (query.author === undefined || item.author.id === query.author) &&
          (query.q === undefined ||
            [item.body, item.author.name].some((text) =>
              text.toLowerCase().includes(query.q?.toLowerCase() ?? ''),
            )),
      );
      const sorted = matching.toSorted((one, other) => {
        const byId = one.id < other.id ? -1 : 1;
        if (query.order === 'risk') return other.risk - one.risk || -byId;
        return query.order === 'oldest' ? byId : -byId;
      });
      expect(found.map(({ id }) => id)).toEqual(sorted.map(({ id }) => id));
    }),
    { numRuns: 150 },
  );
}, 60_000);

test('a comment that is decided leaves the queue of its old status, by flag and rule too', async () => {
  const service = await startService({ rules });
  const { json } = await service.call('POST', '/v1/sites/words/articles/1/comments', {
    body: { body: 'a fool', author: { name: 'Ann' } },
  });
  await service.call('POST', `/v1/sites/words/comments/${json.id}/decision`, {
    body: { status: 'approved' },
  });
  expect(await pages(service, { flag: 'insult' })).toEqual([]);
  expect(await pages(service, { rule: 'rude' })).toEqual([]);
  expect((await pages(service, { flag: 'insult', status: 'approved' })).map(({ id }) => id)).toEqual([
    json.id,
  ]);
});

test('a cursor works for its own filters and order alone, and only as it was given', async () => {
  const service = await startService({ rules });
  await fill(service, 12);
  const { json } = await service.call('GET', `${QUEUE}?limit=1`);
  const status = async (query: string) => (await service.call('GET', `${QUEUE}?${query}`)).status;
  expect(await status(`limit=1&cursor=${json.next}`)).toBe(200);
  expect(await status(`limit=5&cursor=${json.next}`)).toBe(200);
  for (const query of ['order=newest', 'order=risk', 'flag=insult', 'status=spam', 'q=x']) {
    expect(await status(`${query}&cursor=${json.next}`)).toBe(400);
  }
  expect(await status(`cursor=${json.next}x`)).toBe(400);
  expect(await status(`cursor=${json.next.replace('.', '..')}`)).toBe(400);
  expect(await status('cursor=')).toBe(400);
});
