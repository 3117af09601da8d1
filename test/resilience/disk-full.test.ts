import { appendFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inFile } from '../databases/asking.ts';
import { temporaryFolder } from '../store/open-test-database.ts';
import { type ChildService, startChild, writeSite } from './child-service.ts';
import { COMMENTS, get, inParallel, post } from './client.ts';
import { mountSmallDisk } from './small-disk.ts';
import { brokenBatches, integrity, storedComments } from './stored-batches.ts';

const SIZE = '4m';
const FILLER = 1024 * 1024;

interface Tally {
  stored: number;
  refused: number;
  readonly others: unknown[];
}

const comment = (length: number) => ({
  body: 'word '.repeat(length / 5),
  author: { name: 'Ann', id: 'ann' },
  client: { ip: '203.0.113.7' },
});

async function send({ address }: ChildService, tally: Tally, length: number): Promise<number | undefined> {
  const answer = await post(address, { body: comment(length) });
  if (answer?.status === 201) tally.stored++;
  else if (answer?.status === 503 && /^\d+$/.test(answer.retryAfter ?? '')) tally.refused++;
  else tally.others.push(answer);
  return answer?.status;
}

/** Posts until each of 8 clients was refused several times, large comments and then small ones. */
async function fill(service: ChildService, tally: Tally): Promise<void> {
  await inParallel(8, async () => {
    for (const length of [9000, 500, 5]) {
      for (let refused = 0; refused < 5; ) {
        if ((await send(service, tally, length)) !== 201) refused++;
      }
    }
  });
}

/** Writes a file until there is no room for one byte more. */
function takeWhatIsLeft(file: string): void {
  for (let bytes = 64 * 1024; bytes >= 1; ) {
    try {
      appendFileSync(file, Buffer.alloc(bytes));
    } catch {
      bytes /= 2;
    }
  }
}

async function expectReadsGoOn({ address }: ChildService): Promise<void> {
  for (const path of [COMMENTS, '/v1/sites/news/queue?status=approved', '/v1/sites/news/counts?article=1']) {
    expect(await get(address, path)).toMatchObject({ status: 200 });
  }
  expect(await get(address, '/ready')).toMatchObject({ status: 200 });
}

async function expectNothingHalfDone({ database }: ChildService, { stored, others }: Tally): Promise<void> {
  const ask = inFile(database);
  expect(others).toEqual([]);
  expect((await storedComments(ask)).size).toBe(stored);
  expect(await brokenBatches(ask)).toEqual({});
  expect(await integrity(ask)).toEqual([{ integrity_check: 'ok' }]);
}

const expectWritesWithin5s = (service: ChildService, tally: Tally): Promise<void> =>
  expect.poll(() => send(service, tally, 500), { timeout: 5000 }).toBe(201);

test('a full disk, with the log on it too, gives 503s alone; writes come back with room', async (context) => {
  const folder = temporaryFolder();
  const disk = join(folder, 'data');
  mountSmallDisk(context, disk, SIZE);
  writeFileSync(join(disk, 'filler'), Buffer.alloc(FILLER));
  writeSite(folder);
  const options = { log: join(disk, 'service.log') };
  const service = await startChild(folder, options);
  const tally: Tally = { stored: 0, refused: 0, others: [] };

  await fill(service, tally);
  expect(tally.stored).toBeGreaterThan(50);
  await expectReadsGoOn(service);
  await expectNothingHalfDone(service, tally);

  rmSync(join(disk, 'filler'));
  await expectWritesWithin5s(service, tally);
  await expectNothingHalfDone(service, tally);

  await fill(service, tally);
  await service.end('SIGKILL');
  takeWhatIsLeft(join(disk, 'rest'));
  const again = await startChild(folder, options);
  await expectReadsGoOn(again);
  await send(again, tally, 9000);
  await expectNothingHalfDone(again, tally);
  rmSync(options.log);
  expect(await again.end('SIGTERM')).toEqual({ code: 0, signal: null });
}, 60_000);
