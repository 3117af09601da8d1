import type { Problem } from '../../../src/rules/language/problem.ts';
import { SITE } from '../rule-files.ts';

type Files = Readonly<Record<string, string>>;

/**
 * What is wrong, the file (`test.yaml`, or several), and what is told of it: place, message, and between ⟦ ⟧
 * the part that is marked.
 */
export type Wrong = readonly [what: string, files: string | Files, ...told: readonly string[]];

/** A site's file with one rule whose keys are given, on line 3 from column 5 on. */
export const rule = (keys: string): string => `${SITE}rules:\n  - {id: a, ${keys}}\n`;

export const filesOf = ([, files]: Wrong): Files =>
  typeof files === 'string' ? { 'test.yaml': files } : files;

/** The part of a file that a problem is about. */
export function markedBy({ file, line, column, length }: Problem, files: Files): string {
  const lines = (files[file] ?? '').replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  return (lines[line - 1] ?? '').slice(column - 1, column - 1 + length);
}
