import { type ReadonlySignal, useSignal } from '@preact/signals';
import { textsOf } from '../language/language.ts';
import { notify } from '../notices.tsx';
import type { Answer } from '../service/ask.ts';
import { type Loading, useLoaded } from './loaded.tsx';
import { PART_TEXTS } from './texts.ts';

interface Page {
  /** Where the next page begins; null on the last one. */
  readonly next: string | null;
}

/** What is there of a list that comes in pages. */
export interface Pages<P extends Page> {
  /** The first page, and how far that is. */
  readonly first: ReadonlySignal<Loading<P>>;
  readonly all: readonly P[];
  /** Asks for the first page again; those after it are dropped once it is there. */
  readonly again: () => void;
  /** Asks for the next page; undefined where there is none. */
  readonly more: (() => void) | undefined;
  readonly busy: boolean;
}

/** Loads the first page of a list as `useLoaded` does, and those after it one by one as they are asked for. */
export function usePages<P extends Page>(
  load: (cursor: string | undefined, signal?: AbortSignal) => Promise<Answer<P>>,
  dependsOn: readonly unknown[],
): Pages<P> {
  const [first, again] = useLoaded((signal) => load(undefined, signal), dependsOn);
  const further = useSignal<{ readonly of: P | undefined; readonly pages: readonly P[] }>({
    of: undefined,
    pages: [],
  });
  const busy = useSignal(false);
  const start = first.value.value;
  const { of, pages } = further.value;
  const all = start === undefined ? [] : [start, ...(of === start ? pages : [])];
  const next = all.at(-1)?.next ?? null;
  const more = async (cursor: string) => {
    if (busy.peek()) return;
    busy.value = true;
    const answer = await load(cursor);
    busy.value = false;
    if (!answer.ok) notify(textsOf(PART_TEXTS).trouble[answer.problem.kind], { tone: 'bad' });
    else if (first.peek().value === start)
      further.value = { of: start, pages: [...all.slice(1), answer.value] };
  };
  return { first, all, again, more: next === null ? undefined : () => void more(next), busy: busy.value };
}

/** What asks for the next page, where there is one. */
export function More({ of: { more, busy } }: { readonly of: Pick<Pages<Page>, 'more' | 'busy'> }) {
  if (more === undefined) return null;
  return (
    <button type="button" class="more" onClick={more} aria-disabled={busy}>
      {textsOf(PART_TEXTS).more}
    </button>
  );
}
