import { LATIN_SIGNS } from '../../text/look-alikes.ts';

/** Writes letters for the digits that stand between Latin letters. Whether there are any. */
export function readDigits(letters: Uint16Array, from: number, to: number): boolean {
  let hasDigits = false;
  for (let at = from + 1; at < to - 1; at++) {
    const unit = letters[at] ?? 0;
    const letter = unit <= NINE ? (LATIN_SIGNS[0][unit] ?? 0) : 0;
    if (letter === 0) continue;
    letters[at] = letter;
    hasDigits = true;
  }
  return hasDigits;
}

const NINE = 0x39;
