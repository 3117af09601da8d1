import type { Status } from './comment.ts';
import type { Effect, Field, Finding, Span } from './decision.ts';

/** Kleene's three values: what is not known is neither true nor false, and its negation neither. */
export type Truth = true | false | 'unknown';

/** What became of one rule: shown by `check`, so that its author sees why it did or didn't match. */
export interface RuleTrace {
  readonly rule: string;
  readonly truth: Truth;
  readonly effect: Effect | null;
  readonly points: number;
  readonly monitor: boolean;
  /** One entry a condition that was looked at, in the rule's order. */
  readonly conditions: readonly ConditionTrace[];
}

export interface ConditionTrace {
  /** As written in the rule: `text.has`, `author.approved`, `rule`. */
  readonly condition: string;
  readonly truth: Truth;
  readonly field: Field;
  readonly spans: readonly Span[];
  /** The value that was compared, where there is one. */
  readonly actual: string | number | null;
}

/** All that the rules say of one submission. */
export interface Evaluation {
  readonly status: Status;
  /** Sorted, each once. */
  readonly flags: readonly string[];
  readonly reason: string | null;
  /** Points after caps, plus 100 for hold, 200 for spam, 300 for reject. */
  readonly risk: number;
  readonly findings: readonly Finding[];
  readonly trace: readonly RuleTrace[];
}
