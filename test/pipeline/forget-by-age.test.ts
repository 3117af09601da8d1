import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ArticleId, AuthorKey, CommentId, Status } from '../../src/domain/comment.ts';
import { STATUSES } from '../../src/domain/comment.ts';
import { edit } from '../../src/pipeline/edit.ts';
import { forgetByAge, forgettings } from '../../src/pipeline/forget-by-age.ts';
import { moderate } from '../../src/pipeline/moderate.ts';
import { writeNote } from '../../src/pipeline/notes.ts';
import { report } from '../../src/pipeline/report.ts';
import { submit } from '../../src/pipeline/submit.ts';
import { withdraw } from '../../src/pipeline/withdraw.ts';
import { markAuthor } from '../../src/store/authors.ts';
import type { Database } from '../../src/store/database.ts';
import { forgetTexts } from '../../src/store/retained-texts.ts';
import { inOpened } from '../databases/asking.ts';
import { DATABASE } from '../databases/kind.ts';
import { openDatabase } from '../databases/open-databases.ts';
import { ruleSetOf } from '../rules/rule-files.ts';
import { processOver } from './process-over.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** D1 is asked by HTTP, some ms each time. */
const RUNS = { sqlite: 40, postgres: 25, d1: 4 }[DATABASE];

const RULES = ruleSetOf(`decide: {default: hold}
reports: {limit: {max: 1000, per: 1h}}
forget_after: {addresses: 3d, rejected: 9d, spam: 2d}
rules:
  - {id: fine, if: {text.has: fine}, then: approve}
  - {id: sale, if: {text.has: sale}, then: spam, flag: sells, why: "it says {match}"}
  - {id: rude, if: {text.has: rude}, then: reject, why: "it says {match}"}
  - {id: copies, if: {similar: {by: article, within: 7d, count: ">= 99"}}}
  - {id: own-copies, if: {similar: {by: author, within: 7d, count: ">= 99"}}}`);
const ruleSet = { ...RULES, settings: { ...RULES.settings, editFor: 100 * DAY } };
const AGES = { rejected: 9 * DAY, spam: 2 * DAY, addresses: 3 * DAY };
const PACE = { size: 2, scan: 3, most: 1000, pause: () => Promise.resolve() };
const { site } = ruleSet;
const ARTICLE = '1' as ArticleId;
const MODERATOR = { kind: 'moderator', id: 'm', name: 'M' } as const;

type Row = Readonly<Record<string, string | number | null>>;

/** A site with a clock that only tests turn. */
function worldOver(database: Database) {
  const clock = { now: Date.UTC(2026, 0, 1) };
  const deps = { ...processOver(database), now: () => clock.now };
  const ask = inOpened(database) as (text: string) => Promise<Row[]>;
  const comments: CommentId[] = [];
  return {
    clock,
    deps,
    ask,
    comments,
    /** Nothing comes of it where its author is banned. */
    async send(body: string, id: string | null, address: string | null): Promise<void> {
      const author = { name: `Name of ${id ?? address}`, id, role: null, since: null };
      const submission = { site, article: ARTICLE, body, author, parent: null, addressHash: address };
      const outcome = await submit(deps, {
        submission,
        ruleSet,
        mention: null,
        key: null,
        idempotency: null,
      });
      if (outcome.kind === 'stored') comments.push(outcome.comment);
    },
    edit: (comment: CommentId, body: string) =>
      edit(deps, { ruleSet, article: ARTICLE, comment, body, key: null }),
    decide: (comment: CommentId, status: Status) =>
      moderate(deps, site, MODERATOR, [{ comment, status, reason: 'my words', rev: null }]),
    withdraw: (comment: CommentId) => withdraw(deps, { ruleSet, article: ARTICLE, comment }),
    report: (comment: CommentId, reader: string) =>
      report(deps, { ruleSet, comment, reader: reader as AuthorKey, reason: 'abuse', key: null }),
    note: (key: string) => writeNote(deps, site, MODERATOR, { author: key as AuthorKey }, 'look here'),
    mark: (key: string, marks: { trusted?: 0 | 1; bannedUntil?: number | null; held?: 0 | 1 }) =>
      database.atomically([
        markAuthor({
          site,
          key: key as AuthorKey,
          trusted: 0,
          bannedUntil: null,
          held: 0,
          at: clock.now,
          ...marks,
        }),
      ]),
    async forget(pace = PACE): Promise<void> {
      for (const forgetting of forgettings([ruleSet])) await forgetByAge(deps, forgetting, pace);
    },
  };
}

/** All that may change, by table. */
async function dump(ask: (text: string) => Promise<Row[]>) {
  const all = async (table: string, order: string) => ask(`select * from ${table} order by ${order}`);
  return {
    comments: await all('comments', 'id'),
    decisions: await all('decisions', 'id'),
    former: await all('former_texts', 'comment, rev'),
    formerLabels: await all('former_labels', 'comment, rev, kind, label'),
    labels: await all('comment_labels', 'comment, kind, label'),
    sketches: await all('sketches', 'comment, created_at, scope'),
    authors: await all('authors', 'key'),
    reports: await all('reports', 'comment, reader'),
    notes: await all('notes', 'id'),
    articles: await all('articles', 'id'),
  };
}
type Dump = Awaited<ReturnType<typeof dump>>;

const isAddress = (text: unknown): boolean => String(text).startsWith('address:');

/** What is to be left of it at a time. `until`: before which addresses are forgotten. */
function leftOf(before: Dump, now: number, until: number): Dump {
  const latest = new Map(before.decisions.map((row) => [`${row.comment} ${row.rev}`, Number(row.at)]));
  const isGone = ({ id, rev, status, erased_at }: Row) =>
    erased_at !== null ||
    ((status === 'rejected' || status === 'spam') &&
      (latest.get(`${id} ${rev}`) as number) < now - AGES[status as 'rejected' | 'spam']);
  const gone = new Set(before.comments.filter(isGone).map(({ id }) => id));
  const there = ({ comment }: Row) => !gone.has(comment as string);
  const comments = before.comments.map((row) => ({
    ...row,
    ...(gone.has(row.id as string) ? { body: '', erased_at: row.erased_at ?? now } : {}),
    ...(Number(row.created_at) >= until
      ? {}
      : { address_hash: null, author_key: isAddress(row.author_key) ? null : row.author_key }),
  })) as Row[];
  const named = new Set(comments.map(({ author_key }) => author_key));
  const old = (row: Row) =>
    isAddress(row.key) && !named.has(row.key as string) && Number(row.first_seen_at) < until;
  const isMarked = ({ trusted, held, banned_until }: Row) =>
    trusted === 1 || held === 1 || Number(banned_until ?? 0) > now;
  const authors = before.authors
    .filter((row) => !old(row) || isMarked(row))
    .map((row) => (old(row) ? { ...row, name: '' } : row));
  const known = new Set(authors.map(({ key }) => key));
  return {
    ...before,
    comments,
    decisions: before.decisions.map((row) =>
      gone.has(row.comment as string) && row.by_kind === 'rules' ? { ...row, reason: null } : row,
    ),
    former: before.former.filter(there),
    formerLabels: before.formerLabels.filter(there),
    sketches: before.sketches
      .filter(there)
      .filter((row) => Number(row.created_at) >= until || !String(row.scope).includes('author:address:'))
      .map((row) =>
        Number(row.created_at) < until && isAddress(row.author_key) ? { ...row, author_key: null } : row,
      ),
    authors,
    reports: before.reports.filter((row) => Number(row.at) >= until || !isAddress(row.reader)),
    notes: before.notes.filter((row) => !isAddress(row.author_key) || known.has(row.author_key as string)),
  };
}

const BODIES = [
  'fine words',
  'a sale',
  'rude words',
  'wait for me',
  'another long text that is the same each time',
];
const ADDRESSES = ['aaa', 'bbb', 'ccc'];
const ADDRESS = fc.constantFrom(...ADDRESSES);

const doing = fc.oneof(
  fc.record({
    does: fc.constant('send' as const),
    body: fc.constantFrom(...BODIES),
    id: fc.option(fc.constantFrom('ann', 'bob'), { freq: 1 }),
    address: fc.option(ADDRESS, { freq: 4 }),
  }),
  fc.record({
    does: fc.constantFrom('decide' as const, 'withdraw' as const, 'edit' as const, 'report' as const),
    which: fc.nat(),
    status: fc.constantFrom(...STATUSES),
    body: fc.constantFrom(...BODIES),
    reader: fc.constantFrom('id:ann', ...ADDRESSES.map((one) => `address:${one}`)),
  }),
  fc.record({
    does: fc.constant('mark' as const),
    key: ADDRESS,
    mark: fc.constantFrom(
      { trusted: 1 as const },
      { held: 1 as const },
      { held: 0 as const },
      'ban' as const,
      'note' as const,
    ),
  }),
  fc.record({ does: fc.constant('forget' as const) }),
);
const step = fc.record({ wait: fc.constantFrom(0, 1, HOUR, DAY, 2 * DAY, 4 * DAY), doing });
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

async function run(world: ReturnType<typeof worldOver>, { wait, doing }: Step): Promise<void> {
  world.clock.now += wait;
  if (doing.does === 'send') return void (await world.send(doing.body, doing.id, doing.address));
  if (doing.does === 'forget') return world.forget();
  if (doing.does === 'mark') {
    if (doing.mark === 'note') return void (await world.note(`address:${doing.key}`));
    const marks = doing.mark === 'ban' ? { bannedUntil: world.clock.now + 3 * DAY } : doing.mark;
    return void (await world.mark(`address:${doing.key}`, marks));
  }
  const comment = world.comments[doing.which % Math.max(1, world.comments.length)];
  if (comment === undefined) return;
  if (doing.does === 'decide') await world.decide(comment, doing.status);
  if (doing.does === 'withdraw') await world.withdraw(comment);
  if (doing.does === 'edit') await world.edit(comment, doing.body);
  if (doing.does === 'report') await world.report(comment, doing.reader);
}

const untilOf = async (ask: (text: string) => Promise<Row[]>): Promise<number> =>
  Number((await ask('select until from addresses_forgotten'))[0]?.until ?? 0);

const told = async (ask: (text: string) => Promise<Row[]>) => {
  const entries = await ask("select * from audit where kind = 'erasure' order by id");
  for (const { by_kind, subject } of entries) expect([by_kind, subject]).toEqual(['service', 'forget_after']);
  const details = entries.map(({ detail }) => JSON.parse(String(detail)));
  const sum = (what: string) => details.reduce((all, one) => all + one[what], 0);
  return { texts: sum('texts'), addresses: sum('addresses') };
};

test('what is old enough is forgotten, all else is as it was, and doing it again does nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 24 }), async (steps) => {
      const world = worldOver(await openDatabase());
      const { clock, ask } = world;
      for (const each of steps) await run(world, each);
      await world.forget();
      clock.now += 3 * DAY;
      const before = await dump(ask);
      const toldBefore = await told(ask);
      await world.forget();
      const after = await dump(ask);
      const until = await untilOf(ask);
      expect(until).toBeGreaterThanOrEqual(clock.now - AGES.addresses);
      expect(after).toEqual(leftOf(before, clock.now, until));

      const changed = (column: string) =>
        before.comments.filter((row, at) => row[column] !== after.comments[at]?.[column]).length;
      const { texts, addresses } = await told(ask);
      expect(texts - toldBefore.texts).toBe(changed('erased_at'));
      const whence = before.comments.filter(
        (row, at) =>
          row.address_hash !== after.comments[at]?.address_hash ||
          row.author_key !== after.comments[at]?.author_key,
      );
      expect(addresses - toldBefore.addresses).toBe(whence.length);

      await world.forget();
      expect(await dump(ask)).toEqual(after);
      expect(await told(ask)).toEqual({ texts, addresses });
    }),
    { numRuns: RUNS },
  );
}, 240_000);

test('what people decided on since it was found is left, and not told of', async () => {
  const database = await openDatabase();
  const { clock, ask, comments, send, decide } = worldOver(database);
  for (const body of ['a sale', 'another sale']) await send(body, 'ann', null);
  clock.now += 3 * DAY;
  const [found = '', other = ''] = comments;
  await decide(found as CommentId, 'spam');
  const status = 'spam' as const;
  const [decided, at] = [clock.now - 2 * DAY, clock.now];
  const values = { site, status, comments: JSON.stringify([found, other]), decided, at, entry: found };
  await database.atomically(forgetTexts(values));
  expect(await ask('select body from comments order by id')).toEqual([{ body: 'a sale' }, { body: '' }]);
  expect(await told(ask)).toEqual({ texts: 1, addresses: 0 });
});
