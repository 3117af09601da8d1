import type { SiteId } from '../domain/comment.ts';
import type { FetchedFact } from '../domain/facts.ts';
import type { Limit, SiteSettings } from '../domain/site.ts';
import type { Check, Sought, TextField } from './conditions/condition.ts';
import type { PointLevels } from './language/decide.ts';
import type { Expression } from './language/expression.ts';
import type { Place } from './language/problem.ts';
import type { RuleHead } from './language/rule.ts';
import type { RuleTest } from './language/rule-test.ts';
import type { TermOptions } from './language/terms.ts';
import type { Matcher } from './match/matcher.ts';
import type { Quiet } from './quiet.ts';
import type { Scoring, SiteModel } from './site-model.ts';

/** What a site's file says beside its rules. */
export interface SiteHead {
  /** The site's id: the base name of its file. */
  readonly site: SiteId;
  /** `base`; with `+` and the number of the last change of its lists, where there was one. */
  readonly version: string;
  /** 16 hex digits of a hash over the site's files as they are on their own, and the model if they ask it. */
  readonly base: string;
  /** The number of the last change of its lists (`ListChange`) that it knows; 0 for none. */
  readonly changes: number;
  readonly settings: SiteSettings;
  /** Narrow to wide. */
  readonly limits: readonly Limit[];
  /** The facts that some rule asks for, each once. */
  readonly needs: readonly FetchedFact[];
  readonly points: PointLevels;
  readonly groupMax: ReadonlyMap<string, number>;
  /** How the model is asked; null where no rule asks it. */
  readonly scoring: Scoring | null;
}

/** All that a rule set is made of. */
export interface RuleSetParts extends SiteHead {
  /** Every file it was compiled from, by path, with the changes of its lists; compiling these gives the same. */
  readonly sources: Readonly<Record<string, string>>;
  /** In the order of the files. */
  readonly rules: readonly RuleParts[];
  /** By name. */
  readonly lists: ReadonlyMap<string, List>;
  readonly matcher: Matcher;
}

/** All rules of one site, compiled. Immutable; evaluating it changes nothing in it. */
export interface RuleSet extends Omit<RuleSetParts, 'rules'> {
  /** By id, in the order of the files. */
  readonly rules: ReadonlyMap<string, Rule>;
  /** The rules that ask for a set of terms or literals and for nothing else, by its number. */
  readonly seekers: ReadonlyMap<number, Rule>;
  /** Those that also ask for runs of characters. */
  readonly runSeekers: readonly Rule[];
  /** The texts in which they seek. */
  readonly soughtIn: readonly TextField[];
  /** null where no rule asks it. */
  readonly model: SiteModel | null;
}

/** A rule as plain data; `Leaf` is one of its conditions. */
export interface RuleParts<Leaf = AskedCondition> extends RuleHead {
  readonly place: Place;
  readonly tests: readonly RuleTest[];
  readonly when: Expression<Leaf>;
  readonly unless: Expression<Leaf> | null;
  /** From when on (milliseconds since 1970 UTC) the rule no longer matches. */
  readonly expiresAt: number | null;
}

export interface Rule extends RuleParts<BoundCondition> {
  /** All that its conditions look for; null if some of them ask for anything else. */
  readonly sought: readonly Sought[] | null;
  /** What becomes of it where nothing of that is there. */
  readonly quiet: Quiet | null;
}

export interface List {
  readonly path: string;
  /** How many it has. */
  readonly terms: number;
  readonly uses: readonly ListUse[];
}

/** A set of terms that has all of a list's, with what holds where a term says nothing; null for other uses. */
export type ListUse = { readonly set: number; readonly options: Required<TermOptions> } | null;

/** A condition as plain data. */
export interface AskedCondition {
  readonly key: string;
  readonly judgesText: boolean;
  readonly asksRules: boolean;
  /** What its kind makes the check of. */
  readonly asked: unknown;
}

export interface BoundCondition extends AskedCondition {
  readonly check: Check;
}
