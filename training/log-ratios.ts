import type { Rows } from './rows.ts';

/** How often each column is in texts that are offensive, and in others. */
interface Counts {
  readonly yes: Float64Array;
  readonly no: Float64Array;
}

const SMOOTH = 0.3;

/**
 * The naive Bayes log-count ratio of each column: of the language in which it is met more often, for the languages'
 * sets have quite different shares of offensive texts.
 */
export function logRatios(rows: Rows): Float64Array {
  const [arabic, english] = [countsOf(rows, 1), countsOf(rows, 0)];
  const [inArabic, inEnglish] = [ratiosOf(arabic), ratiosOf(english)];
  return inArabic.map((ratio, at) =>
    massAt(arabic, at) >= massAt(english, at) ? ratio : (inEnglish[at] ?? 0),
  );
}

/** Of the texts with Arabic letters, or without. */
function countsOf(rows: Rows, isArabic: 0 | 1): Counts {
  const counts = {
    yes: new Float64Array(rows.size).fill(SMOOTH),
    no: new Float64Array(rows.size).fill(SMOOTH),
  };
  for (const [row, label] of rows.labels.entries()) {
    if (rows.arabic[row] !== isArabic) continue;
    const count = label === 1 ? counts.yes : counts.no;
    const share = rows.shares[row] ?? 0;
    for (let at = rows.starts[row] ?? 0; at < (rows.starts[row + 1] ?? 0); at++) {
      const column = rows.columns[at] ?? 0;
      count[column] = (count[column] ?? 0) + share;
    }
  }
  return counts;
}

function ratiosOf({ yes, no }: Counts): Float64Array {
  const total = Math.log(sumOf(no) / sumOf(yes));
  return yes.map((one, at) => Math.log(one / (no[at] ?? 1)) + total);
}

const massAt = ({ yes, no }: Counts, at: number): number => (yes[at] ?? 0) + (no[at] ?? 0);
const sumOf = (array: Float64Array): number => array.reduce((sum, one) => sum + one, 0);
