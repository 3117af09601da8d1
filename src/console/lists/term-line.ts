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
