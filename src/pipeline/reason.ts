import type { Finding } from '../domain/decision.ts';
import type { Facts } from '../domain/facts.ts';
import { textIn } from '../domain/language.ts';
import type { RuleSet } from '../rules/rule-set.ts';

/**
 * The reason to show, in the site's language: of the rule with most points, then the smallest id, among those
 * that brought the decision about and give a reason. Null if none does.
 */
export function reasonFrom(ruleSet: RuleSet, facts: Facts, responsible: readonly Finding[]): string | null {
  for (const finding of byWeight(responsible)) {
    const why = textIn(ruleSet.rules.get(finding.rule)?.why ?? new Map(), ruleSet.settings.locale);
    if (why !== undefined) return why.replaceAll('{match}', () => matchedText(finding, facts));
  }
  return null;
}

/** The one whose reason counts comes first. */
export const byWeight = (findings: readonly Finding[]): readonly Finding[] =>
  [...findings].sort((a, b) => b.points - a.points || (a.rule < b.rule ? -1 : 1));

/** Longer matches are cut: the reason is one line. */
const MAX_MATCH = 60;

function matchedText({ field, spans }: Finding, facts: Facts): string {
  const [first] = spans;
  if (first === undefined) return '';
  const matched = (field === 'name' ? facts.name : facts.body).slice(...first);
  const text = Array.from(matched.replace(/\s+/g, ' '));
  return text.length > MAX_MATCH ? `${text.slice(0, MAX_MATCH).join('')}…` : text.join('');
}
