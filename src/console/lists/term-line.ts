import type { ListedTerm } from '../../http/list-answers.ts';

/** How a term is looked for; null where the rules that use the list say. */
export type TermOptions = ListedTerm['options'];

/** The names of the options' values. */
export type TermOptionNames = { readonly [K in keyof TermOptions]: NonNullable<TermOptions[K]> };

export const MATCHES: readonly TermOptionNames['match'][] = ['word', 'start', 'part', 'exact'];
export const FOLDS: readonly TermOptionNames['fold'][] = ['normal', 'exact', 'strong'];

/** A term as a line of a list has it: with its options in braces behind it. */
export function lineOf(term: string, { match, fold }: TermOptions): string {
  const options = [match && `match: ${match}`, fold && `fold: ${fold}`].filter(Boolean);
  return options.length === 0 ? term : `${term} {${options.join(', ')}}`;
}

const WITH_OPTIONS = /^(.*\S)\s*\{([^{}]*)\}$/su;

/** The same read again; what it doesn't know of the options is left out. */
export function readLine(line: string): { readonly term: string; readonly options: TermOptions } {
  const [, term, inside] = WITH_OPTIONS.exec(line) ?? [];
  if (term === undefined || inside === undefined) return { term: line, options: { match: null, fold: null } };
  const values = new Map(
    inside.split(',').map((part) => part.split(':').map((side) => side.trim())) as [string, string][],
  );
  const match = MATCHES.find((each) => each === values.get('match')) ?? null;
  const fold = FOLDS.find((each) => each === values.get('fold')) ?? null;
  return { term, options: { match, fold } };
}
