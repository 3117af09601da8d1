import { readFeatures } from '../src/model/features.ts';
import { rawScore } from '../src/model/score.ts';
import type { Vocabulary } from '../src/model/vocabulary.ts';
import type { Small } from './shrink.ts';

/** What was learned from some texts, but for what its scores mean. */
export interface Learned {
  readonly vocabulary: Vocabulary;
  readonly head: Small;
}

/** What it says of a text, before calibration. */
export const rawOf = ({ vocabulary, head }: Learned, text: string): number =>
  rawScore(head, readFeatures(text, vocabulary, head.weights));
