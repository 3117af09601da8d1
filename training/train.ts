import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { type Head, type Model, writeModel } from '../src/model/weights.ts';
import { progressBar } from '../src/node/progress-bar.ts';
import { knotsOf } from './calibrate.ts';
import { type Lesson, PARTS, readLessons } from './examples.ts';
import { figuresOf, type HeldOut } from './figures.ts';
import { fitLine } from './fit.ts';
import { type Learned, rawOf } from './learned.ts';
import { OWN } from './own-texts.ts';
import { readExamples } from './read-data.ts';
import { toRows } from './rows.ts';
import { shrink } from './shrink.ts';
import { learnVocabulary } from './vocabulary.ts';

const BUCKETS = 1 << 21;
/** Sets with about the share of abuse that readers' comments have: what a probability is calibrated with. */
const NATURAL: readonly string[] = ['mpold-train', 'osact4-train'];
const DEVELOPMENT = 'osact4-dev';

interface Asked {
  readonly withFigures: boolean;
  /** Compares with the file that is there instead of writing it. */
  readonly isCheck: boolean;
}

/** Learns with each part held out, for calibration and figures; then from all. The same bytes each time. */
function train(folder: string, out: string, { withFigures, isCheck }: Asked): void {
  const bar = progressBar();
  bar.step(0, 'reading');
  const lessons = readLessons(folder);
  const heldOut: HeldOut[] = [];
  for (let part = 0; part < PARTS; part++) {
    bar.step((part + 1) / (PARTS + 2), `without part ${part + 1} of ${PARTS}`);
    const model = learn(lessons.filter((one) => one.part !== part));
    for (const one of lessons) if (one.part === part && !one.isCopy) heldOut.push(judge(model, one));
  }
  const judged = heldOut.filter(({ source }) => NATURAL.includes(source));
  const knots = knotsOf(judged.map(({ raw, offensive }) => ({ raw, offensive, weight: 1 })));
  bar.step((PARTS + 1) / (PARTS + 2), 'all parts');
  const model = named(learn(lessons), knots);
  bar.end();
  const bytes = writeModel(model);
  if (isCheck) check(out, bytes);
  else writeFileSync(out, bytes);
  const size = gzipSync(bytes, { level: 9 }).length;
  process.stdout.write(`${out}: version ${model.version}, ${bytes.length} bytes, ${size} with gzip\n`);
  if (!withFigures) return;
  const before = named(learn(lessons.filter(({ source }) => source !== OWN)), knots);
  process.stdout.write(figuresOf(model, heldOut, readExamples(folder, DEVELOPMENT), before));
}

/** Without a table of probabilities. */
function learn(lessons: readonly Lesson[]): Learned {
  const vocabulary = learnVocabulary(lessons, BUCKETS);
  const rows = toRows(lessons, vocabulary);
  return { vocabulary, head: shrink(fitLine(rows), rows, BUCKETS) };
}

const judge = (learned: Learned, { source, text, offensive }: Lesson): HeldOut => ({
  source,
  text,
  offensive,
  learned,
  raw: rawOf(learned, text),
});

function check(file: string, bytes: Uint8Array): void {
  if (readFileSync(file).equals(bytes)) return;
  process.exitCode = 1;
  process.stderr.write(`${file} is not what this training makes of these texts.\n`);
}

/** Its version is what its contents are. */
function named({ vocabulary, head }: Learned, knots: Head['knots']): Model {
  const model = { version: '', vocabulary, heads: [{ ...head, name: 'abuse', knots }] };
  return { ...model, version: createHash('sha256').update(writeModel(model)).digest('hex').slice(0, 12) };
}

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    out: { type: 'string', default: join(import.meta.dirname, '../models/abuse.bin') },
    figures: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
  },
});
if (values.data === undefined) throw new Error('Name the folder with the labelled texts: --data <folder>');
train(values.data, values.out, { withFigures: values.figures, isCheck: values.check });
