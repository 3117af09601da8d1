import type { Span } from '../domain/decision.ts';
import { findEmoji } from './emoji.ts';
import { readFolded } from './fold.ts';
import { type Folded, originalSpan } from './folded.ts';

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
  return readFolded(text, 'normal', (folded) => longestIn(folded, findEmoji(text), text));
}

const SPACE = 0x20;
const NONE = -1;

function longestIn(folded: Folded, emoji: readonly Span[], text: string): Run {
  const names = new Map<string, number>();
  let best = 0;
  let bestRange: Span = [0, 0];
  let [last, length, from, next] = [NONE, 0, 0, 0];
  for (let at = 0, to = 0; at < folded.length; at = to) {
    const picture = emoji[next];
    let sign = folded.units[at] ?? 0;
    if (picture !== undefined && (folded.starts[at] ?? 0) >= picture[0]) {
      sign = nameOf(text.slice(...picture), names);
      to = afterSpan(folded, at, picture);
      next++;
    } else if ((sign & 0xfc00) === 0xd800) {
      sign = sign * 0x10000 + (folded.units[at + 1] ?? 0);
      to = at + 2;
    } else to = at + 1;
    if (sign === SPACE) {
      if (last >= 0x30 && last <= 0x39) last = NONE;
      continue;
    }
    if (sign !== last) [last, length, from] = [sign, 0, at];
    if (++length > best) [best, bestRange] = [length, [from, to]];
  }
  return { length: best, span: best === 0 ? bestRange : originalSpan(folded, ...bestRange) };
}

/** A number for an emoji that no character has, the same one in any skin tone. */
function nameOf(emoji: string, names: Map<string, number>): number {
  const plain = emoji.replace(/\p{EMod}|\uFE0F/gu, '');
  const name = names.get(plain) ?? NONE - 1 - names.size;
  names.set(plain, name);
  return name;
}

/** The first folded unit that was made of what stands behind a span; all of the span's are one sign. */
function afterSpan({ starts, length }: Folded, at: number, [, end]: Span): number {
  let to = at + 1;
  while (to < length && (starts[to] ?? 0) < end) to++;
  return to;
}
