import type { Folded } from './folded.ts';
import { KIND, kindAt, SPACE } from './kinds.ts';
import { CUT } from './respelled-writer.ts';

/** A text in which gaps between words are looked at. */
export interface Gaps {
  readonly text: Folded;
  readonly original: string;
  readonly hasBreaks: boolean;
  readonly hasTatweel: boolean;
}

/** Longer gaps are sentences' own. */
const LONGEST_GAP = 3;

const HEH = 0x647;

const TATWEEL = 0x640;

const LINE_FEED = 10;

/** Nearly all gaps are one space between words of several letters. */
export const isPlainGap = (
  { text, hasBreaks, hasTatweel }: Gaps,
  before: number,
  beforeEnd: number,
  start: number,
  end: number,
): boolean =>
  start - beforeEnd === 1 &&
  text.units[beforeEnd] === SPACE &&
  !hasBreaks &&
  !hasTatweel &&
  (end - start > 1 || beforeEnd - before > 1);

/** What joins the words at `before` and `start` to one, as far as their gap tells; 0 for nothing. */
export function cutBetween(
  gaps: Gaps,
  before: number,
  beforeEnd: number,
  start: number,
  end: number,
): number {
  const { units } = gaps.text;
  const gap = start - beforeEnd;
  if (gap > LONGEST_GAP || isDigits(units, before) || isDigits(units, start)) return 0;
  const isSingle = beforeEnd - before === 1;
  const isSpaced = hasSpace(units, beforeEnd, start);
  if (isContraction(gaps.text, before, beforeEnd, start, end)) return 0;
  if (isSingle && end - start === 1 && !(isSpaced && isLaughter(gaps.text, before, start))) return CUT.apart;
  if (!isSpaced) return isShort(gaps.text, beforeEnd, start) ? CUT.within : 0;
  if (gaps.hasTatweel && isStretched(gaps, isSingle && units[before] === HEH, beforeEnd, start)) {
    return CUT.stretched;
  }
  return gaps.hasBreaks && gap === 1 && isOneBreak(gaps, beforeEnd) ? CUT.broken : 0;
}

/** A letter that is drawn out and stands by itself (ههههه) spells no word. */
const isLaughter = ({ runs }: Folded, before: number, start: number): boolean =>
  (runs[before] ?? 1) > 2 || (runs[start] ?? 1) > 2;

/** After an apostrophe these letters are no part of a word that is spelled: I'm, she'll. */
const CONTRACTED: ReadonlySet<string> = new Set(['s', 't', 'd', 'm', 'l', 're', 've']);

/** Whether the apostrophe of a contraction stands in the gap, or before the word before it. */
function isContraction(
  { units }: Folded,
  before: number,
  beforeEnd: number,
  start: number,
  end: number,
): boolean {
  const isShort = (from: number, to: number) =>
    CONTRACTED.has(String.fromCharCode(...units.subarray(from, Math.min(to, from + 3))));
  if (start - beforeEnd === 1 && units[beforeEnd] === APOSTROPHE && isShort(start, end)) return true;
  return before > 0 && units[before - 1] === APOSTROPHE && isShort(before, beforeEnd);
}

const APOSTROPHE = 0x27;

const LONGEST_SIGNS = 2;

/** In hashtags and mentions these are spaces. */
const PARTING: ReadonlySet<number> = new Set(Array.from('_#@', (sign) => sign.charCodeAt(0)));

/** Whether the signs between groups of letters are few, and don't part words by themselves. */
function isShort({ units, runs }: Folded, from: number, to: number): boolean {
  let signs = 0;
  for (let at = from; at < to; at++) {
    if (PARTING.has(units[at] ?? 0)) return false;
    signs += runs[at] ?? 1;
  }
  return signs <= LONGEST_SIGNS;
}

const isDigits = (units: Uint16Array, at: number): boolean => (kindAt(units, at) & KIND.digit) !== 0;

function hasSpace(units: Uint16Array, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (units[at] === SPACE) return true;
  return false;
}

/** After هـ, which means a year of the Hijra, the next word has to be stretched too. */
function isStretched({ text, original }: Gaps, isHeh: boolean, beforeEnd: number, start: number): boolean {
  const after = original.charCodeAt((text.starts[start] ?? 0) - 1) === TATWEEL;
  return after || (!isHeh && original.charCodeAt((text.ends[beforeEnd - 1] ?? 0) - 1) === TATWEEL);
}

const isOneBreak = ({ text, original }: Gaps, gap: number): boolean =>
  text.runs[gap] === 1 && original.charCodeAt(text.starts[gap] ?? 0) === LINE_FEED;

/** A number for what stands in a gap: two spaces, or a line break, part words that one space spells. Never 0. */
export function gapOf({ text, original }: Gaps, from: number, to: number): number {
  let gap = 1;
  for (let at = from; at < to; at++) {
    const isBreak = original.charCodeAt(text.starts[at] ?? 0) === LINE_FEED;
    const sign = isBreak ? LINE_FEED : (text.units[at] ?? 0);
    gap = Math.imul(Math.imul(gap, 31) + sign, 31) + (text.runs[at] ?? 0);
  }
  return gap >>> 0 || 1;
}
