import { type Cell, expected, expectedLike, textOf } from './cell.ts';
import { COUNT, OPERATORS, PERCENT, PROBABILITY } from './json-schema.ts';
import { quoted } from './quote.ts';
import { parseDuration } from './scalars.ts';

type Operator = (typeof OPERATORS)[number];

/** A comparison with a number that is never negative. */
export interface Comparison {
  readonly operator: Operator;
  readonly value: number;
}

export function compares(comparison: Comparison, actual: number): boolean {
  switch (comparison.operator) {
    case '<':
      return actual < comparison.value;
    case '<=':
      return actual <= comparison.value;
    case '=':
      return actual === comparison.value;
    case '>=':
      return actual >= comparison.value;
    case '>':
      return actual > comparison.value;
  }
}

/** What the number that is compared can be. */
export interface Range {
  readonly least: number;
  readonly most: number;
  /** Why it can't be less, or more, for the message. */
  readonly because?: { readonly least?: string; readonly most?: string };
}

const ANY_NUMBER: Range = { least: 0, most: Number.POSITIVE_INFINITY };

/** What a count of comments can be that counts the one that is judged, and ends at `most`. */
export const countedUpTo = (most: number): Range => ({
  least: 1,
  most,
  because: { least: 'this comment counts too', most: 'counting ends there' },
});
/** What a share in percent can be. */
export const PERCENTS: Range = { least: 0, most: 100 };
/** What a probability can be. */
export const PROBABILITIES: Range = { least: 0, most: 1 };

/**
 * `">= 3"`, or a bare number for equality. `parse` reads the number, `example` shows one. What no number of
 * the range can meet is reported.
 */
export function readComparison(
  cell: Cell,
  parse: (text: string) => number | null,
  example: string,
  range: Range = ANY_NUMBER,
): Comparison | undefined {
  const what = `a comparison such as "${example}" (with <, <=, =, >= or >)`;
  const comparison = parseComparison(textOf(cell), parse);
  if (comparison === null) return notCompared(cell, what, (text) => parseComparison(text, parse) !== null);
  const [least, most] = metBy(comparison);
  if (least <= range.most && most >= range.least) return comparison;
  const unit = example.endsWith('%') ? '%' : '';
  const [limit, because] =
    least > range.most
      ? [`more than ${range.most}`, range.because?.most]
      : [`less than ${range.least}`, range.because?.least];
  const reason = because === undefined ? '' : ` (${because})`;
  const cure = `write for example "${example}"`;
  cell.report(
    cell.place,
    `${quoted(cell.name)} can never match: nothing is ${limit}${unit}${reason}; ${cure}`,
  );
  return undefined;
}

function notCompared(cell: Cell, what: string, accepts: (text: string) => boolean): undefined {
  const text = textOf(cell).trim();
  const percent = `${text.replace(/0?\.\d{1,4}$/, toPercent)}%`;
  if (accepts(percent)) return expected(cell, what, `"${percent}"`);
  return expectedLike(cell, accepts(`${text}d`) ? `${what}, with its unit` : what, accepts);
}

/** 70 for 0.7: a share of one. */
const toPercent = (fraction: string): string => String(Number((Number(fraction) * 100).toFixed(2)));

const COMPARISON = new RegExp(`^(${OPERATORS.join('|')})?\\s*(\\S+)$`);

function parseComparison(text: string, parse: (text: string) => number | null): Comparison | null {
  const [, sign, number = ''] = COMPARISON.exec(text.trim()) ?? [];
  const value = parse(number);
  return value === null ? null : { operator: OPERATORS.find((one) => one === sign) ?? '=', value };
}

/** The least and the greatest number that meets a comparison. */
export function metBy({ operator, value }: Comparison): readonly [least: number, most: number] {
  const step = 0.001; // Counts and durations are whole numbers, percents have two decimals, probabilities three.
  const least = operator === '>' ? value + step : operator.startsWith('<') ? Number.NEGATIVE_INFINITY : value;
  const most = operator === '<' ? value - step : operator.startsWith('>') ? Number.POSITIVE_INFINITY : value;
  return [least, most];
}

/** A comparison of whatever is compared in `if`: counts, durations, shares; null if the value is none. */
export function parseAnyComparison(cell: Cell): Comparison | null {
  for (const parse of [parseCount, parseDuration, parsePercent, parseProbability]) {
    const comparison = parseComparison(textOf(cell), parse);
    if (comparison !== null) return comparison;
  }
  return null;
}

/** A share in percent (`80%`, `12.5%`), which `readComparison` limits to 100; null if the text is none. */
export function parsePercent(text: string): number | null {
  return new RegExp(`^${PERCENT}$`).test(text) ? Number(text.slice(0, -1)) : null;
}

/** A probability from 0 to 1, with three decimals at most; null if the text is none. */
export function parseProbability(text: string): number | null {
  return new RegExp(`^(?:${PROBABILITY})$`).test(text) ? Number(text) : null;
}

/** A count in decimal digits; null if the text is none. */
export function parseCount(text: string): number | null {
  return new RegExp(`^${COUNT}$`).test(text) ? Number(text) : null;
}
