/**
 * Regular inflection of English: plurals and third persons, past and progressive forms, comparatives, and
 * the person who does it. After R. Huddleston and G. K. Pullum, "The Cambridge Grammar of the English
 * Language" (2002), chapter 18.
 */
/** Letters after which the plural and the third person are -es. */
const BEFORE_ES: ReadonlySet<string> = new Set('sxzhoi');
const LONG_ENDINGS: ReadonlySet<string> = new Set(['ed', 'ing', 'er', 'ers', 'est']);
/** After a stem that ends with e. */
const AFTER_E: ReadonlySet<string> = new Set(['d', 'r', 'rs', 'st']);

/** Longer endings are none; a stem's last letter may be doubled before them. */
export const LONGEST_ENDING = 4;

/** Shorter stems with a long ending are mostly other words: better, titter, hoer. */
const SHORTEST_STEM = 4;

/** What an ending follows: its last letter, whether that one is doubled in the stem itself, its letters. */
interface Stem {
  readonly last: number;
  readonly isDoubled: boolean;
  readonly length: number;
}

/** Whether a word that is a stem and this ending is a regular form of the stem. */
export function isEnglishEnding(ending: string, stem: Stem): boolean {
  const last = String.fromCharCode(stem.last);
  if (ending === 's') return last !== 's';
  if (ending === 'es') return BEFORE_ES.has(last);
  if (stem.length < SHORTEST_STEM) return false;
  if (last === 'e' && !stem.isDoubled && AFTER_E.has(ending)) return true;
  const rest = ending.startsWith(last) && !stem.isDoubled ? ending.slice(1) : ending;
  if (rest === ending && stem.isDoubled && /^e[rs]/.test(ending)) return false; // butt, butter
  return LONG_ENDINGS.has(rest);
}
