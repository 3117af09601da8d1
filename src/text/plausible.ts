import { CUT, MADE_OF, type Respelled } from './respelled.ts';
import { beginsWord, endsWord } from './words.ts';

/** Two letters may stand apart, or be signs, by chance. */
const SHORTEST = 3;
/** Shorter terms have no part of a word before or after them where signs divide groups of letters. */
const SHORTEST_IN_GROUPS = 4;
/** Shorter words of two lines that make a listed one are an accident: pen, is. */
const SHORTEST_BROKEN = 5;

/**
 * Whether a term that was found in the respelled text at `from` to `to` may be meant there, by what was done
 * to its letters: a term that stands there without any change is none of an evasion. `mayBePart`: it
 * is listed as a part of words.
 */
export function isPlausible(text: Respelled, from: number, to: number, mayBePart: boolean): boolean {
  const cuts = countCuts(text, from, to);
  const made = countMade(text, from, to);
  const letters = lettersOf(text, from, to);
  if (letters < SHORTEST) return false;
  if (cuts.all === 0) return isReadable(made, letters) && (made.other || isInside(text, from, to, letters));
  if (made.all > 0 && !isReadable(made, letters)) return false;
  const standsAlone = beginsWord(text, from) && endsWord(text, to);
  if (cuts.broken > 0) return cuts.all === 1 && letters >= SHORTEST_BROKEN && standsAlone && cuts.inner;
  if (cuts.groups > 0 && (mayBePart || letters < SHORTEST_IN_GROUPS)) return standsAlone;
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
  readonly all: number;
  /** Whether anything else than digits and punctuation was made a letter. */
  readonly other: boolean;
  readonly digits: number;
  readonly signs: number;
}

function countMade({ made, runs }: Respelled, from: number, to: number): Made {
  let [all, digits, signs, other] = [0, 0, 0, false];
  for (let at = from; at < to; at++) {
    const what = made[at] ?? 0;
    if (what === 0) continue;
    all++;
    if (what === MADE_OF.digit) digits += countOf(runs[at]);
    else if (what === MADE_OF.sign || what === MADE_OF.punctuation) signs += countOf(runs[at]);
    if (what !== MADE_OF.digit && what !== MADE_OF.punctuation) other = true;
  }
  return { all, digits, signs, other };
}

/** Something of the word has to be letters, and a short word with several digits is a number: a55. */
function isReadable({ digits, signs }: Made, letters: number): boolean {
  const plain = letters - digits - signs;
  return plain > 0 && digits <= plain + 1 && (letters > SHORTEST || digits <= 1);
}

/**
 * Whether a digit or a punctuation mark stands for a letter inside the word. At an end they mostly are what
 * they are (5am, too!); but for one digit at an end of a longer word, where it can't be a number (1diot, تاف٥).
 */
function isInside({ made, units, runs }: Respelled, from: number, to: number, letters: number): boolean {
  let [first, last] = [from, to - 1];
  while (first < last && made[first] === MADE_OF.digit) first++;
  while (last > first && made[last] === MADE_OF.digit) last--;
  for (let at = Math.max(first, from + 1); at < Math.min(last + 1, to - 1); at++)
    if (made[at] !== 0) return true;
  if (letters <= SHORTEST || first - from + (to - 1 - last) !== 1 || runs[from] !== 1 || runs[to - 1] !== 1) {
    return false;
  }
  return (units[from] ?? 0) < ARABIC || (made[to - 1] === MADE_OF.digit && units[to - 1] === HEH);
}

const ARABIC = 0x600;
const HEH = 0x647;

function lettersOf({ runs, units }: Respelled, from: number, to: number): number {
  let letters = 0;
  for (let at = from; at < to; at++) letters += units[at] === 0 ? 0 : countOf(runs[at]);
  return letters;
}

/** A letter that is drawn out counts twice at most. */
const countOf = (run = 1): number => Math.min(run, 2);
