import { shapeOf } from './arabic.ts';
import { type Folded, type FoldWriter, foldWriter, lengthenRun, reserve, writeUnit } from './folded.ts';

/**
 * The folded text in the dotless shapes of its letters (rasm), with equal neighbours joined. What it
 * returns is good until the next call.
 */
export function readShapes(text: Folded): Folded {
  writer.length = 0;
  reserve(writer, text.length);
  for (let at = 0; at < text.length; at++) {
    const shape = shapeOf(text.units[at] ?? 0);
    const run = text.runs[at] ?? 1;
    const end = text.ends[at] ?? 0;
    if (writer.length > 0 && writer.units[writer.length - 1] === shape) lengthenRun(writer, end, run);
    else writeUnit(writer, shape, text.starts[at] ?? 0, end, run);
  }
  return writer;
}

const writer: FoldWriter = foldWriter();
