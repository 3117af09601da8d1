import { percentOf } from './share.ts';

/** Fewer letters with case are an abbreviation (NATO, COVID-19): nobody shouts with them. */
const LEAST_CASED = 10;

/**
 * How many of the letters that have case are capitals, in percent. 0 where fewer than ten have case, so
 * that a text in Arabic, with a name in capitals or not, is one that does not shout.
 */
export function capitalShare(text: string): number {
  let [capitals, cased] = [0, 0];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const isPair = (unit & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00;
    const letterCase = isPair ? caseOf(text.slice(at, ++at + 1)) : cases[unit] || askCase(unit);
    if (letterCase >= SMALL) cased++;
    if (letterCase === CAPITAL) capitals++;
  }
  return cased < LEAST_CASED ? 0 : percentOf(capitals, cased);
}

// What a unit is; 0 is one that was not asked for yet.
const NONE = 1;
const SMALL = 2;
const CAPITAL = 3;
const cases = new Uint8Array(0x10000);

function askCase(unit: number): number {
  const letterCase = caseOf(String.fromCharCode(unit));
  cases[unit] = letterCase;
  return letterCase;
}

function caseOf(character: string): number {
  if (/[\p{Lu}\p{Lt}]/u.test(character)) return CAPITAL;
  return /\p{Ll}/u.test(character) ? SMALL : NONE;
}
