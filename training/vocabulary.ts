import { stemHash } from '../src/model/hashes.ts';
import { readWords } from '../src/model/reading/read-words.ts';
import { IS } from '../src/model/reading/words.ts';
import { enter, type Vocabulary, vocabularyOf } from '../src/model/vocabulary.ts';
import { readFolded } from '../src/text/fold.ts';
import type { Lesson } from './examples.ts';
import { NEAR_WORDS } from './near-words.ts';

/** As if so many texts had each of the near words: enough that they are not taken for slips. */
const NEAR_TEXTS = 2;

/** All words of the texts as they were written, and not of obfuscated copies. */
export function learnVocabulary(lessons: readonly Lesson[], buckets: number): Vocabulary {
  const counts = new Map<number, number>();
  for (const { text } of lessons.filter(({ isCopy }) => !isCopy))
    for (const hash of stemsOf(text)) counts.set(hash, (counts.get(hash) ?? 0) + 1);
  for (const word of NEAR_WORDS) {
    for (const hash of stemsOf(word)) counts.set(hash, Math.max(NEAR_TEXTS, counts.get(hash) ?? 0));
  }
  const vocabulary = vocabularyOf(new Uint8Array(buckets));
  for (const [hash, count] of counts) enter(vocabulary, hash, count);
  return vocabulary;
}

/** The hashes of all words of two letters or more. */
function stemsOf(text: string): ReadonlySet<number> {
  return readFolded(text, 'runs', (folded) => {
    const { count, letters, from, to, kinds } = readWords(folded);
    const hashes = new Set<number>();
    for (let at = 0; at < count; at++) {
      const [start, end] = [from[at] ?? 0, to[at] ?? 0];
      if (kinds[at] !== IS.word || end - start < 2) continue;
      hashes.add(stemHash(letters, start, end));
    }
    return hashes;
  });
}
