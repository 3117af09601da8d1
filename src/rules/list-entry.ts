import { readListFile, sameForm, splitLine } from './language/list-file.ts';
import type { Term } from './language/terms.ts';

/** One line of a list, or what is wrong with it. */
export type Entry = { readonly line: string } | Wrong;
interface Wrong {
  readonly message: string;
}

const NOT_ONE_LINE = { message: 'a term is one line of letters, digits or signs' };
const NO_TERM = {
  message: 'there is no term in it: write one, and its options in braces behind it (# begins a comment)',
};

/** The entry that a person wrote, as it stands in a list: the term, and its options in one form. */
export function listEntry(typed: string): Entry {
  const term = listedTerm(typed);
  return 'message' in term ? term : { line: lineOf(term) };
}

/** A term as it stands in a list. */
export function lineOf({ text, match, fold }: Term): string {
  const options = [match && `match: ${match}`, fold && `fold: ${fold}`].filter((one) => one !== undefined);
  return options.length === 0 ? text : `${text} {${options.join(', ')}}`;
}

/** The same, as it is read from a list. */
export function listedTerm(typed: string): Term | Wrong {
  const written = sameForm(typed).trim();
  if (!isLine(written)) return NOT_ONE_LINE;
  if (splitLine(written) === null) return NO_TERM;
  const problems: string[] = [];
  const [term] = readListFile('', written, (_, message) => problems.push(message));
  return term === undefined || problems.length > 0 ? { message: problems.join('; ') } : term;
}

/** The term alone, for those that are to be removed with whatever options they have. */
export function listTerm(typed: string): Entry {
  const written = sameForm(typed).trim();
  if (!isLine(written)) return NOT_ONE_LINE;
  const text = splitLine(written)?.text ?? '';
  return text === '' ? NO_TERM : { line: text };
}

/** Whether a file of lists may hold it in one line: no control, and nothing that UTF-8 has no form for. */
const isLine = (written: string): boolean => written.isWellFormed() && !/[\p{Cc}\uFFFD]/u.test(written);
