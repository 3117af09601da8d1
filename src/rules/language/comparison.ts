import { type Cell, expected } from './cell.ts';

type Operator = '<' | '<=' | '=' | '>=' | '>';

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

/** `">= 3"`, or a bare number for equality. `parse` reads the number, `example` shows one. */
export function readComparison(
  cell: Cell,
  parse: (text: string) => number | null,
  example: string,
): Comparison | undefined {
  const what = `a comparison such as "${example}" (with <, <=, =, >= or >)`;
  if (cell.value.kind !== 'scalar') return expected(cell, what);
  const parts = /^(<=|>=|<|>|=)?\s*(\S+)$/.exec(String(cell.value.value).trim());
  const value = parse(parts?.[2] ?? '');
  if (value === null) return expected(cell, what);
  const comparison = { operator: toOperator(parts?.[1]), value };
  if (comparison.operator !== '<' || value > 0) return comparison;
  cell.report(cell.place, `"${cell.name}" can never match: nothing is less than 0`);
  return undefined;
}

/** A count in decimal digits; null if the text is none. */
export function parseCount(text: string): number | null {
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}

function toOperator(text: string | undefined): Operator {
  return (['<', '<=', '>=', '>'] as const).find((operator) => operator === text) ?? '=';
}
