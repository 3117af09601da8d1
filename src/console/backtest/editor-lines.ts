import { type Extension, RangeSet, RangeSetBuilder, StateField, type Text } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  EditorView,
  GutterMarker,
  gutter,
  ViewPlugin,
} from '@codemirror/view';
import { diffLines } from './line-diff.ts';
import { directionOf } from './line-direction.ts';

const RIGHT_TO_LEFT = Decoration.line({ attributes: { dir: 'rtl' } });

/** Gives each line its own direction. */
export function lineDirections(isYaml: boolean): Extension {
  const directions = ViewPlugin.define(
    (view) => ({
      decorations: directionsIn(view, isYaml),
      update({ docChanged, viewportChanged, view: now }) {
        if (docChanged || viewportChanged) this.decorations = directionsIn(now, isYaml);
      },
    }),
    { decorations: (plugin) => plugin.decorations },
  );
  return [EditorView.perLineTextDirection.of(true), directions];
}

function directionsIn({ state: { doc }, visibleRanges }: EditorView, isYaml: boolean): DecorationSet {
  const made = new RangeSetBuilder<Decoration>();
  for (const { from, to } of visibleRanges)
    for (let at = from; at <= to; ) {
      const line = doc.lineAt(at);
      if (directionOf(line.text, isYaml) === 'rtl') made.add(line.from, line.from, RIGHT_TO_LEFT);
      at = line.to + 1;
    }
  return made.finish();
}

class Mark extends GutterMarker {
  override elementClass: string;
  constructor(kind: string) {
    super();
    this.elementClass = kind;
  }
}

const ADDED = new Mark('added');
const REMOVED = new Mark('removed');

/** Marks, beside the text, the lines that are not as they were. */
export function changedLines(base: string): Extension {
  const changes = StateField.define<RangeSet<GutterMarker>>({
    create: ({ doc }) => marksOf(base, doc),
    update: (marks, { docChanged, newDoc }) => (docChanged ? marksOf(base, newDoc) : marks),
  });
  return [changes, gutter({ class: 'cm-changes', markers: ({ state }) => state.field(changes) })];
}

function marksOf(base: string, doc: Text): RangeSet<GutterMarker> {
  const { added, removedBefore } = diffLines(base, doc.toString());
  const at = (line: number) => doc.line(Math.min(line, doc.lines)).from;
  return RangeSet.of(
    [...added.map((line) => ADDED.range(at(line))), ...removedBefore.map((line) => REMOVED.range(at(line)))],
    true,
  );
}
