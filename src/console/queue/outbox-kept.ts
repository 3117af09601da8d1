import type { Entry } from './outbox.ts';

// The outbox as the browser keeps it: one item an entry, so that pages that are open at once don't overwrite what
// others keep. What two of them send twice has one effect by its revision.

const PREFIX = 'hakam-decided:';

/** What of the browser's storage is used. */
export type Kept = Pick<Storage, 'length' | 'key' | 'getItem' | 'setItem' | 'removeItem'>;

/** Keeps entries in the browser's storage; where that can't be had they are kept for this page alone. */
export function keepIn(storage: Kept | null): {
  /** All that was kept, oldest first. */
  all(): readonly Entry[];
  /** Whether leaving the page loses it. */
  isHereAlone(id: string): boolean;
  /** Whether it is still there: another page may have sent it, or taken it back. */
  has(id: string): boolean;
  /** Takes what is left in place of what was: what is new is there before what it follows is gone. */
  change(from: readonly Entry[], to: readonly Entry[]): void;
} {
  const quietly = <T>(use: (kept: Kept) => T, otherwise: T): T => {
    try {
      return storage === null ? otherwise : use(storage);
    } catch {
      return otherwise;
    }
  };
  return {
    all: () => quietly(readAll, []),
    isHereAlone: (id) => quietly((kept) => kept.getItem(PREFIX + id) === null, true),
    has: (id) => quietly((kept) => kept.getItem(PREFIX + id) !== null, true),
    change(from, to) {
      for (const entry of to)
        if (!from.includes(entry))
          quietly((kept) => kept.setItem(PREFIX + entry.id, JSON.stringify(entry)), undefined);
      const left = new Set(to.map(({ id }) => id));
      for (const { id } of from)
        if (!left.has(id)) quietly((kept) => kept.removeItem(PREFIX + id), undefined);
    },
  };
}

function readAll(kept: Kept): readonly Entry[] {
  const names = Array.from({ length: kept.length }, (_, at) => kept.key(at) ?? '');
  return names
    .filter((name) => name.startsWith(PREFIX))
    .sort()
    .flatMap((name) => {
      const entry = entryOf(kept.getItem(name));
      return entry === null ? [] : [entry];
    });
}

/** null for what isn't an entry: another program of this origin, or a former version, may have written it. */
function entryOf(text: string | null): Entry | null {
  try {
    const read = JSON.parse(text ?? 'null') as Partial<Entry> | null;
    const { id, site, comment, wish } = read ?? {};
    return [id, site, comment, wish?.kind].every((each) => typeof each === 'string') ? (read as Entry) : null;
  } catch {
    return null;
  }
}

/** The browser's storage; null where it keeps nothing. */
export function browserStorage(): Kept | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}
