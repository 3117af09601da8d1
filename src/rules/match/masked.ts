import { ENCLITICS, PROCLITICS } from '../../text/clitics.ts';
import type { Folded } from '../../text/folded.ts';
import { MASKS } from '../../text/look-alikes.ts';
import type { UnitRange } from '../../text/words.ts';
import { type Automaton, patternOf } from './automaton.ts';

/** With more masks, or fewer letters than masks, a word may be anything. */
const MOST_MASKS = 2;
const FEWEST_LETTERS = 2;
const LONGEST_WORD = 24;
const LONGEST_PROCLITIC = 5;
/** Other signs than stars are often what they are between two letters: R%B. */
const SHORTEST_UNLESS_STARS = 4;
/** Of a text; whoever masks more words is no ordinary reader, and each is looked for in all of the terms. */
const MOST_WORDS = 200;

/** Finds the patterns that words with masked letters may be, each as a whole but for what is attached to it. */
export function findMasked(
  automaton: Automaton,
  text: Folded,
  words: readonly UnitRange[],
  found: (pattern: number, letters: number, range: UnitRange) => void,
): void {
  const known = new Map<string, readonly Found[]>(); // A flood repeats its words.
  for (const range of words.slice(0, MOST_WORDS)) {
    const letters = lettersOf(text, range);
    if (!isReadable(letters)) continue;
    const key = JSON.stringify(letters);
    const all = known.get(key) ?? findWord(automaton, letters);
    known.set(key, all);
    for (const { pattern, count } of all) found(pattern, count, range);
  }
}

/** A pattern, and how many letters the word then gives it. */
interface Found {
  readonly pattern: number;
  readonly count: number;
}

/** One letter of a word, joined with its equal neighbours; or one mask. */
interface Letter {
  readonly unit: number;
  readonly run: number;
}

const MASK = 0;

function lettersOf({ units, runs }: Folded, [start, end]: UnitRange): readonly Letter[] {
  const letters: Letter[] = [];
  for (let at = start; at < end && letters.length <= LONGEST_WORD; at++) {
    const [unit, run] = [units[at] ?? 0, runs[at] ?? 1];
    if (!MASKS.has(unit)) letters.push({ unit, run });
    else if (unit !== STAR && end - start < SHORTEST_UNLESS_STARS) return [];
    else for (let time = 0; time < Math.min(run, LONGEST_WORD); time++) letters.push({ unit: MASK, run: 1 });
  }
  return letters;
}

const STAR = 0x2a;

function isReadable(letters: readonly Letter[]): boolean {
  const masks = letters.filter(({ unit }) => unit === MASK).length;
  const isShort = letters.length > 0 && letters.length <= LONGEST_WORD;
  return isShort && masks <= MOST_MASKS && letters.length - masks >= Math.max(FEWEST_LETTERS, masks);
}

interface Search {
  readonly automaton: Automaton;
  readonly letters: readonly Letter[];
  readonly found: Found[];
}

function findWord(automaton: Automaton, letters: readonly Letter[]): readonly Found[] {
  const search: Search = { automaton, letters, found: [] };
  let before = '';
  for (const [from, { unit, run }] of letters.entries()) {
    if (PROCLITICS.has(before)) walk(search, { state: 0, from, at: from, count: 0, hasMask: false });
    before += String.fromCharCode(unit).repeat(Math.min(run, 2));
    if (unit === MASK || before.length > LONGEST_PROCLITIC) break;
  }
  return search.found;
}

interface Position {
  readonly state: number;
  /** Where the term begins. */
  readonly from: number;
  readonly at: number;
  /** How many letters were read, masks included. */
  readonly count: number;
  readonly hasMask: boolean;
}

/** Follows the trie's own edges, every one of them where a letter is masked. */
function walk(search: Search, position: Position): void {
  const { automaton, letters } = search;
  const { state, at, from } = position;
  report(search, position);
  const letter = letters[at];
  if (letter === undefined || state >= automaton.inner) return;
  const after = { ...position, at: at + 1, count: position.count + letter.run };
  const row = state * automaton.width;
  const read = (next: number, hasMask: boolean): void => {
    if (automaton.depths[next] === (automaton.depths[state] ?? 0) + 1)
      walk(search, { ...after, state: next, hasMask });
  };
  if (letter.unit !== MASK) {
    read(automaton.next[row + (automaton.classes[letter.unit] ?? 0)] ?? 0, position.hasMask);
    return;
  }
  if (at > from) walk(search, { ...after, hasMask: true }); // The letter before or after it, once more.
  for (let column = 1; column < automaton.width; column++) read(automaton.next[row + column] ?? 0, true);
}

/** Tells of the pattern at a state, if the rest of the word is the rest of it and what may be attached. */
function report({ automaton, letters, found }: Search, { state, at, count, hasMask }: Position): void {
  const index = state === 0 ? -1 : (automaton.pattern[state] ?? -1);
  if (index < 0) return;
  const pattern = patternOf(automaton, index);
  const ends = endsOf(pattern, automaton.depths[state] ?? 0, letters, at);
  for (const end of ends) {
    const rest = letters.slice(at, end);
    const isMasked = hasMask || rest.some(({ unit }) => unit === MASK);
    const more = rest.reduce((sum, { run }) => sum + run, 0);
    if (isMasked && mayFollow(letters.slice(end))) found.push({ pattern: index, count: count + more });
  }
}

/** Where the pattern may end, from `depth` on, in the letters from `at` on; a mask may be a neighbour once more. */
function endsOf(
  pattern: Uint16Array,
  depth: number,
  letters: readonly Letter[],
  at: number,
): readonly number[] {
  const letter = letters[at];
  const isMask = letter?.unit === MASK;
  const again = isMask ? endsOf(pattern, depth, letters, at + 1) : [];
  if (depth === pattern.length) return [at, ...again];
  if (letter === undefined || (!isMask && letter.unit !== pattern[depth])) return again;
  return [...endsOf(pattern, depth + 1, letters, at + 1), ...again];
}

function mayFollow(letters: readonly Letter[]): boolean {
  if (letters.some(({ unit }) => unit === MASK)) return false;
  const after = letters.map(({ unit, run }) => String.fromCharCode(unit).repeat(Math.min(run, 2))).join('');
  return after === '' || after === 's' || ENCLITICS.has(after);
}
