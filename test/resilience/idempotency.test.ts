import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { inFile } from '../databases/asking.ts';
import { startService } from '../service.ts';
import { temporaryFolder } from '../store/open-test-database.ts';
import { type ChildService, NEWS_SITE, startChild, writeSite } from './child-service.ts';
import { COMMENTS, inParallel, post, type Reply } from './client.ts';
import { brokenBatches, storedAnswers, storedComments } from './stored-batches.ts';

const KEYS = 200;
const POSTS = 20;
/** So many keys at once, each with all its posts. */
const AT_ONCE = 8;
/** After so many answers each time, the service is killed. */
const KILLED_AFTER = [700, 1600, 2900];

const commentFor = (key: string) => ({
  body: `hello, says ${key}`,
  author: { name: 'Ann', id: 'ann' },
  client: { ip: '203.0.113.7' },
});

/** A service that is killed and started again; clients wait for it to come back. */
interface Mortal {
  /** Where it is now, as soon as it is there. */
  address(): Promise<string>;
  answered(): void;
  /** How many posts got no answer. */
  unanswered: number;
}

function mortal(folder: string, first: ChildService, killedAfter: readonly number[]): Mortal {
  let service = Promise.resolve(first);
  let answers = 0;
  const restarted = async (): Promise<ChildService> => {
    await (await service).end('SIGKILL');
    return startChild(folder);
  };
  return {
    address: async () => (await service).address,
    answered: () => {
      if (killedAfter.includes(++answers)) service = restarted();
    },
    unanswered: 0,
  };
}

/** Sends until an answer comes, as a client with a key may. */
async function sendUntilAnswered(service: Mortal, key: string): Promise<Reply> {
  for (;;) {
    const answer = await post(await service.address(), { key, body: commentFor(key) });
    if (answer) {
      service.answered();
      return answer;
    }
    service.unanswered++;
  }
}

const same = (answers: readonly Reply[]): number =>
  new Set(answers.map((answer) => JSON.stringify(answer))).size;

test(`${POSTS} parallel posts with one key make one comment, for ${KEYS} keys, with kills in between`, async () => {
  const folder = temporaryFolder();
  writeSite(folder);
  const service = mortal(folder, await startChild(folder), KILLED_AFTER);
  const keys = Array.from({ length: KEYS }, (_, number) => `"key-${number}"`);
  const left = [...keys];
  const answers = new Map<string, Reply[]>();
  await inParallel(AT_ONCE, async () => {
    for (let key = left.pop(); key !== undefined; key = left.pop()) {
      const mine = key;
      answers.set(
        mine,
        await Promise.all(Array.from({ length: POSTS }, () => sendUntilAnswered(service, mine))),
      );
    }
  });

  expect(service.unanswered).toBeGreaterThan(0);
  expect([...answers.values()].flat().filter(({ status }) => status !== 201)).toEqual([]);
  expect([...answers].filter(([, all]) => same(all) !== 1)).toEqual([]);
  const ask = inFile(`${folder}/data/hakam.db`);
  const address = await service.address();
  expect((await storedComments(ask)).size).toBe(KEYS);
  expect(await brokenBatches(ask)).toEqual({});

  for (const key of keys) {
    const [first] = answers.get(key) ?? [];
    expect(await post(address, { key, body: commentFor(key) })).toEqual(first);
    expect(await post(address, { key, body: commentFor('another') })).toMatchObject({
      status: 422,
      json: { type: '/problems/idempotency-key-reused' },
    });
  }
  expect((await storedComments(ask)).size).toBe(KEYS);
}, 60_000);

test('two processes over one database that get the same key at once make one comment', async () => {
  const folder = temporaryFolder();
  writeSite(folder);
  const [one, other] = await Promise.all([startChild(folder), startChild(folder)]);
  const ask = inFile(one.database);
  for (let number = 0; number < 40; number++) {
    const key = `key-${number}`;
    const answers = await Promise.all(
      [one, other, one, other].map(({ address }) => post(address, { key, body: commentFor(key) })),
    );
    expect(answers.map((answer) => answer?.status)).toEqual([201, 201, 201, 201]);
    expect(new Set(answers.map((answer) => answer?.json.id))).toEqual(
      new Set([(await storedAnswers(ask)).get(key)]),
    );
  }
  expect((await storedComments(ask)).size).toBe(40);
  expect(await brokenBatches(ask)).toEqual({});
}, 60_000);

const rules = { 'news.yaml': NEWS_SITE };
const body = { body: 'hello', author: { name: 'Ann' } };
const withKey = (key: string, text = 'hello') => ({
  body: { ...body, body: text },
  headers: { 'idempotency-key': key },
});

test('a key whose first request is still in flight gets the same answer, once it is there', async () => {
  const { call, folder } = await startService({ rules });
  const other = new Sqlite(`${folder}/data/hakam.db`);
  other.exec('begin immediate');
  const first = call('POST', COMMENTS, withKey('a'));
  const second = call('POST', COMMENTS, withKey('a'));
  const another = call('POST', COMMENTS, withKey('a', 'something else'));
  expect((await call('GET', '/health')).status).toBe(200);
  other.exec('commit');
  other.close();
  expect((await first).status).toBe(201);
  expect((await second).json).toEqual((await first).json);
  expect((await another).status).toBe(422);
});

test('a key whose first request came to nothing is as good as new', async () => {
  const { call, folder } = await startService({ rules });
  expect((await call('POST', COMMENTS, withKey('a', ''))).status).toBe(422);
  const other = new Sqlite(`${folder}/data/hakam.db`);
  other.exec('begin immediate');
  const refused = await Promise.all(Array.from({ length: 20 }, () => call('POST', COMMENTS, withKey('a'))));
  expect(refused.filter(({ status }) => status !== 503)).toEqual([]);
  other.exec('commit');
  other.close();
  expect((await call('POST', COMMENTS, withKey('a', 'changed my mind'))).status).toBe(201);
});
