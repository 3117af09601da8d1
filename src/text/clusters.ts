/**
 * More marks than this on one letter are taken in portions, as UAX #15's Stream-Safe Text Format does:
 * putting n marks in canonical order costs n² in common implementations of Unicode.
 */
const MAX_MARKS = 30;

/** Where the character at `start` ends with the marks on it; what follows composes (NFC) with neither. */
export function clusterEnd(text: string, start: number): number {
  let end = start + characterSize(text, start);
  for (let marks = 0; marks < MAX_MARKS && end < text.length && joinsBefore(text, end); marks++) {
    end += characterSize(text, end);
  }
  return end;
}

/** Whether the unit at `at` surely begins a cluster; so does the end of the text. */
export function beginsCluster(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (!(unit >= FIRST_MARK)) return true;
  if (begins[unit] === 0) {
    begins[unit] = isSurrogate(unit) || JOINS.test(String.fromCharCode(unit)) ? 2 : 1;
  }
  return begins[unit] === 1;
}

const FIRST_MARK = 0x300;
/** Marks, and the Hangul vowels and finals that compose with the letter before them. */
const JOINS = /[\p{M}\u1161-\u1175\u11A8-\u11C2]/u;
const begins = new Uint8Array(0x10000); // 0 not asked yet, 1 yes, 2 perhaps not

function joinsBefore(text: string, at: number): boolean {
  return !beginsCluster(text, at) && JOINS.test(text.slice(at, at + characterSize(text, at)));
}

function characterSize(text: string, at: number): 1 | 2 {
  const isPair = (text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00;
  return isPair ? 2 : 1;
}

const isSurrogate = (unit: number): boolean => (unit & 0xf800) === 0xd800;
