import type { Outline } from './outline.ts';

/** What one of two rule sets says and the other doesn't, by key or by term. */
export interface Change {
  /** The setting's key, or the rule's or the list's name. */
  readonly name: string;
  /** Whether it is there in one of the two alone. */
  readonly kind: 'added' | 'removed' | 'changed';
  readonly lines: readonly ChangedLine[];
}

export interface ChangedLine {
  readonly sign: '+' | '-';
  /** Null for a list's terms. */
  readonly key: string | null;
  readonly value: string;
}

export interface Difference {
  readonly settings: readonly Change[];
  readonly rules: readonly Change[];
  readonly lists: readonly Change[];
}

/** How a rule set differs in meaning from the one before; everything is empty where it doesn't. */
export function diffOutlines(before: Outline, after: Outline): Difference {
  const one = (settings: Outline['settings']) => new Map([['', settings]]);
  const keysOf = (rules: Outline['rules']) => new Map([...rules].map(([id, { keys }]) => [id, keys]));
  const terms = (lists: Outline['lists']) =>
    new Map([...lists].map(([name, all]) => [name, new Map([['', all]])]));
  return {
    settings: changes(one(before.settings), one(after.settings)),
    rules: changes(keysOf(before.rules), keysOf(after.rules)),
    lists: changes(terms(before.lists), terms(after.lists)).map((change) => ({
      ...change,
      lines: change.lines.map((line) => ({ ...line, key: null })),
    })),
  };
}

type Keys = ReadonlyMap<string, readonly string[]>;

function changes(before: ReadonlyMap<string, Keys>, after: ReadonlyMap<string, Keys>): Change[] {
  const names = [...new Set([...before.keys(), ...after.keys()])].sort();
  return names.flatMap((name): Change[] => {
    const [old, now] = [before.get(name), after.get(name)];
    const lines = changedLines(old ?? new Map(), now ?? new Map());
    if (lines.length === 0) return [];
    return [{ name, kind: old === undefined ? 'added' : now === undefined ? 'removed' : 'changed', lines }];
  });
}

function changedLines(before: Keys, after: Keys): ChangedLine[] {
  const keys = [...new Set([...before.keys(), ...after.keys()])].sort();
  return keys.flatMap((key) => {
    const [old, now] = [new Set(before.get(key)), new Set(after.get(key))];
    return [
      ...[...old.difference(now)].map((value) => ({ sign: '-' as const, key, value })),
      ...[...now.difference(old)].map((value) => ({ sign: '+' as const, key, value })),
    ];
  });
}
