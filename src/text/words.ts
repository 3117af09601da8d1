import { CLITICS, type Clitics, type CliticTree, follow } from './clitics.ts';
import { isEnglishEnding, LONGEST_ENDING } from './english.ts';
import type { Folded } from './folded.ts';
import { SPACE } from './kinds.ts';
import { isWordAt, isWordUnit } from './word-units.ts';

/**
 * How much of a word a term has to be. `word`: all of it but clitics and regular endings; `start`: its
 * beginning; `part`: any part; `exact`: all of it.
 */
export const MATCHES = ['word', 'start', 'part', 'exact'] as const;
export type Match = (typeof MATCHES)[number];

/** Folded units, from and to (exclusive). */
export type UnitRange = readonly [from: number, to: number];

/** A text whose words are looked at: folded, with its runs joined. */
export interface Words extends Folded {
  /** Of a text that is put together of pieces: what is between a unit and the one before; 0 for nothing. */
  readonly cuts?: Uint8Array;
  /** What kind of gap each cut is; a cut of the kind `joint` is none, as it parts the letters of one word. */
  readonly gaps?: Uint32Array;
  readonly joint?: number;
  /** Of such a text: 1 for letters that were written with a sign that belongs to no word. */
  readonly signs?: Uint8Array;
}

/** How a term is written and looked for. */
export interface Wanted {
  readonly match: Match;
  /** How many times each of its letters stands there in a row. */
  readonly runs: Uint16Array;
}

/** A letter that is drawn out stands there so many times at least: no word spells one letter three times. */
const DRAWN_OUT = 3;

/**
 * What a term found at `from` to `to` matches there, with all that is attached to it in the word; null if
 * it stands inside another word, or with other letters doubled. Looks at a fixed number of units, however
 * long the word is.
 */
export function wordAround(
  text: Words,
  from: number,
  to: number,
  { match, runs }: Wanted,
  clitics: Clitics = CLITICS,
): UnitRange | null {
  const fit = fitRuns(text, from, to, runs);
  if (fit < 0) return null;
  if (match === 'part') return [from, to];
  if (match === 'exact') {
    const isWhole = (fit & MORE) === 0 && beginsWord(text, from) && endsWord(text, to);
    return isWhole ? [from, to] : null;
  }
  const start = startOf(text, from, fit, clitics.before);
  if (start < 0) return null;
  const end = match === 'start' ? to : endOf(text, from, to, fit, runs, clitics.after);
  return end < 0 ? null : [start, end];
}

// What the runs at a term's ends leave open.
/** The first letter is there once more: it may be attached. */
const MORE_BEFORE = 1;
/** The last one is. */
const MORE_AFTER = 2;
const MORE = MORE_BEFORE | MORE_AFTER;
/** It is drawn out, and so may be the last letter of what is attached (ياااأحمق). */
const DRAWN_BEFORE = 4;
const DRAWN_AFTER = 8;
/** One more last letter of a longer term is mostly a slip or an evasion. */
const DOUBLED_AFTER = 16;

function startOf(text: Words, from: number, fit: number, tree: CliticTree): number {
  const mustAttach = (fit & MORE_BEFORE) !== 0;
  if (!mustAttach && beginsWord(text, from)) return from;
  const start = attachedBefore(text, from, mustAttach ? 1 : 0, tree);
  return start < 0 && (fit & DRAWN_BEFORE) !== 0 ? attachedBefore(text, from, 1, tree) : start;
}

function endOf(
  text: Words,
  from: number,
  to: number,
  fit: number,
  runs: Uint16Array,
  tree: CliticTree,
): number {
  const mustAttach = (fit & MORE_AFTER) !== 0;
  const isEnd = endsWord(text, to);
  if (!mustAttach && isEnd) return to;
  const more = mustAttach ? 1 : 0;
  const end = isLatin(text.units[to - 1] ?? 0)
    ? endingAfter(text, from, to, more, runs)
    : attachedAfter(text, to, more, tree);
  if (end < 0 && isEnd && (fit & DOUBLED_AFTER) !== 0) return to;
  return end < 0 && (fit & DRAWN_AFTER) !== 0 ? attachedAfter(text, to, 1, tree) : end;
}

/**
 * Whether the letters stand there as often as in the term, or drawn out. One more at either end may belong
 * to what is attached (ككلب, مصريين): the answer says so in its bits. -1 if they don't fit.
 */
function fitRuns(text: Words, from: number, to: number, runs: Uint16Array): number {
  let fit = 0;
  for (let at = from; at < to; at++) {
    const found = text.runs[at] ?? 1;
    const wanted = runs[at - from] ?? 1;
    if (found === wanted) continue;
    const unit = text.units[at] ?? 0;
    if (unit === SPACE) continue;
    if (found < wanted || !isLetter(unit)) return -1;
    const isDrawnOut = found >= DRAWN_OUT;
    if (at === to - 1) fit |= isDrawnOut ? DRAWN_AFTER : MORE_AFTER | doubledAfter(unit, runs);
    else if (at === from) fit |= isDrawnOut ? DRAWN_BEFORE : MORE_BEFORE;
    else if (!isDrawnOut) return -1;
  }
  return fit;
}

const S = 0x73;
const SHORTEST_DOUBLED = 4;

/** In shorter terms, and for s, one more letter makes another word: سبب, caress. */
const doubledAfter = (unit: number, runs: Uint16Array): number =>
  unit !== S && runs.length >= SHORTEST_DOUBLED ? DOUBLED_AFTER : 0;

/** Whether no letter of the same word stands before `at`. */
export const beginsWord = (text: Words, at: number): boolean =>
  at === 0 || !isWordAt(text.units, at) || !goesOnBefore(text, at);

/** Whether no letter of the same word stands at `at` and after. */
export const endsWord = (text: Words, at: number): boolean =>
  at >= text.length || !isWordAt(text.units, at - 1) || !goesOnAt(text, at);

const goesOnBefore = (text: Words, at: number): boolean =>
  at > 0 && !isCut(text, at) && !text.signs?.[at - 1] && isWordAt(text.units, at - 1);

const goesOnAt = (text: Words, at: number): boolean =>
  at < text.length && !isCut(text, at) && !text.signs?.[at] && isWordAt(text.units, at);

const isCut = ({ cuts, gaps, joint }: Words, at: number): boolean =>
  cuts !== undefined && cuts[at] !== 0 && (joint === 0 || gaps?.[at] !== joint);

/** Where the proclitics before `from` begin; -1 if what is there is none. */
function attachedBefore(text: Words, from: number, more: number, tree: CliticTree): number {
  if (!isArabic(text.units[from] ?? 0)) return isAfterArticle(text, from) && more === 0 ? from : -1;
  let node = more > 0 ? follow(tree, 0, text.units[from] ?? 0) : 0;
  if (more > 0 && node === 0) return -1;
  let start = from;
  while (goesOnBefore(text, start)) {
    node = followRun(text, --start, tree, node);
    if (node === 0) return -1;
  }
  return tree.complete[node] === 1 ? start : -1;
}

/** Where words are spelled, the article and the pronoun of English look like a letter: a l i a r. */
const isAfterArticle = (text: Words, at: number): boolean =>
  (text.joint ?? 0) !== 0 &&
  (text.units[at - 1] === ARTICLE || text.units[at - 1] === PRONOUN) &&
  text.cuts?.[at] !== 0 &&
  !goesOnBefore(text, at - 1);

const ARTICLE = 0x61;
const PRONOUN = 0x69;

/** Where the enclitics after `to` end; -1 if what is there is none. */
function attachedAfter(text: Words, to: number, more: number, tree: CliticTree): number {
  if (!isArabic(text.units[to - 1] ?? 0)) return -1;
  let node = more > 0 ? follow(tree, 0, text.units[to - 1] ?? 0) : 0;
  if (more > 0 && node === 0) return -1;
  let end = to;
  while (goesOnAt(text, end)) {
    node = followRun(text, end++, tree, node);
    if (node === 0) return -1;
  }
  return tree.complete[node] === 1 ? end : -1;
}

/** A letter that is drawn out counts once, a doubled one twice. */
function followRun(text: Words, at: number, tree: CliticTree, node: number): number {
  const unit = text.units[at] ?? 0;
  const once = follow(tree, node, unit);
  return text.runs[at] === 2 && once > 0 ? follow(tree, once, unit) : once;
}

/** Where a regular ending of English ends; -1 if what is there is none. */
function endingAfter(text: Words, from: number, to: number, more: number, runs: Uint16Array): number {
  let end = to;
  let ending = more > 0 ? String.fromCharCode(text.units[to - 1] ?? 0) : '';
  while (goesOnAt(text, end)) {
    if (end - to >= LONGEST_ENDING) return -1;
    ending += String.fromCharCode(text.units[end] ?? 0).repeat(text.runs[end] === 2 ? 2 : 1);
    end++;
  }
  const isDoubled = more === 0 && (text.runs[to - 1] ?? 1) > 1;
  const stem = { last: text.units[to - 1] ?? 0, isDoubled, length: lengthOfWord(text, from, to, runs) };
  return isEnglishEnding(ending, stem) ? end : -1;
}

/** Of the term's last word, in letters. */
function lengthOfWord({ units }: Words, from: number, to: number, runs: Uint16Array): number {
  let length = 0;
  for (let at = to - 1; at >= from && isLatin(units[at] ?? 0); at--) length += runs[at - from] ?? 1;
  return length;
}

const isArabic = (unit: number): boolean => unit >= 0x0600 && unit <= 0x06ff;
const isLatin = (unit: number): boolean => unit >= 0x61 && unit <= 0x7a;
const isLetter = (unit: number): boolean => !(unit >= 0x30 && unit <= 0x39) && isWordUnit(unit);
