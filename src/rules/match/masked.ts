import { ENCLITICS, PROCLITICS } from '../../text/clitics.ts';
import { SHORT_ENDINGS } from '../../text/english.ts';
import type { Folded } from '../../text/folded.ts';
import { MASKS } from '../../text/look-alikes.ts';
import type { UnitRange } from '../../text/words.ts';
import type { Automaton } from './automaton.ts';

/** With more masks, or fewer letters than masks, a word may be anything. */
const MOST_MASKS = 2;
const FEWEST_LETTERS = 2;
const LONGEST_WORD = 40;
const LONGEST_PROCLITIC = 5;

/**
 * Finds the patterns that a word with masked letters may be, as a whole but for what is attached to it, and
 * how many letters it then has. The first and the last letter are never masked.
 */
export function findMasked(
  automaton: Automaton,
  text: Folded,
  [start, end]: UnitRange,
  found: (pattern: number, letters: number, range: UnitRange) => void,
): void {
  const letters = lettersOf(text, start, end);
  const masks = letters.filter((unit) => unit === MASK).length;
  if (masks > MOST_MASKS || letters.length - masks < Math.max(FEWEST_LETTERS, masks)) return;
  const search: Search = {
    automaton,
    letters,
    found: (pattern, count) => found(pattern, count, [start, end]),
  };
  for (let from = 0; from <= LONGEST_PROCLITIC && letters[from] !== MASK; from++) {
    const before = String.fromCharCode(...letters.slice(0, from));
    if (PROCLITICS.has(before)) walk(search, { state: 0, from, at: from, masks: 0 });
  }
}

const MASK = 0;

/** Every letter by itself; too long a word is none. */
function lettersOf({ units, runs }: Folded, start: number, end: number): readonly number[] {
  const letters: number[] = [];
  for (let at = start; at < end && letters.length <= LONGEST_WORD; at++) {
    const unit = units[at] ?? 0;
    const times = Math.min(runs[at] ?? 1, LONGEST_WORD);
    for (let time = 0; time < times; time++) letters.push(MASKS.has(unit) ? MASK : unit);
  }
  return letters.length > LONGEST_WORD ? [] : letters;
}

interface Search {
  readonly automaton: Automaton;
  readonly letters: readonly number[];
  readonly found: (pattern: number, letters: number) => void;
}

interface Position {
  readonly state: number;
  /** Where the term begins. */
  readonly from: number;
  readonly at: number;
  /** How many masks were read. */
  readonly masks: number;
}

/** Follows the trie's own edges, every one of them where a letter is masked. */
function walk(search: Search, position: Position): void {
  const { automaton, letters } = search;
  const { state, from, at, masks } = position;
  report(search, position);
  if (at >= letters.length || state >= automaton.inner) return;
  const letter = letters[at] ?? 0;
  const read = (next: number): void => {
    if (automaton.depths[next] === (automaton.depths[state] ?? 0) + 1) {
      walk(search, { state: next, from, at: at + 1, masks: masks + (letter === MASK ? 1 : 0) });
    }
  };
  const row = state * automaton.width;
  if (letter !== MASK) {
    const isAgain = letters[at - 1] === letter && at > from;
    if (isAgain) walk(search, { ...position, at: at + 1 });
    else read(automaton.next[row + (automaton.classes[letter] ?? 0)] ?? 0);
    return;
  }
  if (at > from) walk(search, { ...position, at: at + 1, masks: masks + 1 }); // The letter before or after it again.
  for (let column = 1; column < automaton.width; column++) read(automaton.next[row + column] ?? 0);
}

/** Tells of the pattern at a state, if the rest of the word is the rest of it and what may be attached. */
function report({ automaton, letters, found }: Search, { state, from, at, masks }: Position): void {
  const index = state === 0 ? -1 : (automaton.pattern[state] ?? -1);
  const pattern = automaton.patterns[index];
  if (pattern === undefined) return;
  const rest = pattern.subarray(automaton.depths[state] ?? 0);
  const end = at + rest.length;
  const fits = rest.every((unit, offset) => letters[at + offset] === unit || letters[at + offset] === MASK);
  const isMasked = masks > 0 || letters.slice(at, end).includes(MASK);
  if (fits && isMasked && end <= letters.length && mayFollow(letters.slice(end))) found(index, end - from);
}

function mayFollow(letters: readonly number[]): boolean {
  const after = String.fromCharCode(...letters);
  return after === '' || ENCLITICS.has(after) || SHORT_ENDINGS.has(after);
}
