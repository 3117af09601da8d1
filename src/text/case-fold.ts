import type { Units } from './folded.ts';

/**
 * Folds case in place, one character at a time, so that it never changes what stands where: two characters
 * that a case-insensitive pattern takes for each other have the same fold (Unicode's simple case folding; it
 * may join a few more). Only good for asking whether something may be in a text.
 */
export function foldCase({ units, length }: Units): void {
  for (let at = 0; at < length; at++) {
    const unit = units[at] ?? 0;
    const next = at + 1 < length ? (units[at + 1] ?? 0) : 0;
    if ((unit & 0xfc00) === 0xd800 && (next & 0xfc00) === 0xdc00) {
      const pair = foldCharacterCase(String.fromCharCode(unit, next));
      units[at] = pair.charCodeAt(0);
      units[++at] = pair.charCodeAt(1);
    } else units[at] = foldUnit(unit);
  }
}

const known = new Uint16Array(0x10000);

function foldUnit(unit: number): number {
  if (known[unit] === 0) known[unit] = foldCharacterCase(String.fromCharCode(unit)).charCodeAt(0);
  return known[unit] ?? unit;
}

/** `st` and `ſt` fold to each other alone, without a capital to meet in. */
const ST_LIGATURE = { from: '\uFB05', to: '\uFB06' };

function foldCharacterCase(character: string): string {
  if (character === ST_LIGATURE.from) return ST_LIGATURE.to;
  const capital = ifSameSize(character, character.toUpperCase());
  return ifSameSize(capital, capital.toLowerCase());
}

const ifSameSize = (before: string, after: string): string =>
  after.length === before.length ? after : before;
