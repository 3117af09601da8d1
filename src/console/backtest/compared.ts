import { STATUSES, type Status } from '../../domain/comment.ts';
import type { BacktestView } from '../../http/backtest-answers.ts';

type Decided = BacktestView['decided'];
type Tally = BacktestView['rules'][number];

/** How a rule of a draft does, beside how it does as it is in force. */
export interface ComparedRule {
  readonly rule: Tally;
  /** Hits more than in force; null where that isn't known, or the rule is new. */
  readonly more: number | null;
  readonly news: 'new' | 'changed' | null;
}

/** The rules of a draft, those first whose hits are others than in force, then those with which people agree least. */
export function comparedRules(draft: BacktestView, before: BacktestView | null): ComparedRule[] {
  const known = new Map(before?.rules.map((rule) => [rule.rule, rule]));
  const compared = draft.rules.map((rule): ComparedRule => {
    const was = known.get(rule.rule);
    if (before === null) return { rule, more: null, news: null };
    if (was === undefined) return { rule, more: null, news: 'new' };
    return { rule, more: rule.hits - was.hits, news: sameTally(rule, was) ? null : 'changed' };
  });
  return compared.toSorted(
    (one, other) =>
      Number(one.news === null) - Number(other.news === null) ||
      (one.rule.precision ?? 2) - (other.rule.precision ?? 2) ||
      other.rule.hits - one.rule.hits,
  );
}

const sameTally = (one: Tally, other: Tally): boolean =>
  one.hits === other.hits &&
  STATUSES.every(
    (status) => one.people[status] === other.people[status] && one.would[status] === other.would[status],
  );

/** Rules in force that a draft hasn't. */
export function goneRules(draft: BacktestView, before: BacktestView | null): Tally[] {
  const there = new Set(draft.rules.map(({ rule }) => rule));
  return (before?.rules ?? []).filter(({ rule }) => !there.has(rule));
}

/** Whether rules and people went against each other: one published what the other refused. */
export const isAgainst = (rules: Status, people: Status): boolean =>
  (rules === 'approved' && isRefused(people)) || (isRefused(rules) && people === 'approved');

/** Whether they decided alike; what either left held is neither. */
export const isAlike = (rules: Status, people: Status): boolean =>
  (rules === 'approved' && people === 'approved') || (isRefused(rules) && isRefused(people));

const isRefused = (status: Status): boolean => status === 'rejected' || status === 'spam';

/** How many comments the rules decide in some way. */
export const sumOf = (row: Decided[Status]): number => STATUSES.reduce((sum, status) => sum + row[status], 0);

/** A difference with its sign: `+3`, `−2`. */
export const signed = (difference: number, format: (value: number) => string): string =>
  `${difference < 0 ? '−' : '+'}${format(Math.abs(difference))}`;

/** Fewer comments than these, and a lower share of agreement, don't and do speak against a rule. */
const [ENOUGH, POOR] = [5, 0.5];

/** Whether people decided otherwise on most of what a rule matched. */
export const isDisputed = ({ precision, people }: Tally): boolean =>
  precision !== null && precision < POOR && sumOf(people) - people.pending >= ENOUGH;
