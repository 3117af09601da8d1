import { expect, test } from 'vitest';
import type { SiteId } from '../../src/domain/comment.ts';
import { bulkProgress, insertBulk, insertParts, moveBulk, nextPart } from '../../src/store/bulks.ts';
import { openPair } from '../databases/open-databases.ts';

const site = 's' as SiteId;
const one = { site, id: 'b', now: 1 };
const move = (done: number, next: number) => moveBulk({ id: 'b', done, next, decisions: '[]', until: 9 });

test('of two who apply the same part one moves the progress, and who comes late never moves it back', async () => {
  const [here, there] = await openPair();
  const parts = [0, 1, 2].map((part) => ({ part, targets: [[`c${part}`, 1]] }));
  await here.atomically([
    insertBulk({
      id: 'b',
      site,
      at: 0,
      by_kind: 'moderator',
      by_id: 'm',
      by_name: 'M',
      filters: null,
      action: '{}',
      total: 450,
      until: 2,
    }),
    insertParts({ bulk: 'b', parts: JSON.stringify(parts) }),
  ]);
  const targets = async () => (await here.read([nextPart(one)]))[0][0]?.targets ?? null;
  expect(await targets()).toBe('[["c0",1]]');
  await Promise.all([here.atomically([move(0, 200)]), there.atomically([move(0, 200)])]);
  expect(await targets()).toBe('[["c1",1]]');
  await here.atomically([move(200, 400)]);
  await there.atomically([move(0, 200)]);
  expect(await targets()).toBe('[["c2",1]]');
  await here.atomically([move(400, 450)]);
  expect(await targets()).toBeNull();
  expect(await there.read([bulkProgress({ ...one, now: 8 })])).toEqual([
    [{ id: 'b', total: 450, done: 450, decided: 0 }],
  ]);
  expect(await there.read([bulkProgress({ ...one, now: 9 })])).toEqual([[]]);
  expect(await there.read([bulkProgress({ ...one, site: 'other' as SiteId })])).toEqual([[]]);
});
