import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { RuleFile, RuleFilesView } from '../../http/rule-drafts.ts';
import { type Draft, keepDraft, keptDraft } from './kept-draft.ts';

export interface DraftState {
  readonly draft: ReadonlySignal<Draft>;
  /** Another number once the draft was discarded. */
  readonly round: ReadonlySignal<number>;
  change(path: string, text: string): void;
  discard(): void;
}

/** The draft of a site's rules that is in this browser: what was left of it, else what is in force. */
export function useDraft(site: string, files: RuleFilesView): DraftState {
  const fresh: Draft = { version: files.version, changed: new Map() };
  const draft = useSignal<Draft>(useMemo(() => leftOver(site, files), [site, files]) ?? fresh);
  const round = useSignal(0);
  const set = (next: Draft) => {
    draft.value = next;
    keepDraft(site, next);
  };
  return {
    draft,
    round,
    change(path, text) {
      const { version, changed } = draft.peek();
      const next = new Map(changed).set(path, text);
      if (text === textOf(files, path)) next.delete(path);
      set(next.size === 0 ? fresh : { version, changed: next });
    },
    discard() {
      round.value++;
      set(fresh);
    },
  };
}

/** Without what has come into force meanwhile, and files that are there no more. */
function leftOver(site: string, files: RuleFilesView): Draft | undefined {
  const kept = keptDraft(site);
  if (kept === undefined) return undefined;
  const changed = new Map([...kept.changed].filter(([path, text]) => (textOf(files, path) ?? text) !== text));
  return changed.size === 0 ? undefined : { version: kept.version, changed };
}

const textOf = ({ files }: { readonly files: readonly RuleFile[] }, path: string): string | undefined =>
  files.find((file) => file.path === path)?.text;
