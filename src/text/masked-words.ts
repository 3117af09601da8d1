import type { Folded } from './folded.ts';
import { KIND, kindAt, kindsIn } from './kinds.ts';
import { writer } from './respelled-writer.ts';

/** Takes down the words with masked letters between `from` and `to`. */
export function findMasked({ units }: Folded, from: number, to: number): void {
  for (let at = from; at < to; at++) {
    const start = at;
    let inWord = 0;
    while (at < to && (kindAt(units, at) & (KIND.word | KIND.mask)) !== 0) inWord |= kindAt(units, at++);
    if ((inWord & KIND.mask) !== 0) addMasked(units, start, at);
  }
}

/** Without masks at the ends, where they are no letters. */
function addMasked(units: Uint16Array, from: number, to: number): void {
  let [start, end] = [from, to];
  while (start < end && (kindAt(units, start) & KIND.word) === 0) start++;
  while (end > start && (kindAt(units, end - 1) & KIND.word) === 0) end--;
  if ((kindsIn(units, start, end) & KIND.mask) !== 0) writer.masked.push([start, end]);
}
