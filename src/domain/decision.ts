import type { Status } from './comment.ts';

/** What a rule may do with a submission, strongest last; `approve` has its own way (see `decide`). */
export type Effect = 'approve' | 'hold' | 'spam' | 'reject';

/** Where a rule matched; null for facts that stand nowhere in the submission. */
export type Field = 'body' | 'name' | 'links' | null;

/** Start and end (exclusive) in UTF-16 units of the original text. */
export type Span = readonly [start: number, end: number];

/** One rule that matched. */
export interface Finding {
  readonly rule: string;
  readonly field: Field;
  /** In the order of the text, without overlap; empty where the field is null. */
  readonly spans: readonly Span[];
  readonly effect: Effect | null;
  readonly points: number;
  /** The rule is on trial: recorded as "would have", changes nothing. */
  readonly monitor: boolean;
}

/** Who decided: a rule set's version, a person's key, or the comment's author, who took it back. */
export const DECIDERS = ['rules', 'moderator', 'admin', 'author'] as const;
export interface DecidedBy {
  readonly kind: (typeof DECIDERS)[number];
  readonly id: string;
  readonly name: string;
}

/** From which status to which, by whom, why; decisions are only ever appended. */
export interface Decision {
  readonly id: string;
  readonly by: DecidedBy;
  /** Milliseconds since 1970 UTC. */
  readonly at: number;
  readonly from: Status | null;
  readonly to: Status;
  readonly reason: string | null;
  /** Which of the site's ready reasons it is. */
  readonly reasonCode: string | null;
  readonly ruleSet: string | null;
  readonly findings: readonly Finding[];
  /** The id of the decision that this one takes back. */
  readonly undoes: string | null;
  /** Whether the text became another one with it. */
  readonly rewrote: boolean;
  /** The id of the decision by filter that it was part of. */
  readonly bulk: string | null;
}
