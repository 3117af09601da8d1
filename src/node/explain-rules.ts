import type { Finding } from '../domain/decision.ts';
import type { ConditionTrace, RuleTrace, Truth } from '../domain/evaluation.ts';
import type { Facts } from '../domain/facts.ts';
import { type Explanation, explain } from '../pipeline/explain.ts';
import { type Outline, outlineOf, type WrittenCondition } from '../rules/outline.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import { compiledRules, type FoundRules } from './find-rules.ts';
import { type MatchedPlace, markedTexts, matchedPlaces, placeNumber } from './matched-places.ts';
import { columns, isolated, paint } from './terminal.ts';

/**
 * What `hakam rules explain` prints of a text: what is decided and why, the text with all that matched in it,
 * and what became of every rule. Matched letters are marked themselves and listed with numbers, never pointed
 * at from the line below: in which column a letter is shown is up to the terminal.
 */
export function explainRules(found: FoundRules, facts: Facts): string[] {
  const ruleSet = compiledRules(found);
  const explained = explain(ruleSet, facts);
  const places = matchedPlaces(explained.trace);
  const outline = outlineOf(found.file, found.read);
  return [
    ...decision(ruleSet, explained),
    '',
    ...markedTexts(facts, places),
    ...points(ruleSet, explained),
    '',
    paint('bold', 'rules'),
    ...explained.trace.flatMap((trace) => ruleLines(trace, ruleSet, outline, places)),
  ];
}

function decision(ruleSet: RuleSet, { verdict, reason, responsible, findings }: Explanation): string[] {
  const { status, effect, fallback, beaten } = verdict;
  const trials = findings.filter(({ monitor }) => monitor).map(({ rule }) => rule);
  const why =
    effect === null
      ? `no rule decides, so the default does: ${fallback}`
      : `${effect}, by ${responsible.map((one) => because(one, verdict.byPoints === effect)).join(', ')}`;
  return [
    `${paint('bold', status)}  ${why}`,
    ...(reason === null ? [] : [`reason (${ruleSet.settings.locale})  ${isolated(reason)}`]),
    ...(beaten.length === 0 ? [] : [`beaten by an approval  ${beaten.join(', ')}`]),
    ...(trials.length === 0 ? [] : [`on trial, would have matched  ${trials.join(', ')}`]),
  ];
}

const because = ({ rule, points }: Finding, byPoints: boolean): string =>
  byPoints && points > 0 ? `${rule} (${points} points)` : rule;

function points({ points: levels, groupMax }: RuleSet, { verdict }: Explanation): string[] {
  if (verdict.groups.length === 0) return [];
  const rows = verdict.groups.map(({ group, points, counted }) => {
    const cap = group === null ? undefined : groupMax.get(group);
    const capped = cap === undefined ? '' : `of ${points}, ${cap} at most`;
    return [group === null ? '(no group)' : group, capped, counted];
  });
  const from = Object.entries(levels).flatMap(([effect, least]) =>
    least === null ? [] : [`${effect} from ${least}`],
  );
  return [
    paint('bold', 'points'),
    ...columns([...rows, ['all', from.join(', '), verdict.points]]).map((row) => `  ${row}`),
  ];
}

const TRUTH: Readonly<Record<string, 'green' | 'dim' | 'yellow'>> = {
  true: 'green',
  false: 'dim',
  unknown: 'yellow',
};
const shown = (truth: Truth): string => paint(TRUTH[String(truth)] ?? 'dim', String(truth).padEnd(7));

function ruleLines(
  { rule: id, truth, effect, points: given, monitor, conditions }: RuleTrace,
  { rules }: RuleSet,
  outline: Outline,
  places: readonly MatchedPlace[],
): string[] {
  const rule = rules.get(id);
  const does = [
    ...(effect === null ? [] : [effect]),
    ...(given === 0 ? [] : [`${given} points${rule?.group ? ` in ${rule.group}` : ''}`]),
    ...(rule?.flags ?? []).map((flag) => `flag ${flag}`),
    ...(monitor ? ['on trial'] : []),
  ];
  const at = rule === undefined ? '' : `${rule.place.file}:${rule.place.line}`;
  const written = outline.rules.get(id)?.conditions ?? [];
  return [
    `  ${shown(truth)}  ${truth === true ? paint('bold', id) : id}  ${paint('dim', [does.join(', '), at].join('  '))}`,
    ...conditions.map(
      (condition, index) => `             ${conditionLine(condition, written[index], places)}`,
    ),
  ];
}

function conditionLine(
  condition: ConditionTrace,
  written: WrittenCondition | undefined,
  places: readonly MatchedPlace[],
): string {
  const { condition: key, truth, actual, spans } = condition;
  const asked = written?.key === key ? ` ${isolated(written.value)}` : '';
  const under = written?.key === key && written.under !== '' ? [`(in ${written.under})`] : [];
  const numbers = spans.map((span) => placeNumber(places, condition, span));
  return [
    `${shown(truth)}  ${key}${asked}`,
    ...under,
    ...(actual === null ? [] : [`found ${isolated(foundValue(key, actual))}`]),
    ...(truth === 'unknown' ? [HOW_TO_TELL[key] ?? 'not known here'] : []),
    ...(numbers.length === 0 ? [] : [`matched ${numbers.join(', ')}`]),
  ].join('  ');
}

/** Ages are compared in milliseconds, and written in days. */
const foundValue = (key: string, actual: string | number): string =>
  key.endsWith('.age') ? `${Math.floor(Number(actual) / 8_640_000) / 10}d` : String(actual);

/** By which option a fact is given that is unknown without. */
const HOW_TO_TELL: Readonly<Record<string, string>> = {
  'author.approved': 'missing: give --author-approved',
  'author.rejected_30d': 'missing: give --author-rejected',
  'author.age': 'missing: give --author-age',
  'author.trusted': 'missing: give --author-trusted',
  'author.banned': 'missing: give --author-banned',
  section: 'missing: give --section',
  'article.age': 'missing: give --article-age',
};
