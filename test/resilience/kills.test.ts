import { expect, test } from 'vitest';
import { inFile } from '../databases/asking.ts';
import { temporaryFolder } from '../store/open-test-database.ts';
import { type ChildService, startChild, writeSite } from './child-service.ts';
import { inParallel, post } from './client.ts';
import { brokenBatches, integrity, storedAnswers, storedComments } from './stored-batches.ts';

const KILLS = 50;
const POSTERS = 8;
const ARTICLES = 3;

interface Answered {
  readonly id: string;
  readonly key: string;
}

/** All that clients know: what was answered 201, and which published comments may be replied to. */
interface Ledger {
  readonly answered: Answered[];
  readonly published: string[][];
  sent: number;
}

/** Posts until no answer comes any more: published and held comments, and replies, by few authors. */
async function postUntilKilled(address: string, ledger: Ledger, onAnswer: () => void): Promise<void> {
  for (;;) {
    const number = ledger.sent++;
    const article = number % ARTICLES;
    const key = `comment-${number}`;
    const published = ledger.published[article] ?? [];
    const answer = await post(address, {
      path: `/v1/sites/news/articles/${article}/comments`,
      key,
      body: {
        body: number % 4 === 0 ? `please wait ${number}` : `hello ${number}`,
        author: { name: `Ann ${number % 7}`, ...(number % 2 === 0 ? { id: `ann-${number % 6}` } : {}) },
        client: { ip: `203.0.113.${number % 9}` },
        ...(number % 5 === 0 && published.length > 0 ? { parent: published[number % published.length] } : {}),
      },
    });
    if (answer === undefined) return;
    expect(answer).toMatchObject({ status: 201 });
    ledger.answered.push({ id: answer.json.id, key });
    if (answer.json.status === 'approved') published.push(answer.json.id);
    onAnswer();
  }
}

/** Kills the service after so many answers, while other requests are under way. */
async function loadAndKill(service: ChildService, ledger: Ledger, answers: number): Promise<void> {
  let left = answers;
  const onAnswer = () => {
    if (--left === 0) service.end('SIGKILL');
  };
  await inParallel(POSTERS, () => postUntilKilled(service.address, ledger, onAnswer));
  await service.end('SIGKILL');
}

async function expectNothingLost(file: string, { answered }: Ledger): Promise<void> {
  const ask = inFile(file);
  const stored = await storedComments(ask);
  const records = await storedAnswers(ask);
  expect(answered.filter(({ id }) => !stored.has(id))).toEqual([]);
  expect(answered.filter(({ id, key }) => records.get(key) !== id)).toEqual([]);
  expect(records.size).toBe(stored.size);
  expect(await brokenBatches(ask)).toEqual({});
}

test(`what was answered 201 is there whole after each of ${KILLS} kills under load`, async () => {
  const folder = temporaryFolder();
  writeSite(folder);
  const ledger: Ledger = { answered: [], published: Array.from({ length: ARTICLES }, () => []), sent: 0 };
  let service = await startChild(folder);
  for (let kill = 0; kill < KILLS; kill++) {
    await loadAndKill(service, ledger, 10 + ((kill * 37) % 50));
    service = await startChild(folder);
    await expectNothingLost(service.database, ledger);
  }
  expect(await integrity(inFile(service.database))).toEqual([{ integrity_check: 'ok' }]);
  expect(ledger.answered.length).toBeGreaterThan(KILLS * 10);
}, 240_000);
