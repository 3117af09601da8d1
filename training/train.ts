import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { type Model, writeModel } from '../src/model/weights.ts';
import { progressBar } from '../src/node/progress-bar.ts';
import { type Judged, knotsOf } from './calibrate.ts';
import { fitLine, type Line, type Rows } from './fit.ts';
import { readExamples, SOURCES } from './read-data.ts';
import { toRows } from './rows.ts';
import { shrink } from './shrink.ts';

const SIZE = 1 << 18;
const FOLDS = 5;
const OPTIONS = { size: SIZE, smooth: 1, decay: 0.3, steps: 60 };
const NATURAL: readonly string[] = ['mpold-train', 'osact4-train'];

const { values } = parseArgs({ options: { data: { type: 'string' }, out: { type: 'string' } } });
if (values.data === undefined) throw new Error('Name the folder with the labelled texts: --data <folder>');
train(values.data, values.out ?? join(import.meta.dirname, '../models/abuse.bin'));

function train(folder: string, out: string): void {
  const bar = progressBar();
  const examples = SOURCES.flatMap((source) => readExamples(folder, source));
  const rows = toRows(examples, SIZE);
  const all = [...examples.keys()];
  const judged: Judged[] = [];
  for (let part = 0; part < FOLDS; part++) {
    bar.step(part / (FOLDS + 1), `fold ${part + 1} of ${FOLDS}`);
    const line = fitLine(
      rows,
      all.filter((row) => row % FOLDS !== part),
      OPTIONS,
    );
    for (const row of all) {
      const { source, offensive } = examples[row] ?? { source: '', offensive: false };
      if (row % FOLDS !== part || !NATURAL.includes(source)) continue;
      judged.push({ raw: rawOf(rows, row, line), offensive, weight: 1 });
    }
  }
  bar.step(FOLDS / (FOLDS + 1), 'all texts');
  const head = { name: 'abuse', ...shrink(fitLine(rows, all, OPTIONS), 0.0005), knots: knotsOf(judged) };
  bar.end();
  const bytes = writeModel(named({ version: '', buckets: SIZE, heads: [head] }));
  writeFileSync(out, bytes);
  process.stdout.write(`${out}: ${bytes.length} bytes, ${gzipSync(bytes, { level: 9 }).length} gzipped\n`);
}

/** Its version is what its contents are. */
function named(model: Model): Model {
  return { ...model, version: createHash('sha256').update(writeModel(model)).digest('hex').slice(0, 12) };
}

function rawOf({ buckets, starts }: Rows, row: number, { weights, bias }: Line): number {
  const [from, to] = [starts[row] ?? 0, starts[row + 1] ?? 0];
  let sum = 0;
  for (let at = from; at < to; at++) sum += weights[buckets[at] ?? 0] ?? 0;
  return bias + sum / Math.sqrt(Math.max(1, to - from));
}
