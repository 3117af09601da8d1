/**
 * The scripts that are written today, by their names in Unicode (UAX #31, tables 5 and 7, and Mongolian).
 * Those of inscriptions and manuscripts alone are left out.
 */
export const SCRIPTS: readonly string[] =
  `adlam arabic armenian balinese bamum batak bengali bopomofo canadian_aboriginal chakma
  cham cherokee cyrillic devanagari ethiopic georgian greek gujarati gurmukhi han hangul hanifi_rohingya hebrew
  hiragana javanese kannada katakana kayah_li khmer lao latin lepcha limbu lisu malayalam mandaic meetei_mayek
  miao mongolian myanmar new_tai_lue newa nko nyiakeng_puachue_hmong ol_chiki oriya osage saurashtra sinhala
  sundanese syloti_nagri syriac tai_le tai_tham tai_viet tamil telugu thaana thai tibetan tifinagh vai wancho yi`
    .trim()
    .split(/\s+/);

const PATTERNS = SCRIPTS.map((name) => new RegExp(`\\p{Script=${unicodeName(name)}}`, 'u'));

/** `canadian_aboriginal` is Canadian_Aboriginal to a regular expression. */
function unicodeName(name: string): string {
  return name.replace(/(?:^|_)[a-z]/g, (first) => first.toUpperCase());
}

/** How many letters a text has, and how many of each script, in the order of `SCRIPTS`. */
export interface LetterCounts {
  readonly letters: number;
  readonly byScript: Uint32Array;
}

/** Counts the letters of a text by their script. The tatweel is none; 𝐀 and Ａ are A's. Linear. */
export function countLetters(text: string): LetterCounts {
  const byClass = new Uint32Array(SCRIPTS.length + 3);
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const isPair = (unit & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00;
    const kind = isPair ? classOf(text.slice(at, ++at + 1)) : classOfUnit(unit);
    byClass[kind] = (byClass[kind] ?? 0) + 1;
  }
  const byScript = byClass.slice(FIRST_SCRIPT);
  return { letters: byScript.reduce((sum, count) => sum + count, byClass[OTHER_SCRIPT] ?? 0), byScript };
}

// Classes of characters; 0 is one that was not asked for yet.
const NO_LETTER = 1;
const OTHER_SCRIPT = 2;
const FIRST_SCRIPT = 3;
const units = new Uint8Array(0x10000);

function classOfUnit(unit: number): number {
  const known = units[unit] ?? 0;
  if (known !== 0) return known;
  const found = classOf(String.fromCharCode(unit));
  units[unit] = found;
  return found;
}

function classOf(character: string): number {
  if (!/\p{L}/u.test(character) || character === '\u0640') return NO_LETTER;
  const plain = character.normalize('NFKD'); // Styled letters belong to all scripts, says Unicode.
  const script = PATTERNS.findIndex((pattern) => pattern.test(plain));
  return script < 0 ? OTHER_SCRIPT : script + FIRST_SCRIPT;
}
