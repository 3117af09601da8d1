import { earliestId } from '../domain/comment.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { Database } from '../store/database.ts';
import { countDecisions } from './decided-comments.ts';
import { type Forgotten, forgottenBy } from './forgotten.ts';
import { replay } from './replay.ts';
import { type Tallied, tallyOf } from './tally.ts';

/** What became of a rule set on the past. */
export interface Backtest extends Tallied {
  /** Of the rule set that was tried. */
  readonly version: string;
  /** All comments later than this (ms since 1970 UTC) have been looked at. */
  readonly from: number;
  /** Whether that is the whole time that was asked for. */
  readonly complete: boolean;
  /** How many comments people have decided in that time. */
  readonly comments: number;
  readonly forgotten: readonly Forgotten[];
}

export interface BacktestOptions {
  /** Comments that came from then on (ms since 1970 UTC). */
  readonly since: number;
  /** So many comments at most, the newest. */
  readonly limit: number;
  /** So many decisions are read at most. */
  readonly mostRead: number;
  /** Samples a rule. */
  readonly samples: number;
  /** Lets others go on; awaited now and then. */
  pause(): Promise<void>;
  /** Told how far it has come: how many comments, back to which time (ms since 1970 UTC), and by how many decisions. */
  progress?(comments: number, reached: number, read: number): void;
}

/** How many decisions a backtest reads, unless it finds its comments before: those of all sites since a time (ms). */
export async function decisionsToRead(
  database: Pick<Database, 'read'>,
  { since, mostRead }: Pick<BacktestOptions, 'since' | 'mostRead'>,
): Promise<number> {
  const [[counted]] = await database.read([countDecisions({ from: earliestId(since), limit: mostRead })]);
  return counted?.count ?? 0;
}

/** Between two pauses: decisions that are read, and UTF-16 units that are screened, some 10 ms of work. */
const READ_AT_ONCE = 250;
const SCREENED_AT_ONCE = 100_000;

/**
 * Tries a rule set on the stored comments that people have decided, newest first. Nothing is stored, and the
 * rule set is not put in force.
 */
export async function backtest(
  database: Pick<Database, 'read'>,
  ruleSet: RuleSet,
  options: BacktestOptions,
): Promise<Backtest> {
  const { since, limit, mostRead } = options;
  const tally = tallyOf(ruleSet, options.samples);
  let [comments, read, screened] = [0, 0, 0];
  const end = (from: number, complete: boolean): Backtest => ({
    version: ruleSet.version,
    ...tally.table(),
    forgotten: forgottenBy(ruleSet),
    from,
    complete,
    comments,
  });
  await options.pause();
  for await (const batch of replay(database, ruleSet, { since, batch: READ_AT_ONCE })) {
    for (const decided of batch.comments) {
      if (comments === limit) return end(decided.facts.now, false);
      tally.add(decided);
      comments++;
      screened += decided.facts.body.length;
      if (screened < SCREENED_AT_ONCE) continue;
      screened = 0;
      await options.pause();
    }
    read += batch.read;
    options.progress?.(comments, batch.reached, read);
    if (read >= mostRead) return end(batch.reached, false);
    await options.pause();
  }
  return end(since, true);
}
