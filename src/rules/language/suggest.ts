/** ` (did you mean "x"?)` with the known word that is nearest to `found`; empty if none is near. */
export function didYouMean(found: string, known: Iterable<string>): string {
  const group = found.slice(0, found.lastIndexOf('.') + 1); // What is right already proves nothing.
  const length = found.length - group.length;
  let best: string | null = null;
  let least = length < 3 ? 1 : Math.ceil(length / 3) + 1;
  let left = MOST_COMPARED;
  for (const word of known) {
    if (left-- === 0) break;
    const distance = editDistance(found.toLowerCase(), word.toLowerCase(), least);
    if (distance < least) [best, least] = [word, distance];
  }
  return best === null ? '' : ` (did you mean "${best}"?)`;
}

/** Comparing costs its time, and a hostile file names ten thousand rules in ten thousand places. */
const MOST_COMPARED = 500;

/** Levenshtein's distance, row by row; anything from `limit` on is `limit`. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    if (Math.min(...next) >= limit) return limit;
    row = next;
  }
  return Math.min(row[b.length] ?? limit, limit);
}

/** The near one, else all there are; `none` where there are none. */
export function nearOrAll(found: string, known: readonly string[], none = ''): string {
  const near = didYouMean(found, known);
  if (near !== '' || known.length === 0) return near || none;
  const [shown, more] = [known.slice(0, MOST_SHOWN), known.length - MOST_SHOWN];
  return `; there are ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

const MOST_SHOWN = 10;
