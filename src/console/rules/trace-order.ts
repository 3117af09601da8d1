import type { Effect, Finding, Span } from '../../domain/decision.ts';
import type { ConditionTrace, RuleTrace } from '../../domain/evaluation.ts';

/** How much a rule's part in a decision should be looked at, the first most. */
const WEIGHTS = ['matched', 'trial', 'unknown', 'near', 'none'] as const;
export type Weight = (typeof WEIGHTS)[number];

/** What became of a rule, in a word: it nearly matched where some of its conditions hold. */
function weightOf({ truth, monitor, conditions }: RuleTrace): Weight {
  if (truth === true) return monitor ? 'trial' : 'matched';
  if (truth === 'unknown') return 'unknown';
  return conditions.some((each) => each.truth === true) ? 'near' : 'none';
}

const STRENGTH: Readonly<Record<Effect, number>> = { reject: 4000, spam: 3000, approve: 2000, hold: 1000 };

const strengthOf = ({ effect, points }: RuleTrace): number =>
  (effect === null ? 0 : STRENGTH[effect]) + points;

/** The rules by what became of them, in the order of `WEIGHTS`; of those of one kind the strongest first. */
export function orderTrace(trace: readonly RuleTrace[]): ReadonlyMap<Weight, readonly RuleTrace[]> {
  const groups = Map.groupBy(trace, weightOf);
  return new Map(
    WEIGHTS.map((weight) => [
      weight,
      (groups.get(weight) ?? []).toSorted((one, other) => strengthOf(other) - strengthOf(one)),
    ]),
  );
}

/** Where a text has what rules found, on trial or not; links stand in the body. */
export const spansIn = (field: 'body' | 'name', findings: readonly Finding[]): Span[] =>
  findings.flatMap((finding) =>
    finding.field === field || (field === 'body' && finding.field === 'links') ? finding.spans : [],
  );

/** What a condition found, as the text has it: each word once, a few of them. */
export function wordsOf(
  { field, spans }: Pick<ConditionTrace, 'field' | 'spans'>,
  { body, name }: { readonly body: string; readonly name: string },
): string[] {
  const text = field === 'name' ? name : body;
  const words = spans.map(([start, end]) => text.slice(start, end));
  return [...new Set(words)].slice(0, 8);
}
