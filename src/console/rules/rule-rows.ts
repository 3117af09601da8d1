import type { RuleView } from '../../http/rules-answers.ts';
import type { RuleStats } from '../../http/stats-answers.ts';

/** What a moderator should know of a rule at a glance. */
export type RuleSign = 'disputed' | 'expired' | 'trial' | 'idle' | 'untested';

/** A rule in force, and how people judged what it matched. */
export interface RuleRow {
  readonly rule: RuleView;
  /** First decisions of people where it matched; undefined until it is known. */
  readonly reviewed: number | undefined;
  /** The share of them in which people decided as it would, from 0 to 1; null where that says nothing. */
  readonly precision: number | null;
  readonly signs: readonly RuleSign[];
}

export const ORDERS = ['place', 'hits', 'precision', 'name'] as const;
export type RuleOrder = (typeof ORDERS)[number];

export interface RuleFilters {
  readonly q?: string | undefined;
  readonly effect?: string | undefined;
  readonly sign?: string | undefined;
}

/** Fewer decisions than these don't speak against a rule. */
const ENOUGH = 5;
/** A rule with which people agree less often than this is a bad one. */
const POOR = 0.5;

/** Joins the rules with what people made of them. `now` is ms since 1970 UTC. */
export function rowsOf(
  rules: readonly RuleView[],
  stats: readonly RuleStats[] | undefined,
  now: number,
): RuleRow[] {
  const byRule = new Map(stats?.map((each) => [each.rule, each]));
  return rules.map((rule) => {
    const found = byRule.get(rule.id);
    const reviewed = stats === undefined ? undefined : judgedOf(found);
    const precision = found?.agreed == null || !reviewed ? null : found.agreed / reviewed;
    return { rule, reviewed, precision, signs: signsOf(rule, { reviewed, precision }, now) };
  });
}

/** Comments that people left held say neither yes nor no. */
const judgedOf = (stats: RuleStats | undefined): number =>
  stats === undefined ? 0 : stats.reviewed - stats.byDecision.pending;

function signsOf(
  { expiresAt, mode, hits, tests }: RuleView,
  { reviewed = 0, precision }: Pick<RuleRow, 'reviewed' | 'precision'>,
  now: number,
): RuleSign[] {
  const signs: readonly (readonly [RuleSign, boolean])[] = [
    ['disputed', precision !== null && reviewed >= ENOUGH && precision < POOR],
    ['expired', expiresAt !== null && Date.parse(expiresAt) <= now],
    ['trial', mode === 'monitor'],
    ['idle', hits.total === 0],
    ['untested', tests === 0],
  ];
  return signs.flatMap(([sign, holds]) => (holds ? [sign] : []));
}

/** Those that a moderator asks for, in the order asked for; equal ones stay in the order of their files. */
export function chosenRows(
  rows: readonly RuleRow[],
  { q = '', effect, sign }: RuleFilters,
  order: RuleOrder,
): RuleRow[] {
  const sought = q.trim().toLocaleLowerCase();
  return rows
    .filter(
      ({ rule, signs }) =>
        (sought === '' || wordsOf(rule).includes(sought)) &&
        (effect === undefined || (rule.effect ?? 'points') === effect) &&
        (sign === undefined || signs.some((each) => each === sign)),
    )
    .toSorted(COMPARE[order]);
}

const wordsOf = ({ id, flags, why, place, group }: RuleView): string =>
  [id, ...flags, ...Object.values(why), place, group ?? ''].join('\n').toLocaleLowerCase();

const COMPARE: Readonly<Record<RuleOrder, (one: RuleRow, other: RuleRow) => number>> = {
  place: () => 0,
  hits: (one, other) => other.rule.hits.total - one.rule.hits.total,
  precision: (one, other) => (one.precision ?? 2) - (other.precision ?? 2),
  name: (one, other) => (one.rule.id < other.rule.id ? -1 : 1),
};

/** `file:line:column`, apart. */
export function placeOf(place: string): { readonly file: string; readonly line: number } {
  const [, file = place, line = '1'] = /^(.*):(\d+):\d+$/.exec(place) ?? [];
  return { file, line: Number(line) };
}

/** What a rule says for its reason, one's own language first. */
export function reasonsOf(
  why: RuleView['why'],
  language: string,
): (readonly [language: string, text: string])[] {
  const own = (name: string) => (name === language ? 0 : 1);
  return Object.entries(why).toSorted(([one], [other]) => own(one) - own(other));
}
