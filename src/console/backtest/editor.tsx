import { setDiagnostics } from '@codemirror/lint';
import type { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import type { Signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';
import type { DraftProblem, RuleFile } from '../../http/rule-drafts.ts';
import { diagnosticsOf, editorStateOf } from './editor-set-up.ts';

/** A line to go to. */
export interface Jump {
  readonly file: string;
  readonly line: number;
}

interface Props {
  readonly file: RuleFile;
  /** The text in force. */
  readonly base: string;
  readonly label: string;
  readonly phrases: Readonly<Record<string, string>>;
  readonly problems: readonly DraftProblem[];
  /** Taken once it is done. */
  readonly jump: Signal<Jump | undefined>;
  /** Where states are kept while another file is open: what can be undone, and where the cursor was. */
  readonly states: Map<string, EditorState>;
  readonly onChange: (text: string) => void;
}

/**
 * An editor for one file. It lives in a shadow root, where its styles are adopted sheets: the console's policy allows no
 * style elements.
 */
export function Editor({ file, base, label, phrases, problems, jump, states, onChange }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(undefined);
  const change = useRef(onChange);
  change.current = onChange;
  const { path } = file;
  useEffect(() => {
    const { current } = host;
    if (current === null) return;
    const root = current.shadowRoot ?? current.attachShadow({ mode: 'open' });
    const set = { path, text: file.text, base, label, phrases };
    const state = states.get(path) ?? editorStateOf({ ...set, onChange: (text) => change.current(text) });
    const made = new EditorView({ state, parent: root, root });
    view.current = made;
    return () => {
      states.set(path, made.state);
      made.destroy();
    };
  }, [path, base, label, phrases, states]);
  useEffect(() => {
    const { current } = view;
    current?.dispatch(setDiagnostics(current.state, diagnosticsOf(problems, current.state.doc)));
  }, [problems, path]);
  const asked = jump.value;
  useEffect(() => {
    if (view.current === undefined || asked?.file !== path) return;
    goTo(view.current, asked.line);
    jump.value = undefined;
  }, [asked, path, jump]);
  return <div ref={host} class="editor wide" dir="ltr" />;
}

function goTo(view: EditorView, line: number): void {
  const { doc } = view.state;
  const { from } = doc.line(Math.min(Math.max(line, 1), doc.lines));
  view.dispatch({
    selection: { anchor: from },
    effects: EditorView.scrollIntoView(from, { y: 'center' }),
  });
  view.focus();
}
