import Sqlite from 'better-sqlite3';
import type { CommentId, Status } from '../../src/domain/comment.ts';
import { idMaker } from '../../src/new-id.ts';
import { moderate } from '../../src/pipeline/moderate.ts';
import { median } from '../compare.ts';
import { SITE } from '../stock.ts';
import type { Pace } from './queue.ts';
import type { Hall } from './stocks.ts';

const BULK = 200;
const MODERATOR = { kind: 'moderator', id: 'bench', name: 'bench' } as const;

/** 200 decisions in one commit, by Hakam and by two bare set-based statements; ms, medians of the rounds. */
export interface BulkFound {
  readonly size: number;
  readonly hakam: number;
  readonly bare: number;
  /** Hakam's time by the bare one: the median of the rounds' own. */
  readonly ratio: number;
}

/** Both in turn, on the same file, on other comments each time. */
export async function measureBulk(halls: readonly Hall[], { rounds, times }: Pace): Promise<BulkFound[]> {
  const found: BulkFound[] = [];
  for (const hall of halls) found.push(await measureOne(hall, rounds, Math.ceil(times / 10)));
  return found;
}

async function measureOne(
  { size, file, comments, database }: Hall,
  rounds: number,
  times: number,
): Promise<BulkFound> {
  const bare = bareDecider(file);
  const deps = { database, now: Date.now, newId: idMaker() };
  let turn = 0;
  const next = (): Wanted[] => {
    turn += 1;
    const first = (turn * BULK) % (comments.length - BULK + 1);
    const status = turn % 2 === 0 ? 'approved' : 'rejected';
    return comments
      .slice(first, first + BULK)
      .map((comment) => ({ comment, status, reason: null, rev: null }));
  };
  const hakam = async (): Promise<void> => {
    await moderate(deps, SITE, MODERATOR, next());
  };
  const bareOne = async (): Promise<void> => bare.decide(next());
  await timeOf(hakam, times);
  await timeOf(bareOne, times);
  const measured: { hakam: number; bare: number }[] = [];
  for (let at = 0; at < rounds; at++)
    measured.push({ hakam: await timeOf(hakam, times), bare: await timeOf(bareOne, times) });
  bare.close();
  return {
    size,
    hakam: median(measured.map((each) => each.hakam)),
    bare: median(measured.map((each) => each.bare)),
    ratio: median(measured.map((each) => each.hakam / each.bare)),
  };
}

async function timeOf(work: () => Promise<void>, times: number): Promise<number> {
  const took: number[] = [];
  for (let at = 0; at < times; at++) {
    const began = performance.now();
    await work();
    took.push(performance.now() - began);
  }
  return median(took);
}

interface Wanted {
  readonly comment: CommentId;
  readonly status: Status;
  readonly reason: null;
  readonly rev: null;
}

/** As many rows, set-based: no locks, no replies, no counters, no labels, no audit. */
function bareDecider(file: string): { decide(wanted: readonly Wanted[]): void; close(): void } {
  const connection = new Sqlite(file, { timeout: 5000 });
  connection.pragma('synchronous = full');
  const insert = connection.prepare(`
    insert into decisions
      (id, site, comment, rev, at, by_kind, by_id, by_name, from_status, to_status, reason, findings)
    select w.value ->> 'id', c.site, c.id, c.rev + 1, ?, 'moderator', 'bench', 'bench', c.status,
      w.value ->> 'status', null, '[]'
    from json_each(?) as w cross join comments as c where c.id = w.value ->> 'comment'`);
  const update = connection.prepare(`
    with made as materialized (
      select d.comment, d.rev, d.to_status from json_each(?) as w cross join decisions as d where d.id = w.value ->> 'id'
    )
    update comments set status = made.to_status, rev = made.rev from made where comments.id = made.comment`);
  const newId = idMaker();
  const both = connection.transaction((now: number, decisions: string) => {
    insert.run(now, decisions);
    update.run(decisions);
  });
  return {
    decide: (wanted) => {
      const now = Date.now();
      both.immediate(now, JSON.stringify(wanted.map((each) => ({ id: newId(now), ...each }))));
    },
    close: () => connection.close(),
  };
}
