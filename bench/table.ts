import type { Share } from './profile.ts';

/** The largest shares. */
export const shareTable = (heading: string, shares: readonly Share[], most: number): string =>
  table(
    [heading, 'share'],
    shares.slice(0, most).map(({ name, share }) => [name, `${(share * 100).toFixed(1)} %`]),
  );

/** A whole number, with commas. */
export const whole = (number: number): string => Math.round(number).toLocaleString('en');

/** Markdown, with columns that line up: the first to the left, numbers to the right. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = headings.map((heading, at) =>
    Math.max(heading.length, ...rows.map((row) => (row[at] ?? '').length)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join(' | ')} |`;
  const rule = `| ${widths.map((width, at) => (at === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  return [line(headings), rule, ...rows.map(line)].join('\n');
}
