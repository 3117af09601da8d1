import type { Problem } from './language/problem.ts';
import { isolated, visible } from './language/quote.ts';

/**
 * The line of a file that a problem is about, and below it the part that is meant. Marks below the line, as
 * compilers set them, would stand under other letters as soon as the line has Arabic ones: a terminal turns
 * these around (UAX #9) and gives marks no part in it. So the part is repeated by itself, isolated, and where
 * the output is a terminal (`styled`) it is underlined in its line too, for the style goes with the letters.
 */
export function excerptOf(problem: Problem, source: string, styled: boolean): string[] {
  const line = source.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)[problem.line - 1] ?? '';
  if (line.trim() === '') return [];
  const [from, to] = [problem.column - 1, problem.column - 1 + problem.length];
  const [before, marked, after] = [
    cutLeft(line.slice(0, from)),
    cut(line.slice(from, to)),
    cut(line.slice(to)),
  ];
  const number = String(problem.line).padStart(5);
  const shown =
    styled && marked !== ''
      ? `${before}${UNDERLINED}${marked}${NOT_UNDERLINED}${after}`
      : before + marked + after;
  const first = `${number} | ${isolated(shown)}`;
  return marked === '' ? [first] : [first, `${' '.repeat(number.length)} > ${isolated(marked)}`];
}

/** SGR 4 and 24 (ECMA-48). */
const UNDERLINED = '\u001b[4m';
const NOT_UNDERLINED = '\u001b[24m';

/** What is shown of each part of a line. */
const LONGEST = 60;

const cut = (text: string): string =>
  visible(text.length > LONGEST ? `${text.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, '')}…` : text);

const cutLeft = (text: string): string =>
  visible(text.length > LONGEST ? `…${text.slice(-LONGEST).replace(/^[\udc00-\udfff]/, '')}` : text);
