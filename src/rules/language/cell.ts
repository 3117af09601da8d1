import type { Place, Report } from './problem.ts';
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
}

export type CellValue =
  | { readonly kind: 'scalar'; readonly value: string | number | boolean; readonly source: string }
  /** `comment`: but a comment, which may have been meant as a value. */
  | { readonly kind: 'nothing'; readonly comment: boolean }
  | { readonly kind: 'list'; readonly items: readonly Cell[] }
  | { readonly kind: 'map'; readonly entries: readonly Cell[] };

/** What stands in a cell, in words, for messages. */
function found(cell: Cell): string {
  const { value } = cell;
  if (value.kind === 'nothing') {
    return value.comment ? 'nothing: what begins with # is a comment, if not in quotes' : 'nothing';
  }
  if (value.kind !== 'scalar') return `a ${value.kind}`;
  return typeof value.value === 'string' ? `"${shorten(value.value)}"` : value.source;
}

const shorten = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

/** Reports that the cell should hold `expected`. */
export function expected(cell: Cell, what: string): undefined {
  cell.report(cell.place, `"${cell.name}" must be ${what}, found ${found(cell)}`);
  return undefined;
}

/** Any single value as it was written (numbers too: a term may be 666); not empty. */
export function readText(cell: Cell, what = 'a text'): string | undefined {
  if (cell.value.kind !== 'scalar') return expected(cell, what);
  const { value, source } = cell.value;
  const text = (typeof value === 'string' ? value : source).trim();
  return text === '' ? expected(cell, `${what}, and not empty`) : text;
}

/** A whole number from `min` to `max`. */
export function readInteger(cell: Cell, min: number, max: number): number | undefined {
  const value = cell.value.kind === 'scalar' ? cell.value.value : undefined;
  if (typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max) return value;
  return expected(cell, `a whole number from ${min} to ${max}`);
}

export function readBoolean(cell: Cell): boolean | undefined {
  const value = cell.value.kind === 'scalar' ? cell.value.value : undefined;
  return typeof value === 'boolean' ? value : expected(cell, 'true or false');
}

/** One of the words given. */
export function readOneOf<Word extends string>(cell: Cell, words: readonly Word[]): Word | undefined {
  const text = cell.value.kind === 'scalar' ? String(cell.value.value) : '';
  const word = words.find((one) => one === text);
  if (word !== undefined) return word;
  cell.report(
    cell.place,
    `"${cell.name}" must be ${orList(words)}, found ${found(cell)}${didYouMean(text, words)}`,
  );
  return undefined;
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
  expected(cell, cell.value.kind === 'map' ? 'a list, whose entries begin with "- "' : 'a list');
  return [];
}

const MAP = 'a map of keys and values';

/** The entries of a map with free keys. */
export function readEntries(cell: Cell): readonly Cell[] {
  if (cell.value.kind === 'map') return cell.value.entries;
  expected(cell, cell.value.kind === 'list' ? `${MAP}, without "- " before them` : MAP);
  return [];
}

/** The entries of a map by key; reports unknown keys, and required ones that are absent. */
export function readFields<Key extends string>(
  cell: Cell,
  known: readonly Key[],
  required: readonly Key[] = [],
): ReadonlyMap<Key, Cell> {
  const fields = new Map<Key, Cell>();
  for (const entry of readEntries(cell)) {
    const key = known.find((one) => one === entry.name);
    if (key === undefined) unknownKey(entry, known);
    else fields.set(key, entry);
  }
  if (cell.value.kind !== 'map') return fields;
  const missing = required.filter((key) => !fields.has(key));
  if (missing.length > 0) cell.report(cell.place, `"${cell.name}" lacks ${andList(missing)}`);
  return fields;
}

/** Reports a key that means nothing there, with what is known. */
export function unknownKey(cell: Cell, known: readonly string[]): undefined {
  const hint = didYouMean(cell.name, known) || `; known here: ${known.join(', ')}`;
  cell.report(cell.keyPlace, `unknown key "${cell.name}"${hint}`);
  return undefined;
}

/** Applies a reader to every cell and keeps what could be read. */
export function readAll<T>(cells: readonly Cell[], read: (cell: Cell) => T | undefined): T[] {
  return cells.map(read).filter((value) => value !== undefined);
}

const orList = (words: readonly string[]): string =>
  new Intl.ListFormat('en', { type: 'disjunction' }).format(words);
const andList = (words: readonly string[]): string =>
  new Intl.ListFormat('en').format(words.map((word) => `"${word}"`));
