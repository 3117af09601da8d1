import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { inFile } from '../databases/asking.ts';
import { newSecret } from '../service.ts';
import { temporaryFolder } from '../store/open-test-database.ts';
import { type Received, secretFor, startReceiver, webhookSql } from '../webhook-receiver.ts';
import { type ChildService, startChild, writeSite } from './child-service.ts';
import { inParallel, post } from './client.ts';

const KILLS = 8;
const POSTERS = 6;
const HOOK = 'hook';

/** What was answered: the decisions that clients know to be made, by their ids, and comments to decide on. */
interface Ledger {
  readonly decisions: string[];
  readonly comments: string[];
  sent: number;
}

/** Posts, and decides on what was posted, until no answer comes any more; some of it is refused, and told to nobody. */
async function changeUntilKilled(
  { address }: ChildService,
  ledger: Ledger,
  onAnswer: () => void,
): Promise<void> {
  for (;;) {
    const number = ledger.sent++;
    const comment = ledger.comments[number % (ledger.comments.length + 1)];
    const answer = await (number % 3 > 0 || comment === undefined
      ? submit(address, number)
      : decide(address, comment, number));
    if (answer === undefined) return;
    if (answer.status === 201) ledger.comments.push(answer.json.id);
    if (answer.status < 300) ledger.decisions.push(answer.json.decision.id);
    else expect(answer.status).toBe(409);
    onAnswer();
  }
}

const submit = (address: string, number: number) =>
  post(address, {
    path: `/v1/sites/news/articles/${number % 3}/comments`,
    key: `comment-${number}`,
    body: {
      body: number % 4 === 0 ? `please wait ${number}` : `hello ${number}`,
      author: { name: `Ann ${number % 7}`, id: `ann-${number % 7}` },
    },
  });

/** Every other one says a `rev`, which may be an old one. */
const decide = (address: string, comment: string, number: number) =>
  post(address, {
    path: `/v1/sites/news/comments/${comment}/decision`,
    body: {
      status: ['approved', 'rejected', 'pending', 'spam'][number % 4],
      ...(number % 2 === 0 ? { rev: 1 } : {}),
    },
  });

/** Kills the service after so many answers, while other requests and deliveries are under way. */
async function loadAndKill(service: ChildService, ledger: Ledger, answers: number): Promise<void> {
  let left = answers;
  const onAnswer = () => {
    if (--left === 0) service.end('SIGKILL');
  };
  await inParallel(POSTERS, () => changeUntilKilled(service, ledger, onAnswer));
  await service.end('SIGKILL');
}

function addWebhook(file: string, url: string): void {
  const database = new Sqlite(file, { timeout: 5000 });
  for (const text of webhookSql(HOOK, 'news', url)) database.exec(text);
  database.close();
}

const TYPES: Readonly<Record<string, string>> = {
  pending: 'comment.held',
  approved: 'comment.approved',
  rejected: 'comment.rejected',
  spam: 'comment.rejected',
};

const told = ({ id, type, data }: Received): string =>
  [id, type, data.site, data.comment.id, data.decision.id, data.decision.to].join(' ');

/** All that was decided, by the database, as it is to be told. */
async function decided(file: string): Promise<string[]> {
  const rows = await inFile(file)('select id, comment, to_status from decisions');
  return (rows as { id: string; comment: string; to_status: string }[]).map(({ id, comment, to_status }) =>
    [id, TYPES[to_status], 'news', comment, id, to_status].join(' '),
  );
}

test(`over ${KILLS} kills under load a webhook is told of all that was answered, and of nothing that is not stored`, async () => {
  const folder = temporaryFolder();
  writeSite(folder);
  const secret = newSecret();
  const receiver = await startReceiver({
    secret: secretFor(secret, HOOK),
    // What fails comes again; what is told twice is the same event.
    answer: ({ id }) => ({ status: isFirstOfSome(id) ? 500 : 204 }),
  });
  const seen = new Set<string>();
  const isFirstOfSome = (id: string): boolean => {
    const isFirst = !seen.has(id);
    seen.add(id);
    return isFirst && seen.size % 40 === 0;
  };
  const env = { HAKAM_SECRET: secret, HAKAM_WEBHOOK_HOSTS: '127.0.0.1' };
  let service = await startChild(folder, { env });
  addWebhook(service.database, receiver.url);
  const ledger: Ledger = { decisions: [], comments: [], sent: 0 };
  for (let kill = 0; kill < KILLS; kill++) {
    await loadAndKill(service, ledger, 60 + ((kill * 137) % 200));
    service = await startChild(folder, { env });
  }
  const all = await decided(service.database);
  const missing = () => {
    const arrived = new Set(receiver.received.map(told));
    return all.filter((each) => !arrived.has(each)).length;
  };
  // What was under way when it was killed comes when its lease is over.
  await expect.poll(missing, { timeout: 60_000 }).toBe(0);
  const arrived = new Set(receiver.received.map(({ id }) => id));
  expect(ledger.decisions.filter((id) => !arrived.has(id))).toEqual([]);
  const stored = new Set(all);
  expect(receiver.received.map(told).filter((each) => !stored.has(each))).toEqual([]);
  expect(receiver.refused).toEqual([]);
  expect(ledger.decisions.length).toBeGreaterThan(KILLS * 60);
  const left = () => inFile(service.database)("select state from deliveries where state <> 'delivered'");
  await expect.poll(left, { timeout: 30_000 }).toEqual([]);
}, 180_000);
