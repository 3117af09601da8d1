import { type Cell, readEntries } from './cell.ts';
import { quoted } from './quote.ts';
import { explainKey } from './unknown-key.ts';

/** What messages about a map's keys say beyond the keys that it knows. */
interface FieldsHelp<Key extends string> {
  /** What the map is called, if not by its own key. */
  readonly title?: string;
  /** How to write a key that is absent. */
  readonly examples?: Readonly<Partial<Record<Key, string>>>;
  /** Where a key belongs that is not known here; null if nowhere. */
  readonly homeOf?: (key: string) => string | null;
}

/** The entries of a map by key; reports unknown keys, and required ones that are absent. */
export function readFields<Key extends string>(
  cell: Cell,
  known: readonly Key[],
  required: readonly Key[] = [],
  help: FieldsHelp<Key> = {},
): ReadonlyMap<Key, Cell> {
  const fields = new Map<Key, Cell>();
  for (const entry of readEntries(cell, examplesOf(required, help), help.title)) {
    const key = known.find((one) => one === entry.name);
    if (key === undefined) unknownKey(entry, known, help.homeOf);
    else fields.set(key, entry);
  }
  if (cell.value.kind !== 'map') return fields;
  const missing = required.filter((key) => !fields.has(key));
  if (missing.length > 0) lacks(cell, missing, help);
  return fields;
}

/** What `read` makes of a key's value; undefined where the key is absent or its value was reported. */
export function readField<Key extends string, T>(
  fields: ReadonlyMap<Key, Cell>,
  key: Key,
  read: (cell: Cell) => T,
): T | undefined {
  const field = fields.get(key);
  return field && read(field);
}

function lacks<Key extends string>(cell: Cell, missing: readonly Key[], help: FieldsHelp<Key>): void {
  const examples = examplesOf(missing, help);
  const add = examples === null ? '' : `; add ${examples}`;
  cell.report(cell.place, `${help.title ?? quoted(cell.name)} lacks ${andList(missing)}${add}`);
}

function examplesOf<Key extends string>(keys: readonly Key[], { examples }: FieldsHelp<Key>): string | null {
  const written = keys
    .filter((key) => examples?.[key] !== undefined)
    .map((key) => `${key}: ${examples?.[key]}`);
  return written.length === 0 ? null : `for example ${written.join(', ')}`;
}

/** Reports a key that means nothing there, with what was most likely meant, or what is known (`shown`). */
export function unknownKey(
  cell: Cell,
  known: readonly string[],
  homeOf: (key: string) => string | null = () => null,
  shown: readonly string[] = known,
): undefined {
  const hint = explainKey(cell.name, known, homeOf) ?? `; known here: ${shown.join(', ')}`;
  cell.report(cell.keyPlace, `unknown key ${quoted(cell.name)}${hint}`);
  return undefined;
}

const andList = (words: readonly string[]): string =>
  new Intl.ListFormat('en').format(words.map((word) => `"${word}"`));
