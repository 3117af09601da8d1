import { type ReadonlySignal, useSignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useCallback, useEffect } from 'preact/hooks';
import { textsOf } from '../language/language.ts';
import type { Answer, Problem } from '../service/ask.ts';
import { sessionEnded, signIns } from '../service/session-ended.ts';
import { PART_TEXTS } from './texts.ts';

/** Something that is asked of the service, and how far that is. What was there stays while it is asked again. */
export interface Loading<T> {
  readonly value: T | undefined;
  readonly problem: Problem | undefined;
  readonly busy: boolean;
}

/**
 * Asks for something when a component appears, and again whenever what it depends on changes, or somebody has signed in
 * again; what comes too late is dropped. Returns how far it is, and what asks again.
 */
export function useLoaded<T>(
  load: (signal: AbortSignal) => Promise<Answer<T>>,
  dependsOn: readonly unknown[],
): readonly [ReadonlySignal<Loading<T>>, () => void] {
  const loading = useSignal<Loading<T>>({ value: undefined, problem: undefined, busy: true });
  const asked = useSignal(0);
  useEffect(() => {
    const gone = new AbortController();
    loading.value = { ...loading.peek(), busy: true };
    void load(gone.signal).then((answer) => {
      if (gone.signal.aborted) return;
      loading.value = answer.ok
        ? { value: answer.value, problem: undefined, busy: false }
        : { value: loading.peek().value, problem: answer.problem, busy: false };
    });
    return () => gone.abort();
  }, [...dependsOn, asked.value, signIns.value]);
  const again = useCallback(() => {
    asked.value++;
  }, [asked]);
  return [loading, again];
}

interface Props<T> {
  readonly of: ReadonlySignal<Loading<T>>;
  readonly again: () => void;
  readonly children: (value: T) => ComponentChildren;
}

/** Draws whatever state something is in: on its way, failed, not allowed, or there. */
export function Loaded<T>({ of, again, children }: Props<T>) {
  const { value, problem, busy } = of.value;
  if (value === undefined && problem === undefined) return <Waiting />;
  return (
    <div aria-busy={busy} class="loaded">
      {problem && <Trouble problem={problem} again={again} />}
      {value !== undefined && children(value)}
    </div>
  );
}

/** What stands where something is on its way. */
export function Waiting() {
  const texts = textsOf(PART_TEXTS);
  return (
    <div class="waiting" role="status">
      <span class="sr-only">{texts.loading}</span>
      <div class="skeleton" />
      <div class="skeleton" />
      <div class="skeleton short" />
    </div>
  );
}

/** What the service says of these is meant for programs. */
const SAYS_ALL: ReadonlySet<Problem['kind']> = new Set(['lost', 'failed', 'signed-out']);
/** To ask again is of no use, or happens by itself. */
const FINAL: ReadonlySet<Problem['kind']> = new Set(['forbidden', 'missing', 'signed-out']);

/** Says what went wrong in plain words, and what can be done. */
export function Trouble({ problem, again }: { readonly problem: Problem; readonly again?: () => void }) {
  const texts = textsOf(PART_TEXTS);
  // Somebody has signed in since: what a form was refused for is over.
  if (problem.kind === 'signed-out' && !sessionEnded.value) return null;
  return (
    <div class="trouble" role="alert">
      <p>
        <strong>{texts.trouble[problem.kind]}</strong>
      </p>
      {problem.detail !== '' && !SAYS_ALL.has(problem.kind) && (
        <p dir="auto" class="quiet">
          {problem.detail}
        </p>
      )}
      {again && !FINAL.has(problem.kind) && (
        <button type="button" onClick={again}>
          {texts.tryAgain}
        </button>
      )}
    </div>
  );
}

/** What stands where there is nothing. */
export function Empty({
  title,
  children,
}: {
  readonly title: string;
  readonly children?: ComponentChildren;
}) {
  return (
    <div class="empty">
      <p>
        <strong>{title}</strong>
      </p>
      {children}
    </div>
  );
}
