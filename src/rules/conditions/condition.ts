import type { ConditionTrace, Truth } from '../../domain/evaluation.ts';
import type { Facts, FetchedFact } from '../../domain/facts.ts';
import type { TermFold } from '../../text/fold.ts';
import type { Match } from '../../text/words.ts';
import type { Cell } from '../language/cell.ts';
import type { Help, JsonSchema } from '../language/json-schema.ts';
import type { Place } from '../language/problem.ts';
import type { Term, TermOptions, TermSource } from '../language/terms.ts';
import type { Run } from '../match/runs.ts';
import type { Scan } from '../match/scan.ts';
import type { SiteModel } from '../site-model.ts';

/**
 * A kind of condition: how it is written, and what it asks. A new one is a file beside this one and a line
 * in `registry.ts`. `Asked` is what one of this kind asks for, as plain data (no undefined), from which `check`
 * makes it again: that is how rule sets are kept that were compiled elsewhere.
 */
export interface ConditionKind<Asked = unknown> {
  /** As written: `text.has` (or `has` within `text`), or a word alone. */
  readonly key: string;
  /** Keys that may stand beside it in the same group and change what it does. */
  readonly options: readonly string[];
  /** What it asks, for editors. */
  readonly help?: Help;
  /** Of the condition's value. */
  readonly schema: JsonSchema;
  /** Reports what is wrong, and then gives undefined. */
  readonly read: (cell: Cell, given: Given) => Condition<Asked> | undefined;
  check(asked: Asked): Check;
}

/** What stands around a condition and may concern it. */
export interface Given {
  readonly options: ReadonlyMap<string, Cell>;
  /** What the rule says for all of its terms. */
  readonly rule: RuleTermOptions;
}

export interface RuleTermOptions extends TermOptions {
  readonly except: readonly TermSource[];
}

/** A condition as read, before lists and other rules are known. */
export interface Condition<Asked = unknown> {
  readonly key: string;
  readonly place: Place;
  /** It asks about the text, the name or the links alone: a rule's own tests judge these. */
  readonly judgesText: boolean;
  readonly needs: readonly FetchedFact[];
  /** The head of the model that it asks; null for none. */
  readonly head: string | null;
  readonly lists: readonly Reference[];
  /** What is wrong with a term of its lists for it; null if nothing is. */
  readonly faultOf?: (term: Term) => string | null;
  readonly rules: readonly Reference[];
  /** Where patterns stand that nothing can be required of, so that they run over every text. */
  readonly alwaysRun: readonly Place[];
  /** Where it asks for terms with `fold: strong` itself; its lists may too. */
  readonly strong: readonly Place[];
  readonly bind: (binding: Binding) => Asked;
}

export interface Reference {
  readonly name: string;
  readonly place: Place;
}

/** What a condition may register with, when all lists are read. */
export interface Binding {
  /** The terms of a list that exists, for other uses than to look for them. */
  readonly list: (name: string) => readonly Term[];
  /** Returns the number to ask a scan with. */
  readonly addTerms: (sources: readonly TermSource[], options: Required<TermOptions>) => number;
  readonly addLiterals: (literals: readonly string[]) => number;
  /** Returns the number to ask a scan's `hasRun` with. */
  readonly addRun: (run: Run) => number;
}

/** Asks a submission; pure. */
export interface Check {
  (look: Look): Outcome | null;
  /** What it looks for; without any of it in the text it has found `NOTHING_FOUND`. */
  readonly sought?: Sought;
}

/** What a scan tells to be there, by its numbers. */
export interface Sought {
  readonly field: TextField;
  readonly sets: readonly number[];
  readonly runs: readonly number[];
}

/** The outcome where nothing of what is sought is in the text. */
export const nothingFound = ({ field }: Sought): Outcome => ({
  truth: false,
  field,
  spans: [],
  actual: null,
});

/** A submission, with whatever is worked out of it once and asked by many. */
export interface Look {
  readonly facts: Facts;
  readonly scan: (field: TextField) => Scan;
  /** What `read` makes of a text, which it is asked for once, and only if some condition asks. */
  readonly once: <T>(field: TextField, read: (text: string) => T) => T;
  /** There if some rule asks it. */
  readonly model: SiteModel | null;
  /** What became of another rule, which is evaluated earlier. */
  readonly rule: (id: string) => Outcome | null;
}

export type TextField = 'body' | 'name';

/** What a condition found. A null instead of it: the question can't be put here (see `run-tests.ts`). */
export type Outcome = Omit<ConditionTrace, 'condition'>;

/** What holds for terms where neither rule nor list says otherwise. */
export const DEFAULT_MATCH: Match = 'word';
export const DEFAULT_FOLD: TermFold = 'normal';

/** A condition that asks nothing of what a condition may ask. */
export const PLAIN: Pick<
  Condition,
  'judgesText' | 'needs' | 'head' | 'lists' | 'rules' | 'alwaysRun' | 'strong'
> = {
  judgesText: false,
  needs: [],
  head: null,
  lists: [],
  rules: [],
  alwaysRun: [],
  strong: [],
};

/** The outcome of a comparison with a fact that stands nowhere in the text. */
export function factOutcome(truth: Truth, actual: string | number | null | undefined): Outcome {
  return { truth, field: null, spans: [], actual: actual ?? null };
}
