import type { Condition, ConditionKind, Given, RuleTermOptions } from '../conditions/condition.ts';
import { CONDITIONS } from '../conditions/registry.ts';
import { type Cell, expected, readAll, readEntries, readList, unknownKey } from './cell.ts';

/** Conditions joined by AND, OR and NOT; `Leaf` is a condition as read, or as bound. */
export type Expression<Leaf> =
  | { readonly kind: 'all' | 'any'; readonly parts: readonly Expression<Leaf>[] }
  | { readonly kind: 'not'; readonly part: Expression<Leaf> }
  | { readonly kind: 'leaf'; readonly leaf: Leaf };

/** The leaves in the order in which they are written. */
export function leavesOf<Leaf>(expression: Expression<Leaf>): readonly Leaf[] {
  if (expression.kind === 'leaf') return [expression.leaf];
  if (expression.kind === 'not') return leavesOf(expression.part);
  return expression.parts.flatMap(leavesOf);
}

export function mapLeaves<A, B>(expression: Expression<A>, map: (leaf: A) => B): Expression<B> {
  if (expression.kind === 'leaf') return { kind: 'leaf', leaf: map(expression.leaf) };
  if (expression.kind === 'not') return { kind: 'not', part: mapLeaves(expression.part, map) };
  return { kind: expression.kind, parts: expression.parts.map((part) => mapLeaves(part, map)) };
}

const GROUPS: readonly string[] = [...new Set(CONDITIONS.filter(isGrouped).map(({ key }) => groupOf(key)))];
const JOINTS = ['all', 'any', 'not'] as const;
const GROUPED: readonly string[] = [
  ...CONDITIONS.filter(isGrouped).map(({ key }) => key),
  ...CONDITIONS.flatMap((kind) => kind.options.map((option) => `${groupOf(kind.key)}.${option}`)),
];

/** What stands in `if` or `unless`: keys joined by AND. */
export function readExpression(cell: Cell, rule: RuleTermOptions): Expression<Condition> | undefined {
  const entries = readEntries(cell);
  if (cell.value.kind === 'map' && entries.length === 0)
    cell.report(cell.place, `"${cell.name}" needs a condition`);
  const keyed = dotted(entries);
  const parts = readAll([...keyed.values()], (entry) => readEntry(entry, keyed, rule));
  return parts.length === 0 ? undefined : { kind: 'all', parts };
}

/** The entries by their dotted keys: `text: {has: x}` and `text.has: x` are the same. */
function dotted(entries: readonly Cell[]): ReadonlyMap<string, Cell> {
  const keyed = new Map<string, Cell>();
  const flat = entries.flatMap((entry) =>
    GROUPS.includes(entry.name)
      ? readGroup(entry).map((inner) => ({ ...inner, name: `${entry.name}.${inner.name}` }))
      : [entry],
  );
  for (const cell of flat) {
    if (keyed.has(cell.name))
      cell.report(cell.keyPlace, `"${cell.name}" is given twice; join conditions with "all"`);
    else keyed.set(cell.name, cell);
  }
  return keyed;
}

function readGroup(cell: Cell): readonly Cell[] {
  if (cell.value.kind === 'map') return cell.value.entries;
  const known = knownBeside(`${cell.name}.`).map((key) => key.slice(cell.name.length + 1));
  expected(cell, `keys and values, of ${known.join(', ')}`);
  return [];
}

function readEntry(
  cell: Cell,
  keyed: ReadonlyMap<string, Cell>,
  rule: RuleTermOptions,
): Expression<Condition> | undefined {
  if (cell.name === 'all' || cell.name === 'any') return readJoined(cell, cell.name, rule);
  if (cell.name === 'not') {
    const part = readExpression(cell, rule);
    return part && { kind: 'not', part };
  }
  const kind = CONDITIONS.find(({ key }) => key === cell.name);
  if (kind === undefined) return checkOption(cell, keyed);
  const leaf = kind.read(cell, givenFor(kind, keyed, rule));
  return leaf && { kind: 'leaf', leaf };
}

function readJoined(
  cell: Cell,
  kind: 'all' | 'any',
  rule: RuleTermOptions,
): Expression<Condition> | undefined {
  const items = readList(cell);
  if (cell.value.kind === 'list' && items.length === 0)
    cell.report(cell.place, `"${kind}" of nothing can never match`);
  const parts = readAll(items, (item) => readExpression(item, rule));
  return parts.length === 0 ? undefined : { kind, parts };
}

function givenFor(kind: ConditionKind, keyed: ReadonlyMap<string, Cell>, rule: RuleTermOptions): Given {
  const options = new Map<string, Cell>();
  for (const option of kind.options) {
    const cell = keyed.get(`${groupOf(kind.key)}.${option}`);
    if (cell !== undefined) options.set(option, cell);
  }
  return { options, rule };
}

/** Reports a key that is no condition, unless it is an option of one that stands beside it. */
function checkOption(cell: Cell, keyed: ReadonlyMap<string, Cell>): undefined {
  const owners = CONDITIONS.filter((kind) =>
    kind.options.some((option) => `${groupOf(kind.key)}.${option}` === cell.name),
  );
  if (owners.length === 0) return unknownKey(cell, knownBeside(cell.name));
  if (owners.some((kind) => keyed.has(kind.key))) return undefined;
  cell.report(
    cell.keyPlace,
    `"${cell.name}" needs "${owners.map(({ key }) => key).join('" or "')}" beside it`,
  );
  return undefined;
}

/** In a group only what the group knows. */
function knownBeside(key: string): readonly string[] {
  const inGroup = GROUPED.filter((known) => known.startsWith(`${groupOf(key)}.`));
  return inGroup.length > 0 ? inGroup : [...JOINTS, ...CONDITIONS.map((kind) => kind.key)];
}

function isGrouped(kind: ConditionKind): boolean {
  return kind.key.includes('.');
}

function groupOf(key: string): string {
  return key.slice(0, key.indexOf('.'));
}
