import { STATUSES, type Status } from '../domain/comment.ts';
import { rfc3339 } from '../domain/rfc3339.ts';
import { quantile } from '../domain/wait-class.ts';
import { agreement } from '../pipeline/tally.ts';
import type { Total } from '../read/stats.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { Tables } from '../store/tables.ts';
import type { Bucket, ModeratorStats, RuleStats } from './stats-answers.ts';

type Count = Pick<Tables['stats'], 'start' | 'name' | 'key' | 'count'>;
type ByStatus = Record<Status, number>;

/** A bucket for each start, whether anything happened in it or not. */
export function bucketsOf(starts: readonly number[], counts: readonly Count[]): Bucket[] {
  // Days that were counted in another time zone begin within one.
  const byStart = Map.groupBy(counts, ({ start }) => starts.findLast((one) => one <= start));
  return starts.map((start) => bucketOf(start, byStart.get(start) ?? []));
}

function bucketOf(start: number, counts: readonly Count[]): Bucket {
  const named = (name: string) => counts.filter((count) => count.name === name);
  const [born, decided] = [byStatus(named('born')), byStatus(named('decided'))];
  const waits = new Map(named('wait').map(({ key, count }) => [Number(key), count]));
  return {
    start: rfc3339(start),
    comments: sum(born),
    byStatus: born,
    decisions: sum(decided),
    byDecision: decided,
    waitMedian: quantile(waits, 0.5),
    waitP90: quantile(waits, 0.9),
  };
}

/** Who decided most comes first. */
export function moderatorsOf(totals: readonly Total[]): ModeratorStats[] {
  const own = totals.filter(({ name }) => name === 'undone' || name.startsWith('by:'));
  return [...Map.groupBy(own, ({ key }) => key)]
    .map(([id, counts]) => {
      const decided = byStatus(suffixed(counts, 'by:'));
      const undone = counts.find(({ name }) => name === 'undone')?.count ?? 0;
      return { id, name: counts[0]?.called ?? '', decisions: sum(decided), byStatus: decided, undone };
    })
    .sort((one, other) => other.decisions - one.decisions || (one.id < other.id ? -1 : 1));
}

/** Which matched most comes first. */
export function rulesOf(totals: readonly Total[], { rules }: Pick<RuleSet, 'rules'>): RuleStats[] {
  const own = totals.filter(({ name }) => name === 'rule' || name.startsWith('rule:'));
  return [...Map.groupBy(own, ({ key }) => key)]
    .map(([rule, counts]) => {
      const people = byStatus(suffixed(counts, 'rule:'));
      const inForce = rules.get(rule);
      return {
        rule,
        hits: counts.find(({ name }) => name === 'rule')?.count ?? 0,
        reviewed: sum(people),
        agreed: inForce ? agreement(inForce, people).agreed : null,
        byDecision: people,
      };
    })
    .sort((one, other) => other.hits - one.hits || (one.rule < other.rule ? -1 : 1));
}

/** Counts whose name ends with a status, by that status. */
const suffixed = (counts: readonly Total[], prefix: string): Pick<Count, 'key' | 'count'>[] =>
  counts.flatMap(({ name, count }) =>
    name.startsWith(prefix) ? [{ key: name.slice(prefix.length), count }] : [],
  );

function byStatus(counts: readonly Pick<Count, 'key' | 'count'>[]): ByStatus {
  const of = (status: Status) => counts.find(({ key }) => key === status)?.count ?? 0;
  return { pending: of('pending'), approved: of('approved'), rejected: of('rejected'), spam: of('spam') };
}

const sum = (counts: ByStatus): number => STATUSES.reduce((all, status) => all + counts[status], 0);
