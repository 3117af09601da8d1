/**
 * What every text loses before it is screened, stored and served: characters that no reader writes
 * and that reorder or hide what stands around them. All else stays as it was written.
 */

/** Embeddings and overrides (UAX #9), deprecated format characters, C0 but LF and TAB, C1, noncharacters. */
const NEVER = /[\u202A-\u202E\u206A-\u206F]|(?![\t\n\u007F])\p{Cc}|\p{Noncharacter_Code_Point}/gu;
/** A name stands inside a line of somebody else's text: no isolates, no line breaks. */
const NEVER_IN_NAMES = /[\u2066-\u2069\n\u2028\u2029]/g;

/** Why a text can't be taken: U+0000 and lone surrogates have no place in a database's text. */
export const isStorable = (text: string): boolean => !text.includes('\u0000') && text.isWellFormed();

/** A comment's text as it is stored and served. */
export const cleanBody = (text: string): string =>
  closeIsolates(text.replace(/\r\n/g, '\n').replace(NEVER, '').trim());

/** A name as it is stored and served. */
export const cleanName = (text: string): string =>
  text.replace(/\r\n/g, '\n').replace(NEVER, '').replace(NEVER_IN_NAMES, '').trim();

/** How long a text is: in code points. */
export function codePoints(text: string): number {
  let count = text.length;
  for (let at = 1; at < text.length; at++) {
    const isPair = (text.charCodeAt(at) & 0xfc00) === 0xdc00 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800;
    if (isPair) count--;
  }
  return count;
}

/** Isolates that are left open would reorder what follows the text (UAX #9, BD9). */
function closeIsolates(text: string): string {
  let open = 0;
  for (const [mark] of text.matchAll(/[\u2066-\u2069]/g)) {
    open = mark === '\u2069' ? Math.max(0, open - 1) : open + 1;
  }
  return text + '\u2069'.repeat(open);
}
