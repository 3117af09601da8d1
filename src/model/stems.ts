import { ENCLITICS, PROCLITICS } from '../text/clitics.ts';

const LONGEST = 4;
const SHORTEST_STEM = 3;

/** Up to four units of the Arabic block as one number, which no other of them have. */
function pack(units: ArrayLike<number>, from: number, to: number): number {
  let packed = 1;
  for (let at = from; at < to; at++) {
    const unit = units[at] ?? 0;
    if (unit >> 7 !== ARABIC) return 0;
    packed = (packed << 7) | (unit & 127);
  }
  return packed;
}

const ARABIC = 0x600 >> 7;

const packs = (clitics: ReadonlySet<string>): ReadonlySet<number> =>
  new Set(
    [...clitics]
      .filter(({ length }) => length > 0 && length <= LONGEST)
      .map((clitic) =>
        pack(
          Array.from(clitic, (letter) => letter.charCodeAt(0)),
          0,
          clitic.length,
        ),
      ),
  );

const BEFORE = packs(PROCLITICS);
const AFTER = packs(ENCLITICS);

/** Where a word begins without the longest of what Arabic writes onto its front that leaves three letters. */
export function stemStart(units: ArrayLike<number>, from: number, to: number): number {
  for (let at = Math.min(from + LONGEST, to - SHORTEST_STEM); at > from; at--) {
    if (BEFORE.has(pack(units, from, at))) return at;
  }
  return from;
}

/** The same of its end. */
export function stemEnd(units: ArrayLike<number>, from: number, to: number): number {
  for (let at = Math.max(to - LONGEST, from + SHORTEST_STEM); at < to; at++) {
    if (AFTER.has(pack(units, at, to))) return at;
  }
  return to;
}
