import type { SiteId } from '../domain/comment.ts';
import { type FetchedFact, factKey } from '../domain/facts.ts';
import type { SiteSettings } from '../domain/site.ts';
import type { Model } from '../model/weights.ts';
import { assembleRuleSet } from './assemble.ts';
import { checkReferences } from './check-references.ts';
import { checkStrong } from './check-strong.ts';
import { checkLoaded, conditionsOf } from './checks.ts';
import type { Binding, Condition } from './conditions/condition.ts';
import { endOfDay } from './days.ts';
import { mapLeaves } from './language/expression.ts';
import { type Problem, type Report, sortProblems, startOf } from './language/problem.ts';
import { quoted } from './language/quote.ts';
import type { RuleSource } from './language/rule.ts';
import { ID, isId } from './language/scalars.ts';
import type { Term, TermOptions } from './language/terms.ts';
import { type Loaded, load, type ReadFile } from './load.ts';
import { type MatcherBuilder, matcherBuilder } from './match/matcher.ts';
import type { Needle } from './match/needles.ts';
import { modelFor } from './model-for.ts';
import type { AskedCondition, ListUse, RuleParts, RuleSet, RuleSetParts } from './rule-set.ts';
import { failedTests } from './run-tests.ts';
import { versionsOf } from './version.ts';
import { warnOf } from './warnings.ts';

export type CompileResult =
  | { readonly ok: true; readonly ruleSet: RuleSet; readonly warnings: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Compiles a site's file with all that it includes, and runs the rules' own tests. All paths are relative to
 * the rules folder. Everything that is wrong is told at once; a rule set with any problem is none.
 */
export function compileRuleSet(file: string, read: ReadFile, around: Around = {}): CompileResult {
  return tested(compileUntested(file, read, around));
}

/** What compiling depends on beside files. */
export interface Around {
  /** Milliseconds since 1970 UTC; with it, rules that have expired are warned of. */
  readonly now?: number;
  /** Asked for once some rule asks the model; without it no rule may. Throws where it can't be had. */
  readonly model?: () => Model;
}

/** What has been compiled, if the rules' own tests pass. */
export function tested(compiled: CompileResult): CompileResult {
  const problems = compiled.ok ? failedTests(compiled.ruleSet) : [];
  return problems.length === 0 ? compiled : { ok: false, problems };
}

/** The same for those who want to know of every test by itself: none was run. */
export function compileUntested(file: string, read: ReadFile, { now, model }: Around = {}): CompileResult {
  const problems: Problem[] = [];
  const warnings: Problem[] = [];
  const report: Report = (place, message) => problems.push({ ...place, message });
  checkFileName(file, report);
  const loaded = load(file, read, report);
  const warn: Report = (place, message) => warnings.push({ ...place, message });
  if (loaded !== undefined) {
    checkLoaded(loaded, report, warn);
    warnOf(loaded, now, warn);
    checkReferences(loaded.rules, report);
    checkStrong(loaded, report);
  }
  if (loaded === undefined || problems.length > 0) return { ok: false, problems: sortProblems(problems) };
  const learned = modelFor(loaded, model, report, warn);
  const ruleSet = bindRuleSet(file, loaded, learned, report);
  if (ruleSet === undefined || problems.length > 0) return { ok: false, problems: sortProblems(problems) };
  return { ok: true, ruleSet, warnings: sortProblems(warnings) };
}

/** The id of the site whose file this is: `example` of `example.yaml`. */
function siteOf(file: string): SiteId {
  return file.slice(file.lastIndexOf('/') + 1).replace(/\.ya?ml$/, '') as SiteId;
}

function checkFileName(file: string, report: Report): void {
  if (isId(siteOf(file))) return;
  const message = `${quoted(siteOf(file))} is no id for a site; rename the file: the name before .yaml must be ${ID}`;
  report(startOf(file), message);
}

/** `loaded` has no problems. Undefined if the lists are too large, which is reported. */
function bindRuleSet(
  file: string,
  loaded: Loaded,
  learned: Model | null,
  report: Report,
): RuleSet | undefined {
  const { site, decide, limits, reasons, reports, forgetAfter } = loaded.site;
  const builder = matcherBuilder();
  const listUses = new Map<string, ListUse[]>();
  const binding = bindingOf(builder, loaded, listUses);
  const rules = loaded.rules.map((rule) => bindRule(rule, binding, site?.timezone ?? 'UTC'));
  const matcher = builder.build();
  if (matcher === null)
    report(startOf(file), 'the lists together are too large to search at once; take terms out of them');
  if (matcher === null || site === undefined) return undefined;
  const { default: otherwise, sections } = decide;
  const own = { decide: { default: otherwise, sections }, reasons, reports, forgetAfter };
  const settings: SiteSettings = { ...site, ...own };
  const sources = Object.fromEntries(loaded.sources);
  const scoring = learned && {
    model: learned.version,
    calibration: loaded.calibration?.heads ?? new Map<string, never>(),
  };
  const parts: RuleSetParts = {
    site: siteOf(file),
    ...versionsOf(sources, scoring),
    sources,
    settings,
    limits,
    needs: needsOf(loaded),
    rules,
    points: decide.points,
    groupMax: new Map([...decide.groupMax].map(([group, { max }]) => [group, max])),
    lists: listsOf(loaded, listUses),
    matcher,
    scoring,
  };
  return assembleRuleSet(parts, learned);
}

function bindingOf(builder: MatcherBuilder, loaded: Loaded, listUses: Map<string, ListUse[]>): Binding {
  const termsOf = (name: string) => loaded.lists.get(name)?.terms ?? [];
  const use = (name: string, one: ListUse) => listUses.set(name, [...(listUses.get(name) ?? []), one]);
  return {
    list: (name) => {
      use(name, null);
      return termsOf(name);
    },
    addTerms: (sources, options) => {
      const terms = sources.flatMap((one) => (one.kind === 'list' ? termsOf(one.list) : [one.term]));
      const set = builder.addTerms(terms.map((term) => toNeedle(term, options)));
      for (const one of sources) if (one.kind === 'list') use(one.list, { set, options });
      return set;
    },
    addLiterals: builder.addLiterals,
    addRun: builder.addRun,
  };
}

/** A term of a list, as it is looked for where the list is used. */
export function toNeedle(term: Term, options: Required<TermOptions>): Needle {
  return { text: term.text, match: term.match ?? options.match, fold: term.fold ?? options.fold };
}

function bindRule(source: RuleSource, binding: Binding, timezone: string): RuleParts {
  const { expires, expiresPlace: _place, when, unless, ...head } = source;
  const bind = (condition: Condition): AskedCondition => ({
    key: condition.key,
    judgesText: condition.judgesText,
    asksRules: condition.rules.length > 0,
    asked: condition.bind(binding),
  });
  return {
    ...head,
    when: mapLeaves(when, bind),
    unless: unless && mapLeaves(unless, bind),
    expiresAt: expires === null ? null : endOfDay(expires, timezone),
  };
}

const listsOf = ({ lists }: Loaded, uses: ReadonlyMap<string, readonly ListUse[]>): RuleSet['lists'] =>
  new Map(
    [...lists].map(([name, { path, terms }]) => [
      name,
      { path, terms: terms.length, uses: uses.get(name) ?? [] },
    ]),
  );

function needsOf({ rules }: Loaded): readonly FetchedFact[] {
  const needs = rules.flatMap(conditionsOf).flatMap((condition) => condition.needs);
  return [...new Map(needs.map((fact) => [factKey(fact), fact])).values()];
}
