import { array, type GenericSchema, nullable, number, picklist, string } from 'valibot';
import type { Status } from '../domain/comment.ts';
import { answer, Instant } from './answers.ts';

type ByStatus = Readonly<Record<Status, number>>;

/** What happened in one hour or day. */
export interface Bucket {
  readonly start: string;
  /** That came, and by what the rules made of them. */
  readonly comments: number;
  readonly byStatus: ByStatus;
  /** By people, but for those that only take one back. */
  readonly decisions: number;
  readonly byDecision: ByStatus;
  /** From a comment's creation to people's first decision on it, in seconds; null where there was none. */
  readonly waitMedian: number | null;
  readonly waitP90: number | null;
}

/** What a moderator did. */
export interface ModeratorStats {
  readonly id: string;
  readonly name: string;
  readonly decisions: number;
  readonly byStatus: ByStatus;
  /** Of theirs, by anyone. */
  readonly undone: number;
}

/** How a rule did. */
export interface RuleStats {
  readonly rule: string;
  readonly hits: number;
  /** Comments it matched on which people decided for the first time. */
  readonly reviewed: number;
  /** Of these: as the rule would. Null where it has no effect and no points, or is not in force any more. */
  readonly agreed: number | null;
  readonly byDecision: ByStatus;
}

export interface Stats {
  readonly unit: 'day' | 'hour';
  readonly since: string;
  readonly until: string;
  /** What happened later may not be counted yet. */
  readonly sealedUntil: string;
  readonly buckets: readonly Bucket[];
  readonly moderators: readonly ModeratorStats[];
  readonly rules: readonly RuleStats[];
}

const ByStatusAnswer: GenericSchema<ByStatus> = answer<ByStatus>({
  pending: number(),
  approved: number(),
  rejected: number(),
  spam: number(),
});

export const StatsAnswer: GenericSchema<Stats> = answer<Stats>({
  unit: picklist(['day', 'hour']),
  since: Instant,
  until: Instant,
  sealedUntil: Instant,
  buckets: array(
    answer<Bucket>({
      start: Instant,
      comments: number(),
      byStatus: ByStatusAnswer,
      decisions: number(),
      byDecision: ByStatusAnswer,
      waitMedian: nullable(number()),
      waitP90: nullable(number()),
    }),
  ),
  moderators: array(
    answer<ModeratorStats>({
      id: string(),
      name: string(),
      decisions: number(),
      byStatus: ByStatusAnswer,
      undone: number(),
    }),
  ),
  rules: array(
    answer<RuleStats>({
      rule: string(),
      hits: number(),
      reviewed: number(),
      agreed: nullable(number()),
      byDecision: ByStatusAnswer,
    }),
  ),
});
