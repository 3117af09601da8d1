import type { Span } from '../domain/decision.ts';
import { pushes } from '../model/explain.ts';
import { probability, scoreText } from '../model/score.ts';
import type { Model } from '../model/weights.ts';
import type { Calibration } from './language/calibration.ts';

/** How a site's rules ask the model. */
export interface Scoring {
  /** The model's version. */
  readonly model: string;
  /** What its probabilities mean on this site, by head; none where they are taken as they are. */
  readonly calibration: Calibration['heads'];
}

/** The learned model as the rules of one site ask it. */
export interface SiteModel {
  readonly learned: Model;
  /** The probability a head, from 0 to 1, in thousandths: what is compared is what is shown. */
  readonly score: (text: string) => Readonly<Record<string, number>>;
  /** The words that speak most for it, in the order of the text. */
  readonly words: (head: string, text: string) => readonly Span[];
}

/** Throws where there is no model, or another one than the rules were compiled with. */
export function siteModel(learned: Model | null, { model, calibration }: Scoring): SiteModel {
  if (learned?.version !== model)
    throw new RangeError(`The rules ask the model ${model}, and there is ${learned?.version ?? 'none'}.`);
  return {
    learned,
    score: (text) =>
      Object.fromEntries(
        Object.entries(scoreText(learned, text)).map(([head, raw]) => [
          head,
          inThousandths(probability(calibration.get(head) ?? AS_IT_IS, raw)),
        ]),
      ),
    words: (head, text) =>
      pushes(learned, head, text)
        .map(({ span }) => span)
        .sort(([a], [b]) => a - b),
  };
}

/** The same, with the probabilities as the model gives them on any site. */
export const uncalibrated = ({ learned }: SiteModel): SiteModel =>
  siteModel(learned, { model: learned.version, calibration: new Map() });

const AS_IT_IS = [
  [0, 0],
  [1, 1],
] as const;

const inThousandths = (share: number): number => Math.round(share * 1000) / 1000;
