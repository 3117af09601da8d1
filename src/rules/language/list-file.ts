import { FOLDS, type TermFold } from '../../text/fold.ts';
import { MATCHES, type Match } from '../../text/words.ts';
import { type Place, type Report, startOf } from './problem.ts';
import { quoted } from './quote.ts';
import { didYouMean } from './suggest.ts';
import { checkTerm, type Term, type TermOptions } from './terms.ts';

/**
 * A list's file: one term a line, with options in braces after it (`term {match: part, fold: exact}`);
 * empty lines and lines that begin with # are skipped.
 */
export function readListFile(file: string, content: string, report: Report): readonly Term[] {
  const lines = content.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const terms = lines.flatMap((line, index) => readLine(file, line, index + 1, report));
  const hasTerm = lines.some((line) => !isSkipped(line.trim()));
  if (!hasTerm) report(startOf(file), 'the list has no term; write one in each line');
  return terms;
}

/** What a line of a list's file says: a term, and what stands in the braces after it; null if it has none. */
export function splitLine(line: string): { readonly text: string; readonly inside: string } | null {
  const all = line.trim();
  if (isSkipped(all)) return null;
  const open = all.endsWith('}') ? all.lastIndexOf('{') : -1;
  return {
    text: (open < 0 ? all : all.slice(0, open)).trim(),
    inside: open < 0 ? '' : all.slice(open + 1, -1),
  };
}

/** Marks of direction, which a screen shows by nothing. */
const BIDI = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/** The form in which terms are the same term: NFC, without the marks of direction that come with copied text. */
export const sameForm = (text: string): string => text.replace(BIDI, '').normalize('NFC');

/** The term of a line, in that form; undefined if it has none. */
export function termIn(line: string): string | undefined {
  const split = splitLine(line);
  return split === null ? undefined : sameForm(split.text).trim();
}

const isSkipped = (text: string): boolean => text === '' || text.startsWith('#');

function readLine(file: string, line: string, number: number, report: Report): readonly Term[] {
  const split = splitLine(line);
  if (split === null) return [];
  const { text, inside } = split;
  const all = line.trim();
  const place = { file, line: number, column: line.indexOf(all) + 1, length: text.length };
  const braces = all.length - inside.length - 1;
  const options = readLineOptions(inside, { ...place, column: place.column + braces }, report);
  if (text === '') {
    report({ ...place, length: all.length }, 'options without a term; write the term before them');
    return [];
  }
  const term = { text, place, ...options };
  return checkTerm(term, report) ? [term] : [];
}

function readLineOptions(inside: string, place: Place, report: Report): TermOptions {
  const options: { match?: Match; fold?: TermFold } = {};
  let column = place.column;
  for (const part of inside.trim() === '' ? [] : inside.split(',')) {
    const [key, value] = part.split(':', 2).map((side) => side.trim());
    const match = key === 'match' ? MATCHES.find((one) => one === value) : undefined;
    const how = key === 'fold' ? FOLDS.find((one) => one === value) : undefined;
    if (match !== undefined) options.match = match;
    else if (how !== undefined) options.fold = how;
    else report({ ...place, column, length: part.length }, unknownOption(part.trim()));
    column += part.length + 1;
  }
  return options;
}

function unknownOption(part: string): string {
  const known = [...MATCHES.map((word) => `match: ${word}`), ...FOLDS.map((word) => `fold: ${word}`)];
  return `unknown option ${quoted(part)}${didYouMean(part, known) || `; known: ${known.join(', ')}`}`;
}
