import { type Signal, signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

/** What a key does, and what the help says of it. */
export interface Shortcut {
  /**
   * `KeyboardEvent.code` (UI Events KeyboardEvent code Values): the place on the keyboard, so that it is the same key
   * whatever the layout, with Arabic letters too; or `key` where a sign is meant, as `?`.
   */
  readonly code?: string;
  readonly key?: string;
  readonly shift?: boolean;
  /** How the key is written in the help: `A`, `↵`. */
  readonly shown: string;
  readonly says: string;
  /** The same on every page. */
  readonly everywhere?: boolean;
  /** Goes on while it is held down. */
  readonly repeats?: boolean;
  readonly run: () => void;
}

/** Those in force now, for the help. */
export const shortcuts: Signal<readonly Shortcut[]> = signal([]);

/** Puts keys in force while a component is there. Nothing happens while somebody writes, or a dialog is open. */
export function useShortcuts(mine: readonly Shortcut[]): void {
  useEffect(() => {
    shortcuts.value = [...shortcuts.peek(), ...mine];
    return () => {
      shortcuts.value = shortcuts.peek().filter((each) => !mine.includes(each));
    };
  }, [mine]);
}

const WRITING =
  'input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable=true], .cm-editor';

export function listenForShortcuts(): () => void {
  const pressed = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    // An element within a shadow root is where somebody writes too.
    const [target] = event.composedPath();
    if (target instanceof Element && target.closest(WRITING) !== null) return;
    if (document.querySelector('dialog:modal') !== null) return;
    const found = shortcuts.peek().findLast((each) => isMeant(each, event));
    if (found === undefined) return;
    event.preventDefault();
    // A key that is held down decides once.
    if (!event.repeat || found.repeats) found.run();
  };
  addEventListener('keydown', pressed);
  return () => removeEventListener('keydown', pressed);
}

const isMeant = ({ code, key, shift = false }: Shortcut, event: KeyboardEvent): boolean =>
  key === undefined ? code === event.code && shift === event.shiftKey : key === event.key;
