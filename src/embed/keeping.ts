import type { Edit } from './service.ts';
import type { Settings } from './settings.ts';

/** A comment that was sent from this browser, as long as it waits or may be changed. */
export interface OwnComment {
  readonly id: string;
  readonly parent: string | null;
  readonly name: string;
  readonly body: string;
  /** Milliseconds since 1970 UTC, by this browser's clock. */
  readonly at: number;
  /** Nobody else sees it yet. */
  readonly waits: boolean;
  readonly edit?: Edit | undefined;
}

/** What this browser keeps of an article: in localStorage, no cookie, and only as long as it is needed. */
export interface Kept {
  readonly draft?: { readonly body: string; readonly parent: string | null } | undefined;
  /** What was sent last and under which key, where no answer to it came. */
  readonly attempt?: { readonly key: string; readonly sent: string } | undefined;
  readonly own: readonly OwnComment[];
}

export interface Keeping {
  read(): Kept;
  change(change: (kept: Kept) => Partial<Kept>): void;
  /** The name that the reader gave last. */
  readonly name: { read(): string; write(name: string): void };
}

/** So long (ms) a reader is shown what waits: what isn't published by then was not approved. */
const WAITS = 3 * 24 * 60 * 60 * 1000;

/** Where the browser keeps nothing, it is kept as long as the page is open. */
export function keepingOf({ server, site, article }: Settings): Keeping {
  const id = `hakam ${server} ${site} ${article}`;
  const nameId = `hakam ${server} ${site}`;
  const memory = new Map<string, string>();
  const read = (): Kept => current(parsed(load(memory, id)));
  return {
    read,
    change: (change) => {
      const kept = read();
      save(memory, id, JSON.stringify({ ...kept, ...change(kept) }));
    },
    name: { read: () => load(memory, nameId), write: (name) => save(memory, nameId, name) },
  };
}

/** Whether a comment may still be changed. */
export const isOpen = (edit: Edit | undefined): edit is Edit =>
  edit !== undefined && Date.parse(edit.until) > Date.now();

function current({ own, ...kept }: Kept): Kept {
  const ended = own.map(({ edit, ...each }) => (isOpen(edit) ? { ...each, edit } : each));
  const needed = ({ waits, at, edit }: OwnComment) =>
    edit !== undefined || (waits && at > Date.now() - WAITS);
  return { ...kept, own: ended.filter(needed) };
}

function parsed(text: string): Kept {
  try {
    return { own: [], ...JSON.parse(text) };
  } catch {
    return { own: [] };
  }
}

function load(memory: ReadonlyMap<string, string>, id: string): string {
  try {
    return localStorage.getItem(id) ?? memory.get(id) ?? '';
  } catch {
    return memory.get(id) ?? '';
  }
}

function save(memory: Map<string, string>, id: string, text: string): void {
  memory.set(id, text);
  try {
    localStorage.setItem(id, text);
  } catch {
    // denied, or full: the memory has it
  }
}
