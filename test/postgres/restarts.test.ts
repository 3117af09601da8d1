import { expect, onTestFinished, test } from 'vitest';
import { inServer } from '../databases/asking.ts';
import { startPostgres } from '../databases/postgres-server.ts';
import { type ChildService, writeSite } from '../resilience/child-service.ts';
import { inParallel, post, type Reply } from '../resilience/client.ts';
import { brokenBatches, storedAnswers, storedComments } from '../resilience/stored-batches.ts';
import { temporaryFolder } from '../store/open-test-database.ts';
import { startTogether } from './shared-service.ts';

const RESTARTS = 10;
const CLIENTS = 8;
/** So many answers each way before the server goes, and while it is away. */
const BEFORE = 40;
const MEANWHILE = 20;
const RECOVERED = 5000;

/** What a client knows of a comment that it sent, by the comment's text. */
interface Sent {
  readonly key: string | undefined;
  /** The id that it was answered with. */
  readonly stored: string | null;
  /** Whether an answer said that it may be stored, or not. */
  readonly uncertain: boolean;
}

interface Ledger {
  readonly sent: Map<string, Sent>;
  number: number;
  answered: number;
  refused: number;
}

const isUncertain = ({ json }: Reply): boolean =>
  json.detail !== 'Nothing was changed. Try again in a moment.';

/** Sends a comment; with a key again and again, by one process and the other, until it is answered 201. */
async function sendOne(services: readonly ChildService[], ledger: Ledger): Promise<void> {
  const number = ledger.number++;
  const key = number % 2 === 0 ? `key-${number}` : undefined;
  const body = `${number % 3 === 0 ? 'please wait' : 'hello'} ${number}`;
  let uncertain = false;
  for (let tries = 0; ; tries++) {
    const { address } = services[(number + tries) % services.length] as ChildService;
    const answer = (await post(address, {
      path: `/v1/sites/news/articles/${number % 3}/comments`,
      ...(key === undefined ? {} : { key }),
      body: {
        body,
        author: { name: 'Ann', id: `ann-${number % 5}` },
        client: { ip: `203.0.113.${number % 9}` },
      },
    })) as Reply;
    expect(answer).toMatchObject(
      answer?.status === 201 ? { status: 201 } : { status: 503, retryAfter: expect.stringMatching(/^\d+$/) },
    );
    if (answer.status === 201) {
      ledger.answered++;
      ledger.sent.set(body, { key, stored: answer.json.id, uncertain });
      return;
    }
    ledger.refused++;
    uncertain ||= isUncertain(answer);
    ledger.sent.set(body, { key, stored: null, uncertain });
    if (key === undefined) return;
  }
}

const more = async (count: () => number, by: number): Promise<void> => {
  const least = count() + by;
  await expect.poll(count, { timeout: 20_000, interval: 10 }).toBeGreaterThanOrEqual(least);
};

const status = async ({ address }: ChildService): Promise<number | undefined> =>
  (await post(address, { body: { body: 'are you back?', author: { name: 'Ann' } } }))?.status;

async function expectNothingLostOrDoubled(url: string, { sent }: Ledger): Promise<void> {
  const ask = inServer(url);
  const rows = (await ask('select id, body from comments')) as { id: string; body: string }[];
  const stored = Map.groupBy(rows, ({ body }) => body);
  const records = await storedAnswers(ask);
  const wrong = [...sent].filter(([body, { key, stored: id, uncertain }]) => {
    const ids = (stored.get(body) ?? []).map((row) => row.id);
    if (key !== undefined && records.get(key) !== id) return true;
    if (id !== null) return ids.length !== 1 || ids[0] !== id;
    return ids.length > (uncertain ? 1 : 0);
  });
  expect(wrong).toEqual([]);
  expect(await brokenBatches(ask)).toEqual({});
}

test(`two processes lose and double nothing when their database is stopped ${RESTARTS} times`, async () => {
  const server = await startPostgres();
  onTestFinished(() => server.remove());
  const folder = temporaryFolder();
  writeSite(folder);
  const services = await startTogether(folder, server.url, 2);
  const ledger: Ledger = { sent: new Map(), number: 0, answered: 0, refused: 0 };
  let goesOn = true;
  const load = inParallel(CLIENTS, async () => {
    while (goesOn) await sendOne(services, ledger);
  });

  const restarts = async () => {
    for (let restart = 0; restart < RESTARTS; restart++) {
      await more(() => ledger.answered, BEFORE);
      await server.kill();
      await more(() => ledger.refused, MEANWHILE);
      await server.start();
      await Promise.all(
        services.map((service) => expect.poll(() => status(service), { timeout: RECOVERED }).toBe(201)),
      );
    }
  };
  const ended = restarts().finally(() => {
    goesOn = false;
  });
  await Promise.all([ended, load]);

  await expectNothingLostOrDoubled(server.url, ledger);
  expect([...ledger.sent.values()].filter(({ stored }) => stored === null).length).toBeGreaterThan(0);
  expect((await storedComments(inServer(server.url))).size).toBeGreaterThan(RESTARTS * BEFORE);
  for (const service of services) expect(await service.end('SIGTERM')).toEqual({ code: 0, signal: null });
}, 110_000);
