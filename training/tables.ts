/** A table in Markdown, of rows whose cells `|` parts. */
export const table = (head: string, rows: readonly string[]): string =>
  `\n| ${head} |\n|${' --- |'.repeat(head.split('|').length)}\n${rows.map((row) => `| ${row} |\n`).join('')}`;

export const percent = (share: number, digits = 0): string => `${(100 * share).toFixed(digits)} %`;
