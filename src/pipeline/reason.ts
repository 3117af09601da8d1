import type { Finding } from '../domain/decision.ts';
import type { Facts } from '../domain/facts.ts';
import type { Rule, RuleSet } from '../rules/rule-set.ts';

/**
 * The reason to show, in the site's language: of the rule with most points, then the smallest id, among those
 * that brought the decision about and give a reason. Null if none does.
 */
export function reasonFrom(ruleSet: RuleSet, facts: Facts, responsible: readonly Finding[]): string | null {
  for (const finding of byWeight(responsible)) {
    const why = whyOf(ruleSet.rules.get(finding.rule), ruleSet.settings.locale);
    if (why !== undefined) return why.replaceAll('{match}', () => matchedText(finding, facts));
  }
  return null;
}

/** The one whose reason counts comes first. */
export const byWeight = (findings: readonly Finding[]): readonly Finding[] =>
  [...findings].sort((a, b) => b.points - a.points || (a.rule < b.rule ? -1 : 1));

/** In the language itself, else in its base, else as the rule says it for all, else in what it has first. */
function whyOf(rule: Rule | undefined, locale: string): string | undefined {
  const [base = locale] = locale.split('-'); // The tag is canonical: the language comes first.
  const { why } = rule ?? { why: new Map<string, string>() };
  return why.get(locale) ?? why.get(base) ?? why.get('und') ?? [...why.values()][0];
}

/** Longer matches are cut: the reason is one line. */
const MAX_MATCH = 60;

function matchedText({ field, spans }: Finding, facts: Facts): string {
  const [first] = spans;
  if (first === undefined) return '';
  const matched = (field === 'name' ? facts.name : facts.body).slice(...first);
  const text = Array.from(matched.replace(/\s+/g, ' '));
  return text.length > MAX_MATCH ? `${text.slice(0, MAX_MATCH).join('')}…` : text.join('');
}
