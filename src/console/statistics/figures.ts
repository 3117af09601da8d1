import type { Status } from '../../domain/comment.ts';
import type { Bucket, Stats } from '../../http/stats-answers.ts';

type ByStatus = Readonly<Record<Status, number>>;

/** What all hours or days come to. */
export interface Figures {
  readonly comments: number;
  readonly byStatus: ByStatus;
  readonly decisions: number;
  readonly byDecision: ByStatus;
  readonly undone: number;
  /** First decisions of people on comments that a rule with an effect matched, and those that were as the rule's. */
  readonly judged: number;
  readonly agreed: number;
  /** In which most came; null where nothing did. */
  readonly busiest: Bucket | null;
  /** Those with the shortest and the longest typical wait; null where nobody decided. */
  readonly quickest: Waited | null;
  readonly slowest: Waited | null;
  /** The last in which people decided. */
  readonly latest: Waited | null;
}

type Waited = Bucket & { readonly waitMedian: number };

const NONE: ByStatus = { pending: 0, approved: 0, rejected: 0, spam: 0 };

const plus = (one: ByStatus, other: ByStatus): ByStatus => ({
  pending: one.pending + other.pending,
  approved: one.approved + other.approved,
  rejected: one.rejected + other.rejected,
  spam: one.spam + other.spam,
});

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

export function figuresOf({
  buckets,
  moderators,
  rules,
}: Pick<Stats, 'buckets' | 'moderators' | 'rules'>): Figures {
  const waited = buckets.filter((bucket): bucket is Waited => bucket.waitMedian !== null);
  const byWait = waited.toSorted((one, other) => one.waitMedian - other.waitMedian);
  const judged = rules.filter(({ agreed }) => agreed !== null);
  const busiest = buckets.toSorted((one, other) => other.comments - one.comments)[0];
  return {
    comments: sum(buckets.map(({ comments }) => comments)),
    byStatus: buckets.reduce((all, { byStatus }) => plus(all, byStatus), NONE),
    decisions: sum(buckets.map(({ decisions }) => decisions)),
    byDecision: buckets.reduce((all, { byDecision }) => plus(all, byDecision), NONE),
    undone: sum(moderators.map(({ undone }) => undone)),
    judged: sum(judged.map(({ reviewed }) => reviewed)),
    agreed: sum(judged.map(({ agreed }) => agreed ?? 0)),
    busiest: busiest && busiest.comments > 0 ? busiest : null,
    quickest: byWait[0] ?? null,
    slowest: byWait.at(-1) ?? null,
    latest: waited.at(-1) ?? null,
  };
}

/** A step of an axis for durations up to a number of seconds, so that its marks are whole minutes, hours or days. */
export const stepOf = (longest: number): number =>
  STEPS.find((step) => longest / step <= 6) ?? Math.ceil(longest / 6 / 86_400) * 86_400;

const STEPS = [1, 5, 10, 30, 60, 300, 600, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400, 172_800];
