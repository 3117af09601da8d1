import type { Span } from '../domain/decision.ts';
import { type Features, readFeatures, shareOf } from './features.ts';
import type { Head, Model } from './weights.ts';

/** A word and how far it moved the raw score up; `span` is where it stands in the text, in UTF-16 units. */
export interface Push {
  readonly span: Span;
  readonly push: number;
}

const MOST = 5;

/** The words that pushed the head's score up most: five at most, the strongest first. None for an unknown head. */
export function pushes(model: Model, name: string, text: string): readonly Push[] {
  const head = model.heads.find((one) => one.name === name);
  if (head === undefined) return [];
  return pushesOf(head, readFeatures(text, model.vocabulary, model.heads[0]?.weights))
    .filter(({ push }) => push > 0)
    .sort((a, b) => b.push - a.push || a.span[0] - b.span[0])
    .slice(0, MOST);
}

/** Of every word; a feature counts for the word in which it is met first. */
function pushesOf({ weights, scale }: Head, { buckets, length, words, in: text }: Features): Push[] {
  const sums = new Float64Array(text.count);
  for (let at = 0; at < length; at++) {
    const word = words[at] ?? 0;
    sums[word] = (sums[word] ?? 0) + (weights[buckets[at] ?? 0] ?? 0);
  }
  const share = scale * shareOf(length);
  return Array.from(sums, (sum, word) => ({
    span: [text.starts[word] ?? 0, text.ends[word] ?? 0],
    push: sum * share,
  }));
}
