import { CUT, MADE_OF, type Respelled, SIGNS } from './respelled-writer.ts';
import { beginsWord, endsWord, type Match } from './words.ts';

/** Two letters may stand apart, or be signs, by chance. */
const SHORTEST = 3;
/** Shorter terms have no part of a word before or after them where signs divide groups of letters. */
const SHORTEST_IN_GROUPS = 4;
/** So many attached letters, as of ال, are seen to be attached. */
const ARTICLE = 2;
/** Shorter words of two lines that make a listed one are an accident: pen, is. */
const SHORTEST_BROKEN = 5;

/**
 * Whether a term that was found in the respelled text at `from` to `to` may be meant there, by what was done
 * to its letters: a term that stands there without any change is none of an evasion. `match`: how
 * it is listed; `attached`: how many letters are attached before it.
 */
export function isPlausible(
  text: Respelled,
  from: number,
  to: number,
  match: Match,
  attached: number,
): boolean {
  const cuts = countCuts(text, from, to);
  const made = countMade(text, from, to);
  const letters = lettersOf(text, from, to);
  if (letters < SHORTEST || !isReadable(made, letters)) return false;
  if (cuts.all === 0) return made.other || isInside(text, from, to, letters);
  const standsAlone = beginsWord(text, from) && endsWord(text, to);
  if (cuts.broken > 0) return cuts.all === 1 && letters >= SHORTEST_BROKEN && standsAlone && cuts.inner;
  if (cuts.groups > 0 && match !== 'word') return standsAlone;
  if (cuts.groups > 0 && letters < SHORTEST_IN_GROUPS) {
    return endsWord(text, to) && (attached >= ARTICLE || beginsWord(text, from));
  }
  return true;
}

interface Cuts {
  readonly all: number;
  /** Between groups of several letters. */
  readonly groups: number;
  readonly broken: number;
  /** No cut leaves a single letter at an end. */
  readonly inner: boolean;
}

function countCuts({ cuts }: Respelled, from: number, to: number): Cuts {
  let [all, groups, broken, inner] = [0, 0, 0, true];
  for (let at = from + 1; at < to; at++) {
    const cut = cuts[at] ?? 0;
    if (cut === 0) continue;
    all++;
    if (cut !== CUT.apart) groups++;
    if (cut === CUT.broken) broken++;
    if (at === from + 1 || at === to - 1) inner = false;
  }
  return { all, groups, broken, inner };
}

interface Made {
  /** Whether anything else than digits and punctuation was made a letter. */
  readonly other: boolean;
  readonly digits: number;
  readonly signs: number;
}

function countMade({ made, runs }: Respelled, from: number, to: number): Made {
  let [digits, signs, other] = [0, 0, false];
  for (let at = from; at < to; at++) {
    const what = made[at] ?? 0;
    if (what === 0) continue;
    if (what === MADE_OF.digit) digits += countOf(runs[at]);
    else if (SIGNS.has(what)) signs += countOf(runs[at]);
    if (!IN_DOUBT.has(what)) other = true;
  }
  return { digits, signs, other };
}

/** At an end of a word these are mostly what they are. */
const IN_DOUBT: ReadonlySet<number> = new Set([MADE_OF.digit, MADE_OF.punctuation, MADE_OF.doubtful]);

/** Something of the word has to be letters, and a short word with several digits is a number: a55. */
function isReadable({ digits, signs }: Made, letters: number): boolean {
  const plain = letters - digits - signs;
  return plain > 0 && (letters > SHORTEST || digits <= 1);
}

/**
 * Whether a digit or a punctuation mark stands for a letter inside the word, or digits on both sides of one. At
 * an end they mostly are what they are (5am, too!, 60th, f001); but for one digit at an end of a longer word,
 * and for any in a long one, where they can't be a number (1diot, بشع٥, 1053r).
 */
function isInside({ made, units, runs }: Respelled, from: number, to: number, letters: number): boolean {
  let [first, last] = [from, to - 1];
  while (first < last && isDoubtful(made[first])) first++;
  while (last > first && isDoubtful(made[last])) last--;
  for (let at = Math.max(first, from + 1); at < Math.min(last + 1, to - 1); at++)
    if (made[at] !== 0) return true;
  if (letters <= SHORTEST) return false;
  if ((units[from] ?? 0) >= ARABIC) return made[to - 1] === MADE_OF.digit && units[to - 1] === HEH;
  const [before, after] = [first - from, to - 1 - last];
  if (before > 0 && (after > 0 || letters > LONGEST_NUMBER)) return true;
  return before + after === 1 && runs[from] === 1 && runs[to - 1] === 1;
}

/** With its unit: 60th, f001. */
const LONGEST_NUMBER = 4;
const isDoubtful = (made: number | undefined): boolean => made === MADE_OF.digit || made === MADE_OF.doubtful;

const ARABIC = 0x600;
const HEH = 0x647;

function lettersOf({ runs, units }: Respelled, from: number, to: number): number {
  let letters = 0;
  for (let at = from; at < to; at++) letters += units[at] === 0 ? 0 : countOf(runs[at]);
  return letters;
}

/** A letter that is drawn out counts twice at most. */
const countOf = (run = 1): number => Math.min(run, 2);
