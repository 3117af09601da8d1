import type { Model } from '../model/weights.ts';
import { compileRuleSet } from '../rules/compile.ts';
import type { Problem } from '../rules/language/problem.ts';
import { sortProblems } from '../rules/language/problem.ts';
import { packHead, packRuleSet } from '../rules/packed-rule-set.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { BundledSite } from './bundled-site.ts';

/** What a Worker is deployed with, so that it compiles no rules itself. */
export interface RulesBundle {
  /** The JavaScript of the module `#site-rules`: what all requests need of the sites. */
  readonly module: string;
  /** Static assets by their path, which begins with a slash: what is needed to screen texts. */
  readonly assets: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
}

export type BundleResult =
  | { readonly ok: true; readonly bundle: RulesBundle }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Bundles the rule sets of all sites. */
export function bundleRules(ruleSets: readonly RuleSet[]): RulesBundle {
  const bundled = ruleSets.map(
    (ruleSet): BundledSite => ({ head: packHead(ruleSet), asset: assetOf(ruleSet) }),
  );
  return {
    module: `export const siteRules = ${JSON.stringify(bundled)};\n`,
    assets: new Map(ruleSets.map((ruleSet) => [assetOf(ruleSet), packRuleSet(ruleSet)])),
  };
}

const assetOf = ({ site, version }: RuleSet): string => `/${site}.${version}.rules`;

/**
 * Compiles, tests and bundles files that are in memory, by their path in the rules folder; every `<site>.yaml` at its top
 * is a site. A fault in any refuses all. `model` gives the model that rules may ask; whoever deploys the bundle puts it
 * beside the assets.
 */
export function bundleFiles(files: Readonly<Record<string, string>>, model?: () => Model): BundleResult {
  const known = new Map(Object.entries(files));
  const sites = [...known.keys()].filter((path) => /^[^/]+\.yaml$/.test(path)).sort();
  const compiled = sites.map((path) => compileRuleSet(path, (each) => known.get(each), model && { model }));
  const problems = compiled.flatMap((each) => (each.ok ? [] : each.problems));
  if (problems.length > 0) return { ok: false, problems: sortProblems(problems) };
  return { ok: true, bundle: bundleRules(compiled.flatMap((each) => (each.ok ? [each.ruleSet] : []))) };
}
