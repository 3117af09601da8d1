import { FOLDS, fold, type TermFold } from '../../text/fold.ts';
import { MATCHES, type Match } from '../../text/words.ts';
import { type Cell, readAll, readOneOf, readOneOrMore, readText } from './cell.ts';
import type { Place, Report } from './problem.ts';
import { didYouMean } from './suggest.ts';
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

/** Longer than any phrase that is worth listing; keeps the automaton small. */
const MAX_TERM = 200;

function checkTerm(term: Term, report: Report): boolean {
  if (term.text.length > MAX_TERM) {
    report(term.place, `a term has ${MAX_TERM} characters at most, this one has ${term.text.length}`);
    return false;
  }
  const fault = termFault(term.text);
  if (fault !== null) {
    report(term.place, `write the term "${term.text}" ${fault}`);
    return false;
  }
  if (fold(term.text, 'normal').units.some((unit) => unit !== 0x20)) return true;
  report(term.place, `nothing of the term "${term.text}" is left to look for once it is folded`);
  return false;
}

export const TERM_OPTION_KEYS = ['match', 'fold'] as const;

/** Reads `match` and `fold` where they are given. */
export function readTermOptions(fields: ReadonlyMap<string, Cell>): TermOptions {
  const match = fields.get('match');
  const how = fields.get('fold');
  const readMatch = match && readOneOf(match, MATCHES);
  const readFold = how && readOneOf(how, FOLDS);
  return { ...(readMatch && { match: readMatch }), ...(readFold && { fold: readFold }) };
}

/**
 * A list's file: one term a line, with options in braces after it (`term {match: part, fold: exact}`);
 * empty lines and lines that begin with # are skipped.
 */
export function readListFile(file: string, content: string, report: Report): readonly Term[] {
  const lines = content.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const terms = lines.flatMap((line, index) => readLine(file, line, index + 1, report));
  if (terms.length === 0) report({ file, line: 1, column: 1 }, 'the list has no term');
  return terms;
}

function readLine(file: string, line: string, number: number, report: Report): readonly Term[] {
  const [, indent = '', text = '', options] = /^(\s*)(.*?)\s*(?:\{([^{}]*)\})?\s*$/.exec(line) ?? [];
  if (text.startsWith('#') || (text === '' && options === undefined)) return [];
  const place = { file, line: number, column: indent.length + 1 };
  const optionsPlace = { ...place, column: line.lastIndexOf('{') + 2 };
  const term = { text, place, ...readLineOptions(options ?? '', optionsPlace, report) };
  return checkTerm(term, report) ? [term] : [];
}

function readLineOptions(text: string, place: Place, report: Report): TermOptions {
  const options: { match?: Match; fold?: TermFold } = {};
  for (const [index, part] of text.split(',').entries()) {
    const column = place.column + text.split(',').slice(0, index).join(',').length + (index > 0 ? 1 : 0);
    const [key, value] = part.split(':').map((side) => side.trim());
    const match = key === 'match' ? MATCHES.find((one) => one === value) : undefined;
    const how = key === 'fold' ? FOLDS.find((one) => one === value) : undefined;
    if (match !== undefined) options.match = match;
    else if (how !== undefined) options.fold = how;
    else if (text.trim() !== '') report({ ...place, column }, unknownOption(part.trim()));
  }
  return options;
}

function unknownOption(part: string): string {
  const known = [...MATCHES.map((word) => `match: ${word}`), ...FOLDS.map((word) => `fold: ${word}`)];
  return `unknown option "${part}"${didYouMean(part, known) || `; known: ${known.join(', ')}`}`;
}
