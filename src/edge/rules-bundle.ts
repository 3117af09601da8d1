import { compileRuleSet } from '../rules/compile.ts';
import type { Problem } from '../rules/language/problem.ts';
import { sortProblems } from '../rules/language/problem.ts';
import type { ReadFile } from '../rules/load.ts';
import { packHead, packRuleSet } from '../rules/packed-rule-set.ts';
import type { RuleSet } from '../rules/rule-set.ts';
import type { BundledSite } from './bundled-site.ts';

/** What a Worker is deployed with, so that it compiles no rules itself. */
export interface RulesBundle {
  /** The JavaScript of the module `#site-rules`: what all requests need of the sites. */
  readonly module: string;
  /** Static assets by their path, which begins with a slash: what is needed to screen texts. */
  readonly assets: ReadonlyMap<string, Uint8Array<ArrayBuffer>>;
  readonly ruleSets: readonly RuleSet[];
}

export type BundleResult =
  | { readonly ok: true; readonly bundle: RulesBundle }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Compiles and tests the files of the sites, and bundles what comes of it; a fault in any site refuses all. */
export function bundleRules(sites: readonly string[], read: ReadFile): BundleResult {
  const compiled = sites.map((site) => compileRuleSet(`${site}.yaml`, read));
  const problems = compiled.flatMap((each) => (each.ok ? [] : each.problems));
  if (problems.length > 0) return { ok: false, problems: sortProblems(problems) };
  const ruleSets = compiled.flatMap((each) => (each.ok ? [each.ruleSet] : []));
  const bundled = ruleSets.map(
    (ruleSet): BundledSite => ({ head: packHead(ruleSet), asset: assetOf(ruleSet) }),
  );
  const module = `export const siteRules = ${JSON.stringify(bundled)};\n`;
  const assets = new Map(ruleSets.map((ruleSet) => [assetOf(ruleSet), packRuleSet(ruleSet)]));
  return { ok: true, bundle: { module, assets, ruleSets } };
}

const assetOf = ({ site, version }: RuleSet): string => `/${site}.${version}.rules`;

/** The same of files that are in memory, by their path in the rules folder; every `<site>.yaml` at its top is a site. */
export function bundleFiles(files: Readonly<Record<string, string>>): BundleResult {
  const known = new Map(Object.entries(files));
  const sites = [...known.keys()].filter((path) => /^[^/]+\.yaml$/.test(path)).sort();
  return bundleRules(
    sites.map((path) => path.replace(/\.yaml$/, '')),
    (path) => known.get(path),
  );
}
