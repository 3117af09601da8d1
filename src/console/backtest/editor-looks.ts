import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** The console's colours, light and dark, as custom properties reach into a shadow root. */
const theme = EditorView.theme({
  '&': {
    blockSize: 'min(32rem, 70vh)',
    border: '1px solid var(--edge)',
    borderRadius: 'var(--radius)',
    backgroundColor: 'var(--raised)',
    color: 'var(--text)',
    overflow: 'hidden',
  },
  '&.cm-focused': { outline: '2px solid var(--accent)', outlineOffset: '1px' },
  '.cm-scroller': { fontFamily: 'var(--mono)', fontSize: '0.875rem', lineHeight: '1.7' },
  '.cm-content': { caretColor: 'var(--text)' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--text)' },
  '.cm-line': { paddingInline: '0.4rem', textAlign: 'start' },
  '.cm-gutters': {
    backgroundColor: 'var(--sunken)',
    color: 'var(--quiet)',
    borderRight: '1px solid var(--line)',
  },
  '.cm-activeLine, .cm-activeLineGutter': {
    backgroundColor: 'color-mix(in oklab, var(--accent) 9%, transparent)',
  },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'color-mix(in oklab, var(--accent) 28%, transparent)',
  },
  '&.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--wash)', outline: '1px solid var(--accent)' },
  '.cm-tooltip, .cm-panels': {
    border: '1px solid var(--edge)',
    backgroundColor: 'var(--raised)',
    color: 'var(--text)',
  },
  '.cm-panels button, .cm-panels input': {
    border: '1px solid var(--edge)',
    backgroundColor: 'var(--raised)',
    backgroundImage: 'none',
    color: 'var(--text)',
  },
  '.cm-diagnostic': { fontFamily: 'var(--font)', maxInlineSize: '40rem', whiteSpace: 'pre-wrap' },
  '.cm-diagnostic-error': { borderLeft: '4px solid var(--rejected)' },
  '.cm-diagnostic-warning': { borderLeft: '4px solid var(--spam)' },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--rejected)',
    backgroundColor: 'var(--rejected-wash)',
  },
  '.cm-lintRange-warning': { backgroundImage: 'none', textDecoration: 'underline wavy var(--spam)' },
  '.cm-gutter-lint .cm-lint-marker': { content: 'normal', textAlign: 'center' },
  '.cm-lint-marker-error::before': { content: '"●"', color: 'var(--rejected)' },
  '.cm-lint-marker-warning::before': { content: '"▲"', color: 'var(--spam)' },
  '.cm-changes': { inlineSize: '0.35rem' },
  '.cm-changes .added': { backgroundColor: 'var(--approved)' },
  '.cm-changes .removed': { borderBlockStart: '3px solid var(--rejected)' },
});

const highlighting = HighlightStyle.define([
  { tag: [tags.definition(tags.propertyName), tags.propertyName], color: 'var(--accent)' },
  { tag: tags.comment, color: 'var(--quiet)', fontStyle: 'normal' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--approved)' },
  { tag: [tags.content, tags.attributeValue], color: 'var(--text)' },
  { tag: [tags.typeName, tags.labelName, tags.meta, tags.keyword], color: 'var(--pending)' },
]);

/** How the editor looks. */
export const EDITOR_LOOKS: Extension = [theme, syntaxHighlighting(highlighting)];
