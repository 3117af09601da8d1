import { expect, onTestFinished, test } from 'vitest';
import { startEdge } from '../../databases/edge-service.ts';
import { ADMIN, newSecret } from '../../service.ts';

const SITE = `site: {name: {en: News}, locale: en, timezone: UTC}
decide: {default: approve}
lists: {rude: rude.txt}
rules: [{id: rude, if: {text.has: $rude}, then: hold}]
`;
const TERMS = '/v1/sites/news/lists/rude/terms';

async function edge() {
  const service = await startEdge({
    rules: () => ({ 'news.yaml': SITE, 'rude.txt': 'fool\n' }),
    now: Date.now,
    log: () => undefined,
    variables: { HAKAM_ADMIN_KEY: ADMIN, HAKAM_SECRET: newSecret() },
  });
  onTestFinished(() => service.stop());
  const call = async (method: string, path: string, body?: object) => {
    const headers = { authorization: `Bearer ${ADMIN}`, 'content-type': 'application/json' };
    const answer = await fetch(`${service.address}${path}`, {
      method,
      headers,
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    expect(answer.status).toBeLessThan(300);
    // biome-ignore lint/suspicious/noExplicitAny: tests look into any answer
    return (await answer.json()) as any;
  };
  const statusOf = async (body: string): Promise<string> =>
    (await call('POST', '/v1/sites/news/articles/1/comments', { body, author: { name: 'Ann' } })).status;
  return { service, call, statusOf };
}

test('an isolate that has seen nothing shows, tries and changes lists, and the next one knows what it changed', async () => {
  const { service, call, statusOf } = await edge();
  expect(await statusOf('what an oaf')).toBe('approved');
  service.newIsolate();
  expect((await call('GET', TERMS)).terms).toHaveLength(1);
  service.newIsolate();
  expect((await call('POST', TERMS.replace('terms', 'preview'), { terms: ['oaf'] })).matches[0].count).toBe(
    1,
  );
  service.newIsolate();
  expect((await call('POST', TERMS, { terms: ['oaf'] })).changed).toEqual(['oaf']);
  service.newIsolate();
  expect(await statusOf('what an oaf')).toBe('pending');
  service.newIsolate();
  expect((await call('DELETE', `${TERMS}?term=oaf`)).changed).toEqual(['oaf']);
  service.newIsolate();
  expect(await statusOf('what an oaf')).toBe('approved');
});

test('what the routes of lists ask of D1 is bounded by what they answer, however much was changed and stored', async () => {
  const { service, call, statusOf } = await edge();
  for (let batch = 0; batch < 3; batch++)
    await call('POST', TERMS, { terms: Array.from({ length: 200 }, (_, at) => `term${batch}x${at}`) });
  for (let at = 0; at < 4; at++) await statusOf(at % 2 === 0 ? 'what a fool' : 'hello');
  await service.sql(
    `with recursive n(i) as (select 0 union all select i + 1 from n where i < 1239)
     insert into comments (id, site, article, author_name, body, created_at, status, hidden, rev, risk, flags)
     select substr(id, 1, 24) || (100000000000 + i), site, article, author_name, body, created_at, status, hidden, rev,
       risk, flags from comments cross join n`,
  );
  const costs = async (method: string, path: string, body?: object) => {
    service.d1Calls();
    await call(method, path, body);
    const calls = service.d1Calls();
    const sum = (of: 'queries' | 'rowsRead' | 'rowsWritten') => calls.reduce((all, one) => all + one[of], 0);
    return {
      trips: calls.length,
      queries: sum('queries'),
      read: sum('rowsRead'),
      written: sum('rowsWritten'),
    };
  };
  const page = await costs('GET', `${TERMS}?limit=10`);
  expect(page).toMatchObject({ trips: 2, queries: 2, written: 0 });
  expect(page.read).toBeLessThanOrEqual(2 * (10 + 100) + 1);
  const added = await costs('POST', TERMS, { terms: ['oaf', 'lout'] });
  expect(added).toMatchObject({ trips: 3, queries: 5 });
  const removed = await costs('DELETE', `${TERMS}?term=oaf`);
  expect(removed).toMatchObject({ trips: 3, queries: 5 });
  const preview = await costs('POST', TERMS.replace('terms', 'preview'), { terms: ['fool', 'hello'] });
  // 4964 comments in twenty pages: their places in the parts of an index and in the page, and themselves.
  expect(preview).toMatchObject({ trips: 21, queries: 21, written: 0 });
  expect(preview.read).toBeLessThanOrEqual(20 * 7 * 250);
});
