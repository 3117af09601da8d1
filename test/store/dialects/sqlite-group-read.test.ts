import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ArticleId, SiteId } from '../../../src/domain/comment.ts';
import { articleVersion } from '../../../src/read/public-comments.ts';
import { touchArticle } from '../../../src/store/articles.ts';
import { listKeys } from '../../../src/store/keys.ts';
import { openTestDatabase, temporaryFolder } from '../open-test-database.ts';

const site = 'news' as SiteId;
const touch = (id: string) => touchArticle({ site, id: id as ArticleId, at: 1 });
const look = (id: string) => articleVersion({ site, article: id as ArticleId });
const file = () => `${temporaryFolder()}/hakam.db`;

test('what reads in one turn sees what was committed before it asked, by whomever', async () => {
  const path = file();
  const [one, other] = [openTestDatabase(path), openTestDatabase(path)];
  await fc.assert(
    fc.asyncProperty(fc.uuid(), fc.boolean(), async (id, elsewhere) => {
      const before = one.read([look(id)]);
      expect(await before).toEqual([[]]);
      await (elsewhere ? other : one).atomically([touch(id)]);
      const [first, second] = await Promise.all([one.read([look(id)]), one.read([look(id)])]);
      expect([first, second]).toEqual([[[{ version: 0 }]], [[{ version: 0 }]]]);
    }),
    { numRuns: 50 },
  );
});

test('the stamp stays as long as nothing is committed, and is another one after every commit', async () => {
  const path = file();
  const [one, other] = [openTestDatabase(path), openTestDatabase(path)];
  const seen = new Set<number | undefined>();
  for (const [at, database] of [one, other, one, other].entries()) {
    const stamp = one.stamp?.();
    await one.read([listKeys({})]);
    expect([one.stamp?.(), one.stamp?.()]).toEqual([stamp, stamp]);
    expect(seen).not.toContain(stamp);
    seen.add(stamp);
    await database.atomically([touch(String(at))]);
  }
});

test('a read that fails takes no other of its turn with it', async () => {
  const database = openTestDatabase(file());
  const broken = {
    template: { compile: () => ({ query: { sql: 'select * from nowhere' }, slots: [] }) },
    values: {},
  };
  const [bad, good] = await Promise.allSettled([
    database.read([broken as never]),
    database.read([listKeys({})]),
  ]);
  expect([bad.status, good]).toEqual(['rejected', { status: 'fulfilled', value: [[]] }]);
});

test('what waits when the database is closed is read, and nothing after it', async () => {
  const database = openTestDatabase(file());
  const waiting = database.read([listKeys({})]);
  await database.close();
  expect(await waiting).toEqual([[]]);
  await expect(database.read([listKeys({})])).rejects.toThrow('closed');
});
