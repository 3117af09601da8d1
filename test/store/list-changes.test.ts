import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SiteId } from '../../src/domain/comment.ts';
import { changeLists, changesNumbered, listChangesSince, toldChanges } from '../../src/store/list-changes.ts';
import { openDatabase, openPair } from '../databases/open-databases.ts';

const by = { kind: 'moderator', id: 'key', name: 'Night shift' } as const;
const batch = (site: SiteId, terms: readonly string[]) =>
  changeLists({
    site,
    at: 5,
    by,
    reason: null,
    changes: terms.map((term) => ({ list: 'ads', term, kind: 'add' })),
  });

test('numbers have no gaps, and each batch keeps its order, however many write at once', async () => {
  const databases = await openPair();
  let run = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(1), fc.integer({ min: 1, max: 4 }), fc.boolean()), { maxLength: 12 }),
      async (batches) => {
        const site = `site-${run++}` as SiteId;
        const made = await Promise.all(
          batches.map(async ([which, count, fails], at) => {
            const terms = Array.from({ length: count }, (_, each) => `${at}.${each}`);
            const statements = batch(site, terms);
            // A batch that is undone gives its numbers back.
            const undone = [...statements, ...statements.slice(1)];
            const written = databases[which]?.atomically(fails ? undone : statements);
            const rows = await written?.catch(() => undefined);
            const numbered = rows?.[1] as { number: number }[] | undefined;
            return { terms, numbers: numbered?.map(({ number }) => number) };
          }),
        );
        const [stored] = (await databases[0]?.read([toldChanges({ site })])) ?? [[]];
        expect(stored.map(({ number }) => number)).toEqual(stored.map((_, at) => at + 1));
        const kept = made.filter(({ numbers }) => numbers !== undefined);
        expect(kept).toHaveLength(batches.filter(([, , fails]) => !fails).length);
        expect(stored).toHaveLength(kept.flatMap(({ terms }) => terms).length);
        for (const { terms, numbers = [] } of kept)
          expect(stored.filter(({ number }) => numbers.includes(number)).map(({ term }) => term)).toEqual(
            terms,
          );
      },
    ),
    { numRuns: 30 },
  );
});

test('a site has its own numbers, and tells who changed what, when and why', async () => {
  const database = await openDatabase();
  await database.atomically(batch('a' as SiteId, ['x', 'y']));
  await database.atomically(
    changeLists({
      site: 'b' as SiteId,
      at: 7,
      by: { kind: 'admin', id: 'k', name: 'Ann' },
      reason: 'why not',
      changes: [{ list: 'ads', term: 'عرض {match: part}', kind: 'remove' }],
    }),
  );
  const numbers = JSON.stringify([{ number: 2 }, { number: 9 }]);
  const [since, told, numbered] = await database.read([
    listChangesSince({ site: 'a' as SiteId, after: 1 }),
    toldChanges({ site: 'b' as SiteId }),
    changesNumbered({ site: 'a' as SiteId, numbers }),
  ]);
  expect(since).toEqual([{ number: 2, list: 'ads', term: 'y', kind: 'add' }]);
  expect(told).toEqual([
    {
      number: 1,
      list: 'ads',
      term: 'عرض {match: part}',
      kind: 'remove',
      at: 7,
      byKind: 'admin',
      byId: 'k',
      byName: 'Ann',
      reason: 'why not',
    },
  ]);
  expect(numbered).toMatchObject([{ number: 2, term: 'y', byKind: 'moderator', byName: 'Night shift' }]);
});
