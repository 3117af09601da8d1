import type { Model } from '../model/weights.ts';
import { assembleRuleSet } from './assemble.ts';
import { mapLeaves } from './language/expression.ts';
import { type MatcherParts, openMatcher } from './match/matcher.ts';
import { pack, packText, unpack, unpackText } from './pack.ts';
import type { AskedCondition, List, Rule, RuleParts, RuleSet, SiteHead } from './rule-set.ts';

/** What is packed of a rule set. */
interface Packed {
  readonly head: SiteHead;
  readonly rules: readonly RuleParts[];
  readonly lists: ReadonlyMap<string, List>;
  readonly matcher: MatcherParts;
  /** What is seldom asked for stands as JSON, which is read when somebody asks. */
  readonly sources: Uint8Array;
  readonly tests: Uint8Array;
}

/** A compiled rule set as bytes, from which `unpackRuleSet` makes the same without compiling anything. */
export function packRuleSet(ruleSet: RuleSet): Uint8Array<ArrayBuffer> {
  const rules = [...ruleSet.rules.values()];
  const packed: Packed = {
    head: headOf(ruleSet),
    rules: rules.map(partsOf),
    lists: ruleSet.lists,
    matcher: ruleSet.matcher.parts,
    sources: jsonBytes(ruleSet.sources),
    tests: jsonBytes(rules.map(({ tests }) => tests)),
  };
  return pack(packed);
}

const jsonBytes = (value: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

function headOf({ site, version, base, changes, ...rest }: RuleSet): SiteHead {
  const { settings, limits, needs, points, groupMax, scoring } = rest;
  return { site, version, base, changes, settings, limits, needs, points, groupMax, scoring };
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
  return {
    ...rule,
    tests: [],
    when: mapLeaves(rule.when, ask),
    unless: rule.unless && mapLeaves(rule.unless, ask),
  };
}

/**
 * The rule set that was packed by the same build of Hakam, with the model that it asks, which is packed apart. Takes
 * time by its rules, not by its terms. Throws where the bytes are anything else.
 */
export function unpackRuleSet(bytes: ArrayBuffer, model: Model | null): RuleSet {
  const { head, rules, lists, sources, tests, matcher: parts } = unpack(bytes) as Packed;
  const matcher = openMatcher(parts);
  if (matcher === null) throw new RangeError('The terms that were added no longer fit into memory.');
  const ruleSet = assembleRuleSet({ ...head, rules, lists, matcher, sources: {} }, model);
  readLater(ruleSet, 'sources', later<RuleSet['sources']>(sources));
  const allTests = later<readonly Rule['tests'][]>(tests);
  for (const [index, rule] of [...ruleSet.rules.values()].entries())
    readLater(rule, 'tests', () => allTests()[index] ?? []);
  return ruleSet;
}

/** What JSON says, read when it is first asked for. */
function later<T>(json: Uint8Array): () => T {
  let known: { readonly value: T } | undefined;
  return () => {
    known ??= { value: JSON.parse(new TextDecoder().decode(json)) };
    return known.value;
  };
}

function readLater<T, K extends keyof T>(object: T, key: K, get: () => T[K]): void {
  Object.defineProperty(object, key, { get, enumerable: true });
}
