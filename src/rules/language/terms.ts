import { FOLDS, fold, type TermFold } from '../../text/fold.ts';
import { MATCHES, type Match } from '../../text/words.ts';
import { type Cell, readAll, readOneOf, readOneOrMore, readText } from './cell.ts';
import { LONGEST_TERM } from './json-schema.ts';
import type { Place, Report } from './problem.ts';
import { quoted } from './quote.ts';
import { termFault } from './term-fault.ts';

/** How a term is looked for; what is not given here is taken from the rule. */
export interface TermOptions {
  readonly match?: Match;
  readonly fold?: TermFold;
}

export interface Term extends TermOptions {
  readonly text: string;
  readonly place: Place;
}

/** A term, or the name of a list of them. */
export type TermSource =
  | { readonly kind: 'term'; readonly term: Term }
  | { readonly kind: 'list'; readonly list: string; readonly place: Place };

/** `$list`, a term, or a list of both. */
export function readTermSources(cell: Cell): readonly TermSource[] {
  return readAll(readOneOrMore(cell), readTermSource);
}

function readTermSource(cell: Cell): TermSource | undefined {
  const text = readText(cell, 'a term or $list');
  if (text === undefined) return undefined;
  if (text.startsWith('$')) return { kind: 'list', list: text.slice(1), place: cell.place };
  const term = { text, place: cell.place };
  return checkTerm(term, cell.report) ? { kind: 'term', term } : undefined;
}

/** Reports what can't be looked for, or surely isn't meant to be. */
export function checkTerm(term: Term, report: Report): boolean {
  const fault = faultOf(term);
  if (fault !== null) report(term.place, fault);
  return fault === null;
}

/** What the fold drops before a letter, or unseen after one, is no part of where it stands. */
const DROPPED = /^[\p{M}\p{Cf}\u0640]|\p{Cf}$/u;

function faultOf({ text, fold: how }: Term): string | null {
  if (text.length > LONGEST_TERM) {
    return `a term has ${LONGEST_TERM} characters at most, this one has ${text.length}; shorten it to what is telling`;
  }
  const fault = termFault(text);
  if (fault !== null) return `write the term ${quoted(text)} ${fault}`;
  if (how === 'exact' && DROPPED.test(text.normalize('NFC'))) {
    return `the term ${quoted(text)} begins or ends with a sign that is found with no letter; remove it, or the "fold: exact"`;
  }
  if (fold(text, 'normal').units.some((unit) => unit !== 0x20)) return null;
  return `nothing of the term ${quoted(text)} is left to look for once marks and tatweel are taken away; write a term with letters, digits or signs`;
}

/** Reads `match` and `fold` where they are given. */
export function readTermOptions(fields: ReadonlyMap<string, Cell>): TermOptions {
  const match = fields.get('match');
  const how = fields.get('fold');
  const readMatch = match && readOneOf(match, MATCHES);
  const readFold = how && readOneOf(how, FOLDS);
  return { ...(readMatch && { match: readMatch }), ...(readFold && { fold: readFold }) };
}
