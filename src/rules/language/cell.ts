import { meant } from './meant.ts';
import type { Place, Report } from './problem.ts';
import { quoted, visible } from './quote.ts';
import { didYouMean } from './suggest.ts';

/**
 * One value of a file, with its place. Readers take a cell and give what they read, or undefined after
 * they have reported what was found and what would be right.
 */
export interface Cell {
  /** The key that holds the value: what a message calls it. */
  readonly name: string;
  readonly place: Place;
  /** Where the key stands; the value's own place in a list. */
  readonly keyPlace: Place;
  readonly value: CellValue;
  readonly report: Report;
  readonly effort: Effort;
}

/** What reading has cost so far, in all files of a site together: a hostile file would go on for minutes. */
export interface Effort {
  /** UTF-16 units of the files of rules. */
  text: number;
  /** Of all patterns, as RE2 counts them. */
  patternSteps: number;
}

export type CellValue =
  | {
      readonly kind: 'scalar';
      readonly value: string | number | boolean;
      readonly source: string;
      readonly quoted?: boolean;
    }
  /**
   * `comment`: but a comment, which may have been meant as a value. `told`: something that can't be used,
   * which was reported where it was read.
   */
  | { readonly kind: 'nothing'; readonly comment: boolean; readonly told?: boolean }
  | { readonly kind: 'list'; readonly items: readonly Cell[] }
  | { readonly kind: 'map'; readonly entries: readonly Cell[] };

/** What stands in a cell, in words, for messages. */
function found({ value }: Cell): string {
  if (value.kind === 'nothing') {
    return value.comment ? 'nothing: what begins with # is a comment, if not in quotes' : 'nothing';
  }
  if (value.kind === 'list') return value.items.length === 0 ? 'an empty list' : 'a list';
  if (value.kind === 'map') return value.entries.length === 0 ? 'no keys' : 'keys and values';
  return typeof value.value === 'string' ? quoted(value.value) : visible(value.source);
}

/** Reports that the cell should hold `what`; `cure` is what to write instead, or begins with its own sign. */
export function expected(cell: Cell, what: string, cure?: string | null, title?: string): undefined {
  if (cell.value.kind === 'nothing' && cell.value.told) return undefined;
  const write = cure && /^[^ ;]/.test(cure) ? `; write ${cure}` : (cure ?? '');
  cell.report(cell.place, `${title ?? quoted(cell.name)} must be ${what}, found ${found(cell)}${write}`);
  return undefined;
}

/** The same, with what was most likely meant, if `accepts` takes it. */
export function expectedLike(cell: Cell, what: string, accepts: (text: string) => boolean): undefined {
  const right = meant(textOf(cell), accepts);
  return expected(cell, what, right === null ? null : inYaml(right));
}

/** As a value is written: in quotes where it has signs that YAML takes for its own. */
const inYaml = (text: string): string => (/^[\p{L}\d]/u.test(text) ? text : `"${text}"`);

/** A single value as text; empty where there is none. */
export const textOf = ({ value }: Cell): string => (value.kind === 'scalar' ? String(value.value) : '');

/** Any single value as it was written (numbers too: a term may be 666); not empty. */
export function readText(cell: Cell, what = 'a text'): string | undefined {
  if (cell.value.kind === 'map' || cell.value.kind === 'list')
    return expected(cell, `${what}, in quotes if it begins with { or [`);
  if (cell.value.kind !== 'scalar') return expected(cell, what);
  const { value, source } = cell.value;
  const text = (typeof value === 'string' ? value : source).trim();
  return text === '' ? expected(cell, `${what}, and not empty`) : text;
}

/** A whole number from `min` to `max`. */
export function readInteger(cell: Cell, min: number, max: number): number | undefined {
  const fits = (number: number) => Number.isInteger(number) && number >= min && number <= max;
  const value = cell.value.kind === 'scalar' ? cell.value.value : undefined;
  if (typeof value === 'number' && fits(value)) return value;
  const right = meant(textOf(cell), (text) => /^\d+$/.test(text) && fits(Number(text)));
  const cure = right === value ? `${right} without quotes` : right;
  return expected(cell, `a whole number from ${min} to ${max}`, cure);
}

export function readBoolean(cell: Cell): boolean | undefined {
  const value = cell.value.kind === 'scalar' ? cell.value.value : undefined;
  return typeof value === 'boolean' ? value : expected(cell, 'true or false', YES_OR_NO.get(textOf(cell)));
}

const YES_OR_NO: ReadonlyMap<string, string> = new Map([
  ['yes', 'true'],
  ['on', 'true'],
  ['نعم', 'true'],
  ['true', 'true without quotes'],
  ['no', 'false'],
  ['off', 'false'],
  ['لا', 'false'],
  ['false', 'false without quotes'],
]);

/** One of the words given. */
export function readOneOf<Word extends string>(cell: Cell, words: readonly Word[]): Word | undefined {
  const text = textOf(cell);
  const word = words.find((one) => one === text);
  if (word !== undefined) return word;
  const right = meant(text, (guess) => words.some((one) => one === guess));
  return expected(cell, orList(words), right ?? didYouMean(text, words));
}

/** The items of a list with at least one; a single value counts as a list of itself. */
export function readOneOrMore(cell: Cell): readonly Cell[] {
  if (cell.value.kind !== 'list') return [cell];
  if (cell.value.items.length === 0) expected(cell, 'a list with at least one entry');
  return cell.value.items;
}

/** The items of a list, of which there may be none. */
export function readList(cell: Cell): readonly Cell[] {
  if (cell.value.kind === 'list') return cell.value.items;
  const text = textOf(cell);
  if (cell.value.kind === 'map') expected(cell, 'a list, whose entries begin with "- "');
  else expected(cell, 'a list', text === '' ? null : `[${inYaml(text)}]`);
  return [];
}

const MAP = 'keys and values (key: value)';

/** The entries of a map with free keys. */
export function readEntries(cell: Cell, example?: string | null, title?: string): readonly Cell[] {
  if (cell.value.kind === 'map') return cell.value.entries;
  expected(cell, cell.value.kind === 'list' ? `${MAP}, without "- " before them` : MAP, example, title);
  return [];
}

/** The key of an entry, where it is itself a value. */
export const keyCell = (entry: Cell): Cell => ({
  ...entry,
  place: entry.keyPlace,
  value: { kind: 'scalar', value: entry.name, source: entry.name, quoted: true },
});

/** Applies a reader to every cell and keeps what could be read. */
export function readAll<T>(cells: readonly Cell[], read: (cell: Cell) => T | undefined): T[] {
  return cells.map(read).filter((value) => value !== undefined);
}

const orList = (words: readonly string[]): string =>
  new Intl.ListFormat('en', { type: 'disjunction' }).format(words);
