import { percentOf } from './share.ts';

/** Fewer letters with case are an abbreviation (NATO, COVID-19): nobody shouts with them. */
const LEAST_CASED = 10;

/**
 * How many of the letters that have case are capitals, in percent. 0 where fewer than ten have case, so
 * that a text in Arabic, with a name in capitals or not, is one that does not shout.
 */
export function capitalShare(text: string): number {
  const capitals = text.match(/[\p{Lu}\p{Lt}]/gu)?.length ?? 0;
  if (capitals === 0) return 0;
  const cased = capitals + (text.match(/\p{Ll}/gu)?.length ?? 0);
  return cased < LEAST_CASED ? 0 : percentOf(capitals, cased);
}
