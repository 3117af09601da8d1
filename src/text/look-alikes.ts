/**
 * Letters of other alphabets, and letters of the Latin one that nobody types by accident, which pass for a
 * plain Latin letter; in the normal fold (small, without accents). Chosen from Unicode's confusables.txt
 * (UTS #39) and from the letters of "fancy text" generators. A text is never translated by them as a whole:
 * see `respelled.ts` for where they count.
 */
const LATIN_LOOK_ALIKES: Readonly<Record<string, string>> = {
  a: 'аαɑᴀᗩᎪ',
  b: 'вьβʙɓƀᗷᏴ',
  c: 'сᴄᑕᏟ',
  d: 'ԁᴅđɗðᗪᎠ',
  e: 'еєεҽᴇəᗴᕮᎬ',
  f: 'ꜰƒᖴ',
  g: 'ԍɡɢցǥᘜᏀ',
  h: 'һнհʜħᕼᎻ',
  i: 'іιɪıɩᎥ',
  j: 'јϳᴊᒍᎫ',
  k: 'кκᴋĸᛕᏦ',
  l: 'ӏʟłᒪᏞ',
  m: 'мᴍɱᗰᎷ',
  n: 'пηոɴŋᑎ',
  o: 'оοσօᴏøᗝ',
  p: 'рρᴘþƥᑭᏢ',
  q: 'ԛզꞯᑫ',
  r: 'гґʀᖇᎡᏒ',
  s: 'ѕꜱᔕᏚ',
  t: 'тτᴛŧᎢ',
  u: 'цսυμᴜʊᑌ',
  v: 'ѵνᴠᐯᏙ',
  w: 'шωԝᴡɯᗯᏔ',
  x: 'хχ᙭',
  y: 'уүγʏ',
  z: 'ᴢƶᘔᏃ',
};

/** Of a folded unit: the Latin letter that it passes for, or 0. */
export const lookAlike: Uint16Array = new Uint16Array(0x10000);
for (const [letter, others] of Object.entries(LATIN_LOOK_ALIKES)) {
  for (const other of others.toLowerCase()) lookAlike[other.charCodeAt(0)] = letter.charCodeAt(0);
}

/** Digits and signs that stand for letters among Latin ones ("leet"); of two readings the likelier first. */
const LATIN: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'il',
  '2': 'z',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '6': 'gb',
  '7': 't',
  '8': 'b',
  '9': 'gq',
  '@': 'a',
  $: 's',
  '!': 'il',
  '|': 'il',
  '¡': 'i',
  '+': 't',
  '(': 'c',
  '<': 'c',
  '[': 'c',
  '¢': 'c',
  '©': 'c',
  '€': 'e',
  '£': 'l',
  '¥': 'y',
  '§': 's',
  '°': 'o',
  '×': 'x',
};

/** The same among Arabic letters: strokes for an alef, and a ring for a heh (٥ folds to 5; ٠ is a dot). */
const ARABIC: Readonly<Record<string, string>> = {
  '1': 'ا',
  '!': 'ا',
  '|': 'ا',
  '@': 'ا',
  '5': 'ه',
};

/** Of a folded unit: the letter that it is read as; 0 where it is no sign. Of two readings the one asked for. */
function lettersOf(signs: Readonly<Record<string, string>>, which: 0 | 1): Uint16Array {
  const letterOf = new Uint16Array(0x10000);
  for (const [sign, letters] of Object.entries(signs)) {
    letterOf[sign.charCodeAt(0)] = (letters[which] ?? letters).charCodeAt(0);
  }
  return letterOf;
}

/** The likelier readings, and the others; those that have but one are in both. */
export const LATIN_SIGNS: readonly [Uint16Array, Uint16Array] = [lettersOf(LATIN, 0), lettersOf(LATIN, 1)];
export const ARABIC_SIGNS: Uint16Array = lettersOf(ARABIC, 0);

/** Signs that are punctuation more often than letters: at either end of a word they are no sign of anything. */
export const PUNCTUATION: ReadonlySet<number> = new Set(Array.from('!¡(<[', (sign) => sign.charCodeAt(0)));
/** Signs that are something else at an end of most short words: mentions, sums, lines of tables. */
export const DOUBTFUL: ReadonlySet<number> = new Set(Array.from('@|+', (sign) => sign.charCodeAt(0)));

/** Signs that are put for a letter, whichever it is: f*ck. */
export const MASKS: ReadonlySet<number> = new Set(Array.from('*#%•●○★☆✱~^@¤', (sign) => sign.charCodeAt(0)));
