import { fold, type TermFold } from '../../text/fold.ts';
import { unitsToString } from '../../text/folded.ts';
import type { Cell } from '../language/cell.ts';
import { type Help, oneOrMore, TERM } from '../language/json-schema.ts';
import { quoted } from '../language/quote.ts';
import { readTermOptions, readTermSources, type TermOptions, type TermSource } from '../language/terms.ts';
import { mergeSpans, outside } from '../match/spans.ts';
import type { AskedCondition } from '../rule-set.ts';
import {
  type Binding,
  type Check,
  type Condition,
  type ConditionKind,
  DEFAULT_FOLD,
  DEFAULT_MATCH,
  type Given,
  type Look,
  nothingFound,
  type Outcome,
  PLAIN,
  type TextField,
} from './condition.ts';

/** `has`: listed terms in the body or the name; `except` takes matched places away. */
export function hasKind(group: 'text' | 'name', field: TextField): ConditionKind<Sets> {
  const key = `${group}.has`;
  return {
    key,
    options: ['match', 'fold', 'except'],
    help: HELP[group],
    schema: oneOrMore(TERM),
    read: (cell, given) => readHas(key, cell, given),
    check: (sets) => checkHas(field, sets),
  };
}

/** What a `has` condition asks a scan for, and in which text. */
export interface SoughtByHas extends Sets {
  readonly field: TextField;
}

/** The same of a condition; null for those of other kinds. */
export function soughtByHas({ key, asked }: AskedCondition): SoughtByHas | null {
  const field = FIELDS.get(key);
  return field === undefined ? null : { ...(asked as Sets), field };
}

const FIELDS: ReadonlyMap<string, TextField> = new Map([
  ['text.has', 'body'],
  ['name.has', 'name'],
]);

/** The numbers to ask a scan with: of what is looked for, and of what is excepted. */
interface Sets {
  readonly wanted: number;
  readonly except: number;
}

const HELP: Readonly<Record<'text' | 'name', Help>> = {
  text: {
    en: 'Words or phrases that the comment contains, or $list for those of a list. Whole words match, with what Arabic and English attach to them.',
    ar: 'ألفاظ أو عبارات ترد في التعليق، و$list لما في قائمة. وتُطابق الكلمة كاملة مع ما يتصل بها.',
  },
  name: {
    en: "Words or phrases that the author's name contains, or $list for those of a list.",
    ar: 'ألفاظ أو عبارات ترد في اسم المعلّق، و$list لما في قائمة.',
  },
};

function readHas(key: string, cell: Cell, given: Given): Condition<Sets> | undefined {
  const wanted = readTermSources(cell);
  const exceptCell = given.options.get('except');
  const except = [...given.rule.except, ...(exceptCell ? readTermSources(exceptCell) : [])];
  const options = {
    match: DEFAULT_MATCH,
    fold: DEFAULT_FOLD,
    ...ruleOptions(given),
    ...readTermOptions(given.options),
  };
  if (wanted.length === 0) return undefined;
  if (takesAllAway(wanted, except, options.fold)) {
    return neverMatches(cell);
  }
  const lists = [...wanted, ...except].flatMap((one) =>
    one.kind === 'list' ? [{ name: one.list, place: one.place }] : [],
  );
  const bind = (binding: Binding) => bindHas(binding, wanted, except, options);
  const strong = options.fold === 'strong' ? [given.options.get('fold')?.place ?? cell.place] : [];
  return { ...PLAIN, key, place: cell.place, judgesText: true, lists, strong, bind };
}

function ruleOptions({ rule }: Given): TermOptions {
  return { ...(rule.match && { match: rule.match }), ...(rule.fold && { fold: rule.fold }) };
}

function neverMatches(cell: Cell): undefined {
  cell.report(
    cell.place,
    `${quoted(cell.name)} can never match: "except" takes everything away again; except longer phrases, as in has: كلب, except: كلب الحراسة`,
  );
  return undefined;
}

/** Every term and list is excepted by itself. */
function takesAllAway(wanted: readonly TermSource[], except: readonly TermSource[], how: TermFold): boolean {
  const nameOf = (source: TermSource): string =>
    source.kind === 'list'
      ? `$${source.list}`
      : unitsToString(fold(source.term.text, how === 'exact' ? 'exact' : 'normal').units);
  const taken = new Set(except.map(nameOf));
  return wanted.every((source) => taken.has(nameOf(source)));
}

function bindHas(
  binding: Binding,
  wanted: readonly TermSource[],
  except: readonly TermSource[],
  options: Required<TermOptions>,
): Sets {
  const terms = binding.addTerms(wanted, options);
  // An exception is a phrase of its own: it matches whole words even where the terms match parts.
  return { wanted: terms, except: binding.addTerms(except, { ...options, match: DEFAULT_MATCH }) };
}

function checkHas(field: TextField, { wanted, except }: Sets): Check {
  const sought = { field, sets: [wanted], runs: [] };
  const check = (look: Look): Outcome => {
    const scan = look.scan(field);
    if (!scan.has(wanted)) return nothingFound(sought);
    const spans = mergeSpans(outside(scan.spans(wanted), mergeSpans(scan.spans(except))));
    return { truth: spans.length > 0, field, spans, actual: null };
  };
  return Object.assign(check, { sought });
}
