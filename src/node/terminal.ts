import { styleText } from 'node:util';
import type { Span } from '../domain/decision.ts';

type Look = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'match';

const LOOKS = {
  bold: 'bold',
  dim: 'dim',
  red: 'red',
  green: 'green',
  yellow: 'yellow',
  // Attributes go with the letters, whichever way the terminal runs them, where a line of carets can't.
  match: ['inverse', 'underline'],
} as const;

/** A text as it stands out on standard output; as it is where that is no terminal (or by NO_COLOR). */
export const paint = (look: Look, text: string): string =>
  styleText([LOOKS[look]].flat(), text, { stream: process.stdout });

/** Controls would drive the terminal, and bidi controls reorder what stands around the text. */
const printable = (text: string): string =>
  text.replace(/[\s\u2028\u2029]/g, ' ').replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069\u206A-\u206F]/gu, '');

/**
 * A text in one line between FSI and PDI (UAX #9), so that its direction is its own, and what stands beside
 * it stays where it is. Plain ASCII needs none, and some terminals draw them as boxes.
 */
export const isolated = (text: string): string => isolate(text, printable(text));

/** A text for standard output in one line: isolated for people, and for a pipe, which takes it as data, the text alone. */
export const printed = (text: string): string => (process.stdout.isTTY ? isolated(text) : printable(text));

/** An isolated text with places in it that stand out; `spans` are in order and don't overlap. */
export function highlighted(text: string, spans: readonly Span[]): string {
  let at = 0;
  let line = '';
  for (const [start, end] of spans) {
    line += `${printable(text.slice(at, start))}${paint('match', printable(text.slice(start, end)))}`;
    at = end;
  }
  return isolate(text, `${line}${printable(text.slice(at))}`);
}

const isolate = (text: string, shown: string): string =>
  /[^\0-\x7F]/.test(text) ? `\u2068${shown}\u2069` : shown;

/** Rows of plain ASCII in columns that are as wide as they must be; numbers to the right. */
export function columns(rows: readonly (readonly (string | number)[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => String(row[at] ?? '').length)));
  const isNumber = widths.map((_, at) => typeof rows.at(-1)?.[at] === 'number');
  return rows.map((row) =>
    row
      .map((cell, at) =>
        isNumber[at] ? String(cell).padStart(widths[at] ?? 0) : String(cell).padEnd(widths[at] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}

/** Tells people what they should know beside what the command prints. */
export function warn(lines: readonly string[]): void {
  for (const line of lines) process.stderr.write(`${line}\n`);
}
