import { stemHash } from '../../src/model/hashes.ts';
import { enter, type Vocabulary, vocabularyOf } from '../../src/model/vocabulary.ts';

export const unitsOf = (text: string): Uint16Array =>
  Uint16Array.from(text, (letter) => letter.charCodeAt(0));

/** A vocabulary of these words (in the fold `runs`), each of which so many texts had. */
export function knowing(words: Readonly<Record<string, number>>): Vocabulary {
  const vocabulary = vocabularyOf(new Uint8Array(1 << 16));
  for (const [word, texts] of Object.entries(words)) {
    enter(vocabulary, stemHash(unitsOf(word), 0, word.length), texts);
  }
  return vocabulary;
}
