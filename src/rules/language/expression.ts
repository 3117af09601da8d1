import type { Condition, ConditionKind, Given, RuleTermOptions } from '../conditions/condition.ts';
import { CONDITIONS } from '../conditions/registry.ts';
import { type Cell, expected, readAll, readEntries, readList } from './cell.ts';
import {
  dottedEntries,
  GROUPS,
  groupOf,
  IF_KEYS,
  IF_WORDS,
  keysOfGroup,
  optionKey,
  ownersOf,
} from './condition-keys.ts';
import { unknownKey } from './fields.ts';
import { homeOf } from './homes.ts';
import { quoted } from './quote.ts';

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

const EXAMPLE = 'for example {text: {has: $insults}}';

/** What stands in `if` or `unless`: keys joined by AND. */
export function readExpression(cell: Cell, rule: RuleTermOptions): Expression<Condition> | undefined {
  const entries = readEntries(cell, EXAMPLE);
  if (cell.value.kind === 'map' && entries.length === 0)
    cell.report(cell.place, `${quoted(cell.name)} needs a condition; write ${EXAMPLE}`);
  const keyed = dotted(entries);
  const parts = readAll([...keyed.values()], (entry) => readEntry(entry, keyed, rule));
  return parts.length === 0 ? undefined : { kind: 'all', parts };
}

function dotted(entries: readonly Cell[]): ReadonlyMap<string, Cell> {
  for (const entry of entries) checkGroup(entry);
  const keyed = new Map<string, Cell>();
  for (const cell of dottedEntries(entries).filter(({ name }) => !GROUPS.includes(name))) {
    if (keyed.has(cell.name))
      cell.report(cell.keyPlace, `${quoted(cell.name)} is given twice; join conditions with "all"`);
    else keyed.set(cell.name, cell);
  }
  return keyed;
}

function checkGroup(cell: Cell): void {
  if (!GROUPS.includes(cell.name)) return;
  const known = keysOfGroup(cell.name).map((key) => key.slice(cell.name.length + 1));
  if (cell.value.kind !== 'map') expected(cell, `keys and values, of ${known.join(', ')}`);
  else if (cell.value.entries.length === 0) expected(cell, `keys and values, of ${known.join(', ')}`);
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
    cell.report(cell.place, `"${kind}" of nothing can never match; write conditions into it, each with "- "`);
  const parts = readAll(items, (item) => readExpression(item, rule));
  return parts.length === 0 ? undefined : { kind, parts };
}

function givenFor(kind: ConditionKind, keyed: ReadonlyMap<string, Cell>, rule: RuleTermOptions): Given {
  const options = new Map<string, Cell>();
  for (const option of kind.options) {
    const cell = keyed.get(optionKey(kind, option));
    if (cell !== undefined) options.set(option, cell);
  }
  return { options, rule };
}

/** Reports a key that is no condition, unless it is an option of one that stands beside it. */
function checkOption(cell: Cell, keyed: ReadonlyMap<string, Cell>): undefined {
  const owners = ownersOf(cell.name);
  if (owners.length === 0) return unknownCondition(cell);
  if (owners.some((kind) => keyed.has(kind.key))) return undefined;
  const names = owners.map(({ key }) => `"${key}"`).join(' or ');
  cell.report(cell.keyPlace, `${quoted(cell.name)} needs ${names} beside it; add that, or remove this`);
  return undefined;
}

function unknownCondition(cell: Cell): undefined {
  const inGroup = keysOfGroup(groupOf(cell.name));
  if (inGroup.length === 0) return unknownKey(cell, IF_KEYS, homeOf, IF_WORDS);
  return unknownKey(cell, inGroup, (key) => homeOf(key.slice(key.indexOf('.') + 1)), inGroup);
}
