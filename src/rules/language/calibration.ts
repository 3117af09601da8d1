import type { Knot } from '../../model/weights.ts';
import { type Cell, expected, readEntries, readText } from './cell.ts';
import { readFields } from './fields.ts';
import type { Place } from './problem.ts';

/** What the model's probabilities mean on a site: what `hakam model calibrate` writes. */
export interface Calibration {
  /** Of which model; it is the same whatever that is, and may fit another one less. */
  readonly model: string;
  readonly modelPlace: Place;
  /** By head: the model's probability, and what it means; both rise. */
  readonly heads: ReadonlyMap<string, readonly Knot[]>;
}

const EXAMPLE = '{0: 0.01, 0.5: 0.2, 1: 0.9}';

/** Reads such a file; `heads` are those that there may be. */
export function readCalibration(cell: Cell, heads: readonly string[]): Calibration | undefined {
  const fields = readFields(cell, ['model', ...heads], ['model'], { title: 'a calibration' });
  const field = fields.get('model');
  const model = field && readText(field, 'the version of a model');
  const read = heads.flatMap((head) => {
    const given = fields.get(head);
    return given === undefined ? [] : [[head, readKnots(given)] as const];
  });
  return field && model !== undefined ? { model, modelPlace: field.place, heads: new Map(read) } : undefined;
}

function readKnots(cell: Cell): readonly Knot[] {
  const knots: Knot[] = [];
  for (const entry of readEntries(cell, `for example ${EXAMPLE}`)) {
    const [from, to] = [shareIn(entry.name), shareIn(sourceOf(entry))];
    const [before, least] = knots.at(-1) ?? [-1, 0];
    if (from === null) entry.report(entry.keyPlace, `"${entry.name}" must be a number from 0 to 1`);
    else if (to === null) expected(entry, 'a number from 0 to 1');
    else if (from <= before || to < least) entry.report(entry.keyPlace, NOT_RISING);
    else knots.push([from, to]);
  }
  if (cell.value.kind === 'map' && cell.value.entries.length < 2)
    expected(cell, 'two numbers at least', `for example ${EXAMPLE}`);
  return knots;
}

const NOT_RISING =
  'both numbers must rise from line to line; write the file anew with `hakam model calibrate`';

const sourceOf = ({ value }: Cell): string => (value.kind === 'scalar' ? value.source : '');

/** A share of one in decimal digits. */
function shareIn(text: string): number | null {
  const share = /^[01](?:\.\d{1,6})?$/.test(text) ? Number(text) : null;
  return share !== null && share <= 1 ? share : null;
}
