import { indentWithTab } from '@codemirror/commands';
import { yamlLanguage } from '@codemirror/lang-yaml';
import { bidiIsolates, LanguageSupport } from '@codemirror/language';
import { type Diagnostic, lintGutter } from '@codemirror/lint';
import { EditorState, type Text } from '@codemirror/state';
import { EditorView, keymap } from '@codemirror/view';
import { NodeProp } from '@lezer/common';
import { basicSetup } from 'codemirror';
import type { DraftProblem } from '../../http/rule-drafts.ts';
import { changedLines, lineDirections } from './editor-lines.ts';
import { EDITOR_LOOKS } from './editor-looks.ts';

interface SetUp {
  readonly path: string;
  readonly text: string;
  /** The text in force. */
  readonly base: string;
  readonly label: string;
  /** What CodeMirror says itself, by its own English words. */
  readonly phrases: Readonly<Record<string, string>>;
  readonly onChange: (text: string) => void;
}

/** So that the items of a list stand in their order, and each of them is read in its own direction. */
const isolated = yamlLanguage.configure({ props: [NodeProp.isolate.add({ Literal: 'auto' })] });

/** An editor's state for a file of rules or a list. */
export function editorStateOf({ path, text, base, label, phrases, onChange }: SetUp): EditorState {
  const isYaml = /\.ya?ml$/.test(path);
  return EditorState.create({
    doc: text,
    extensions: [
      changedLines(base),
      lintGutter(),
      basicSetup,
      // Escape, then Tab leaves the editor: CodeMirror lets that Tab through by itself.
      keymap.of([indentWithTab]),
      isYaml ? [new LanguageSupport(isolated), bidiIsolates()] : [],
      lineDirections(isYaml),
      EditorView.lineWrapping,
      EDITOR_LOOKS,
      EditorState.phrases.of(phrases),
      EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
      EditorView.updateListener.of(({ docChanged, state }) => {
        if (docChanged) onChange(state.doc.toString());
      }),
    ],
  });
}

/** A file's problems as the editor marks them; those of lines that are there no more stand at the end. */
export const diagnosticsOf = (problems: readonly DraftProblem[], doc: Text): Diagnostic[] =>
  problems.map(({ line, column, message, warning }) => {
    const { from, to } = doc.line(Math.min(Math.max(line, 1), doc.lines));
    return { from: Math.min(from + column - 1, to), to, message, severity: warning ? 'warning' : 'error' };
  });
