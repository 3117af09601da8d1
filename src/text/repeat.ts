import type { Span } from '../domain/decision.ts';
import { findEmoji } from './emoji.ts';
import { readFolded } from './fold.ts';
import type { Folded } from './folded.ts';
import { SPACE } from './kinds.ts';
import { isHigh } from './word-units.ts';

/** The longest run of one sign; `span` is where it stands in the text, in UTF-16 units. */
export interface Run {
  readonly length: number;
  readonly span: Span;
}

/**
 * The longest run of one sign (letter, digit, punctuation or emoji) as its reader sees it: letters in the
 * normal fold, so that harakat and tatweel neither count nor part a run, and `aAa` is one; an emoji counts
 * once, in any skin tone. A run goes on over white space, but not one of digits: 1 000 000 is a number.
 */
export function longestRun(text: string): Run {
  return readFolded(text, 'normal', (folded) => longestIn(signsOf(folded, text)));
}

/** A text's signs; the arrays may be longer than it. */
interface Signs {
  /** Code points, and numbers from `FIRST_EMOJI` on. */
  readonly signs: Uint32Array;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;
  readonly length: number;
}

const FIRST_EMOJI = 0x110000;

function longestIn({ signs, starts, ends, length }: Signs): Run {
  let best: Run = { length: 0, span: [0, 0] };
  let last = SPACE;
  let from = 0;
  let run = 0;
  for (let at = 0; at < length; at++) {
    const sign = signs[at] ?? 0;
    if (sign === SPACE) {
      if (isDigit(last)) last = SPACE;
      continue;
    }
    if (sign !== last) {
      run = 0;
      from = starts[at] ?? 0;
    }
    last = sign;
    if (++run > best.length) best = { length: run, span: [from, ends[at] ?? 0] };
  }
  return best;
}

const isDigit = (sign: number): boolean => sign >= 0x30 && sign <= 0x39;

function signsOf(folded: Folded, text: string): Signs {
  const { units, starts, ends } = folded;
  const names = new Map<string, number>();
  const emoji = findEmoji(text);
  const made = newSigns(folded.length);
  let length = 0;
  let next = 0;
  for (let at = 0; at < folded.length; length++) {
    const picture = emoji[next];
    const isEmoji = picture !== undefined && (starts[at] ?? 0) >= picture[0];
    const to = isEmoji ? afterSpan(folded, at, picture) : at + (isHigh(units[at]) ? 2 : 1);
    made.signs[length] = isEmoji ? nameOf(text.slice(...picture), names) : codePointAt(units, at, to);
    made.starts[length] = starts[at] ?? 0;
    made.ends[length] = isEmoji ? picture[1] : (ends[to - 1] ?? 0);
    if (isEmoji) next++;
    at = to;
  }
  return { ...made, length };
}

const newSigns = (size: number) => ({
  signs: new Uint32Array(size),
  starts: new Uint32Array(size),
  ends: new Uint32Array(size),
});

const codePointAt = (units: Uint16Array, at: number, to: number): number =>
  to - at === 1
    ? (units[at] ?? 0)
    : 0x10000 + ((units[at] ?? 0) - 0xd800) * 0x400 + (units[at + 1] ?? 0) - 0xdc00;

/** A number for an emoji that no character has, the same one in any skin tone. */
function nameOf(emoji: string, names: Map<string, number>): number {
  const plain = emoji.replace(/\p{EMod}|\uFE0F/gu, '');
  const name = names.get(plain) ?? FIRST_EMOJI + names.size;
  names.set(plain, name);
  return name;
}

/** The first folded unit that was made of what stands behind a span. */
function afterSpan({ starts, length }: Folded, at: number, [, end]: Span): number {
  let to = at + 1;
  while (to < length && (starts[to] ?? 0) < end) to++;
  return to;
}
