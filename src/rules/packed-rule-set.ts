import { assembleRuleSet } from './assemble.ts';
import { mapLeaves } from './language/expression.ts';
import { type MatcherParts, openMatcher } from './match/matcher.ts';
import { pack, packText, unpack, unpackText } from './pack.ts';
import type { AskedCondition, List, Rule, RuleParts, RuleSet, SiteHead } from './rule-set.ts';

/** What is packed of a rule set; its sources as the JSON that they are read from when someone asks. */
interface Packed {
  readonly head: SiteHead;
  readonly rules: readonly RuleParts[];
  readonly lists: ReadonlyMap<string, List>;
  readonly matcher: MatcherParts;
  readonly sources: Uint8Array;
}

/** A compiled rule set as bytes, from which `unpackRuleSet` makes the same without compiling anything. */
export function packRuleSet(ruleSet: RuleSet): Uint8Array<ArrayBuffer> {
  const packed: Packed = {
    head: headOf(ruleSet),
    rules: [...ruleSet.rules.values()].map(partsOf),
    lists: ruleSet.lists,
    matcher: ruleSet.matcher.parts,
    sources: new TextEncoder().encode(JSON.stringify(ruleSet.sources)),
  };
  return pack(packed);
}

function headOf({ site, version, settings, limits, needs, points, groupMax }: RuleSet): SiteHead {
  return { site, version, settings, limits, needs, points, groupMax };
}

/** What a rule set says beside its rules, as text. */
export const packHead = (ruleSet: RuleSet): string => packText(headOf(ruleSet));

export const unpackHead = (text: string): SiteHead => unpackText(text) as SiteHead;

function partsOf({ sought: _sought, quiet: _quiet, ...rule }: Rule): RuleParts {
  const ask = ({ key, judgesText, asksRules, asked }: AskedCondition) => ({
    key,
    judgesText,
    asksRules,
    asked,
  });
  return { ...rule, when: mapLeaves(rule.when, ask), unless: rule.unless && mapLeaves(rule.unless, ask) };
}

/**
 * The rule set that was packed by the same build of Hakam. Takes time by its rules, not by its terms. Throws
 * where the bytes are anything else.
 */
export function unpackRuleSet(bytes: ArrayBuffer): RuleSet {
  const { head, rules, lists, sources, ...parts } = unpack(bytes) as Packed;
  const matcher = openMatcher(parts.matcher);
  if (matcher === null) throw new RangeError('The terms that were added no longer fit into memory.');
  const read = () => JSON.parse(new TextDecoder().decode(sources));
  let known: RuleSet['sources'] | undefined;
  const ruleSet = assembleRuleSet({ ...head, rules, lists, matcher, sources: {} });
  return Object.defineProperty(ruleSet, 'sources', {
    get: () => {
      known ??= read();
      return known;
    },
    enumerable: true,
  });
}
