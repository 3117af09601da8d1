import { probability, scoreText } from '../src/model/score.ts';
import type { Head, Model } from '../src/model/weights.ts';
import { byTechnique } from './evasions.ts';
import { byGroup, byWords } from './fairness.ts';
import type { Learned } from './learned.ts';
import {
  areaUnderCurve,
  HALF,
  heldAt,
  macroF1,
  precisionAtRecall,
  recallAtPrecision,
  type Scored,
} from './measure.ts';
import type { Example } from './read-data.ts';
import { percent, table } from './tables.ts';

/** A reader's text, scored by what has not learned from it. */
export interface HeldOut {
  readonly source: string;
  readonly text: string;
  readonly offensive: boolean;
  readonly learned: Learned;
  readonly raw: number;
}

const THRESHOLDS = [0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95];
/** Fewer texts make no figure. */
const FEWEST = 20;
const IN_ARABIC = ['osact4-train', 'mpold-train'];
const IN_ENGLISH = 'davidson-en-train';

/** The figures of the model's card, as tables. `before` has learned without counter-examples. */
export function figuresOf(
  model: Model,
  heldOut: readonly HeldOut[],
  development: readonly Example[],
  before: Model,
): string {
  const knots = model.heads[0]?.knots ?? [];
  const scored = (all: readonly HeldOut[]): Scored[] =>
    all.map(({ raw, offensive }) => ({ score: probability(knots, raw), offensive }));
  const rawly = (all: readonly HeldOut[]): Scored[] =>
    all.map(({ raw, offensive }) => ({ score: raw, offensive }));
  const dev = development.map(({ text, offensive }) => ({
    score: scoreText(model, text).abuse ?? 0,
    offensive,
  }));
  const bySource = [...Map.groupBy(heldOut, ({ source }) => source)];
  const natural = heldOut.filter(({ source }) => IN_ARABIC.includes(source));
  return [
    table('set | AUC | macro-F1 at 0.5 | precision at recall 50, 70, 90 | recall at precision 90', [
      ...bySource.map(([name, all]) => quality(name, rawly(all), macroF1(scored(all), HALF))),
      quality('osact4-dev (apart)', dev, macroF1(dev, HALF)),
    ]),
    ...bySource
      .filter(([name]) => IN_ARABIC.includes(name))
      .map(([name, all]) => thresholds(name, scored(all))),
    thresholds('osact4-dev', dev),
    byTechnique(
      natural,
      heldOut.filter(({ source }) => source === IN_ENGLISH),
      knots,
    ),
    byLength(natural, knots),
    byWords(heldOut, knots),
    byGroup(before, model),
  ].join('\n');
}

function quality(name: string, all: readonly Scored[], f1: number): string {
  const precision = [0.5, 0.7, 0.9].map((recall) => percent(precisionAtRecall(all, recall)));
  return [
    name,
    areaUnderCurve(all).toFixed(3),
    f1.toFixed(3),
    precision.join(', '),
    percent(recallAtPrecision(all, 0.9)),
  ].join(' | ');
}

function thresholds(name: string, all: readonly Scored[]): string {
  const rows = THRESHOLDS.map((threshold) => {
    const { precision, recall, held } = heldAt(all, threshold);
    return [threshold, percent(precision), percent(recall), percent(held)].join(' | ');
  });
  return table(`${name}: from | precision | recall | held`, rows);
}

function byLength(all: readonly HeldOut[], knots: Head['knots']): string {
  const groups = Map.groupBy(all, ({ text }) => {
    const words = text.split(/\s+/u).length;
    return words < 5
      ? '1 to 4'
      : words < 10
        ? '5 to 9'
        : words < 20
          ? '10 to 19'
          : words < 40
            ? '20 to 39'
            : '40 and more';
  });
  const rows = [...groups]
    .filter(([, { length }]) => length >= FEWEST)
    .map(([name, texts]) => {
      const scored = texts.map(({ raw, offensive }) => ({ score: probability(knots, raw), offensive }));
      const { precision, recall, held } = heldAt(scored, HALF);
      return [
        name,
        texts.length,
        areaUnderCurve(scored).toFixed(3),
        percent(precision),
        percent(recall),
        percent(held),
      ].join(' | ');
    });
  return table('words | texts | AUC | precision at 0.5 | recall | held', rows);
}
