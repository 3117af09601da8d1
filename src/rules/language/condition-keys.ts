import type { ConditionKind } from '../conditions/condition.ts';
import { CONDITIONS } from '../conditions/registry.ts';
import type { Cell } from './cell.ts';

/** What joins conditions. */
export const JOINTS = ['all', 'any', 'not'] as const;

const isGrouped = ({ key }: ConditionKind): boolean => key.includes('.');

/** `text` of `text.has`. */
export const groupOf = (key: string): string => key.slice(0, key.indexOf('.'));

/** Words that hold conditions in their nested spelling: `text: {has: …}`. */
export const GROUPS: readonly string[] = [
  ...new Set(CONDITIONS.filter(isGrouped).map(({ key }) => groupOf(key))),
];

/** The dotted key of an option of a kind: `text.match` of `text.has`. */
export const optionKey = (kind: ConditionKind, option: string): string => `${groupOf(kind.key)}.${option}`;

/** The kinds that a dotted key is an option of. */
export const ownersOf = (key: string): readonly ConditionKind[] =>
  CONDITIONS.filter((kind) => kind.options.some((option) => optionKey(kind, option) === key));

const GROUPED: readonly string[] = [
  ...new Set([
    ...CONDITIONS.filter(isGrouped).map(({ key }) => key),
    ...CONDITIONS.flatMap((kind) => kind.options.map((option) => optionKey(kind, option))),
  ]),
];

/** The dotted keys that a group knows. */
export const keysOfGroup = (group: string): readonly string[] =>
  GROUPED.filter((known) => groupOf(known) === group);

/** All that `if` knows, dotted; and the same as one would tell it to somebody. */
export const IF_KEYS: readonly string[] = [...JOINTS, ...CONDITIONS.map(({ key }) => key)];
export const IF_WORDS: readonly string[] = [
  ...JOINTS,
  ...GROUPS.map((group) => `${group}.…`),
  ...CONDITIONS.filter((kind) => !isGrouped(kind)).map(({ key }) => key),
];

/** The entries under their dotted keys: `text: {has: x}` and `text.has: x` are the same. */
export const dottedEntries = (entries: readonly Cell[]): readonly Cell[] =>
  entries.flatMap((entry) =>
    GROUPS.includes(entry.name) && entry.value.kind === 'map'
      ? entry.value.entries.map((inner) => ({ ...inner, name: `${entry.name}.${inner.name}` }))
      : [entry],
  );
