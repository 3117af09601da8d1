import { CONDITIONS } from './conditions/registry.ts';
import type { Cell } from './language/cell.ts';
import { OWN_KEYS } from './language/keys.ts';
import { resolvePath } from './language/paths.ts';
import { readYaml } from './language/yaml.ts';
import { load, type ReadFile } from './load.ts';

/** What is said under a key: of a list its entries, in the order of their letters, for theirs means nothing. */
type Said = readonly string[];

/**
 * What the files of a rule set say, whatever way and in whichever of them they say it. Keys are dotted
 * (`if.text.has`), and a value on its own is a list of one.
 */
export interface Outline {
  /** Of the site, its limits (by id), and all other parts of its own file. */
  readonly settings: ReadonlyMap<string, Said>;
  readonly rules: ReadonlyMap<string, OutlinedRule>;
  /** The terms of each list, with their options. */
  readonly lists: ReadonlyMap<string, Said>;
}

interface OutlinedRule {
  readonly keys: ReadonlyMap<string, Said>;
  /** As `if` and then `unless` name them: the order of a rule's trace. */
  readonly conditions: readonly WrittenCondition[];
}

/** A condition as it was written: `author.approved`, `< 3`. */
export interface WrittenCondition {
  /** What it stands under, outermost first: nothing, `unless`, `any not`. */
  readonly under: string;
  readonly key: string;
  readonly value: string;
}

/** The outline of a rule set that compiles. */
export function outlineOf(file: string, read: ReadFile): Outline {
  const cells = filesOf(file, read);
  const [site] = cells;
  const rules = cells.flatMap((cell) => itemsOf(entry(cell, 'rules')));
  return {
    settings: new Map(site === undefined ? [] : [...settingsOf(site), ...calibrationOf(site, file, read)]),
    rules: new Map(rules.map((rule) => [idOf(rule), outlineRule(rule)])),
    lists: listsOf(file, read),
  };
}

const ignore = (): void => undefined;

/** The site's file, then those that it includes, each once. */
function filesOf(file: string, read: ReadFile, seen = new Set<string>()): Cell[] {
  if (seen.has(file)) return [];
  seen.add(file);
  const cell = readYaml(file, read(file) ?? '', ignore, { text: 0, patternSteps: 0 });
  if (cell === undefined) return [];
  const included = itemsOf(entry(cell, 'include')).map((path) => resolvePath(file, textOf(path)) ?? '');
  return [cell, ...included.flatMap((path) => filesOf(path, read, seen))];
}

const OTHER_PARTS = OWN_KEYS.filter((key) => key !== 'site' && key !== 'limits');

function settingsOf(site: Cell): [string, Said][] {
  const limits = itemsOf(entry(site, 'limits')).flatMap((limit) => flatten(`limits.${idOf(limit)}`, limit));
  const parts = OTHER_PARTS.flatMap((part) => flatten(part, entry(site, part)));
  return [...flatten('site', entry(site, 'site')), ...limits, ...parts];
}

/** What the file says that it names. */
function calibrationOf(site: Cell, file: string, read: ReadFile): [string, Said][] {
  const [named] = itemsOf(entry(site, 'calibration'));
  const path = named && resolvePath(file, textOf(named));
  const text = path ? read(path) : undefined;
  if (!path || text === undefined) return [];
  return flatten('calibration', readYaml(path, text, ignore, { text: 0, patternSteps: 0 }));
}

function listsOf(file: string, read: ReadFile): Outline['lists'] {
  const lists = load(file, read, ignore)?.lists ?? new Map();
  return new Map(
    [...lists].map(([name, { terms }]) => {
      const written = terms.map(({ text, match, fold }: { text: string; match?: string; fold?: string }) => {
        const options = [match && `match: ${match}`, fold && `fold: ${fold}`].filter(Boolean);
        return options.length === 0 ? text : `${text} {${options.join(', ')}}`;
      });
      return [name, [...new Set<string>(written)].sort()];
    }),
  );
}

const outlineRule = (rule: Cell): OutlinedRule => ({
  keys: new Map(flatten('', rule).filter(([key]) => key !== 'id')),
  conditions: [...conditionsIn(entry(rule, 'if'), ''), ...conditionsIn(entry(rule, 'unless'), 'unless')],
});

function conditionsIn(cell: Cell | undefined, under: string): WrittenCondition[] {
  return entriesOf(cell).flatMap((one) => {
    const deeper = `${under} ${one.name}`.trim();
    if (one.name === 'all' || one.name === 'any')
      return itemsOf(one).flatMap((item) => conditionsIn(item, deeper));
    if (one.name === 'not') return conditionsIn(one, deeper);
    if (!isGroup(one)) return conditionOf(under, one.name, one);
    return entriesOf(one).flatMap((inner) => conditionOf(under, `${one.name}.${inner.name}`, inner));
  });
}

const isGroup = ({ name, value }: Cell): boolean =>
  value.kind === 'map' && CONDITIONS.some(({ key }) => key.startsWith(`${name}.`));

/** What is no condition is an option of one. */
const conditionOf = (under: string, key: string, cell: Cell): WrittenCondition[] =>
  CONDITIONS.some((kind) => kind.key === key) ? [{ under, key, value: textOf(cell) }] : [];

/** The values of a map by their dotted keys. */
function flatten(prefix: string, cell: Cell | undefined): [string, Said][] {
  if (cell === undefined) return [];
  if (cell.value.kind !== 'map') return [[prefix, itemsOf(cell).map(textOf).sort()]];
  return cell.value.entries.flatMap((one) =>
    flatten(prefix === '' ? one.name : `${prefix}.${one.name}`, one),
  );
}

/** A value in one line; a map by its dotted keys, in the order of their letters. */
function textOf(cell: Cell): string {
  const { value } = cell;
  if (value.kind === 'scalar') return typeof value.value === 'string' ? value.value.trim() : value.source;
  if (value.kind === 'list') return value.items.map(textOf).join(', ');
  const flat = flatten('', cell).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${flat.map(([key, said]) => `${key}: ${said.join(', ')}`).join('; ')}}`;
}

const entriesOf = (cell: Cell | undefined): readonly Cell[] =>
  cell?.value.kind === 'map' ? cell.value.entries : [];

const entry = (cell: Cell, name: string): Cell | undefined =>
  entriesOf(cell).find((one) => one.name === name);

const itemsOf = (cell: Cell | undefined): readonly Cell[] => {
  if (cell === undefined) return [];
  return cell.value.kind === 'list' ? cell.value.items : [cell];
};

function idOf(cell: Cell): string {
  const id = entry(cell, 'id');
  return id === undefined ? '' : textOf(id);
}
