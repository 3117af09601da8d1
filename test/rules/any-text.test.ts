import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Problem } from '../../src/rules/language/problem.ts';
import { compileFiles } from './rule-files.ts';

const FOLDER = new URL('../../rules/', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, FOLDER), 'utf8');
const EXAMPLE = read('example.yaml');
const LISTS = Object.fromEntries(
  ['lists/insults-ar.txt', 'lists/promotions.txt'].map((path) => [path, read(path)]),
);

/** Compiles, and holds what is told to lie in the files, on one line each. */
function check(text: string, lists: Readonly<Record<string, string>> = LISTS): void {
  const files = { 'test.yaml': text, ...lists };
  const result = compileFiles(files);
  if (!result.ok) expect(result.problems.length).toBeGreaterThan(0);
  for (const problem of result.ok ? result.warnings : result.problems) checkPlace(problem, files);
}

function checkPlace(problem: Problem, files: Readonly<Record<string, string>>): void {
  const { file, line, column, length, message } = problem;
  const text = (files[file] ?? '').replace(/^\uFEFF/, '').split(/\r\n|\n|\r/)[line - 1];
  expect(text, JSON.stringify(problem)).toBeDefined();
  expect(
    column >= 1 && length >= 0 && column - 1 + length <= (text ?? '').length,
    JSON.stringify(problem),
  ).toBe(true);
  expect(message).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
}

/** What authors write, and what makes YAML stumble. */
const TOKENS = [
  ...['site', 'name', 'locale', 'timezone', 'rules', 'id', 'if', 'unless', 'then', 'text', 'has', 'text.has'],
  ...['any', 'all', 'not', 'tests', 'match', 'pass', 'limits', 'lists', 'include', 'decide', 'points', 'why'],
  ...[
    'hold',
    'spam',
    'ar',
    'UTC',
    'كلب',
    '“',
    '«',
    '،',
    '٣',
    '：',
    '$l',
    '3',
    '">= 3"',
    '=>',
    '3 >',
    '~',
    'true',
  ],
  ...[
    ': ',
    ':',
    ', ',
    ',',
    '- ',
    '\n',
    '\n  ',
    '\n    ',
    '\r\n',
    '\r',
    '\t',
    ' ',
    '[',
    ']',
    '{',
    '}',
    '"',
    "'",
  ],
  ...['#', '&a ', '*a', '!', '!!str ', '|', '>', '? ', '---\n', '...\n', '%YAML 1.1\n', '<<: ', '\\', '\0'],
  ...[
    '\ufeff',
    '\u200f',
    '\u00a0',
    '\ud800',
    '😀',
    '(',
    '.*',
    '[^',
    '\\b',
    '{match}',
    '{match: part}',
    'test.yaml',
  ],
];

const yamlish = fc.array(fc.oneof(fc.constantFrom(...TOKENS), fc.string({ maxLength: 5 })), {
  maxLength: 60,
});

describe('no text of a file makes the compiler throw, and whatever it tells lies in the file:', () => {
  test('any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => check(text)));
  });

  test('what looks like YAML, by itself, as rules and as a list', () => {
    fc.assert(
      fc.property(yamlish, (parts) => {
        const text = parts.join('');
        check(text);
        check(`site: {name: A, locale: ar, timezone: UTC}\nrules:\n  - ${text}`);
        check(`site: {name: A, locale: ar, timezone: UTC}\nrules: [{id: a, if: {${text}}}]`);
        const listed = 'lists: {l: l.txt}\nrules: [{id: a, if: {text.has: $l}, then: hold}]';
        check(`site: {name: A, locale: ar, timezone: UTC}\n${listed}`, { 'l.txt': text });
      }),
      { numRuns: 300 },
    );
  });

  test('the example, with some of its characters gone, doubled, or replaced', () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        check(edits.reduce((text, apply) => apply(text), EXAMPLE));
      }),
      { numRuns: 150 },
    );
  });

  test('the example, with some of its lines gone, doubled, moved, or indented', () => {
    fc.assert(
      fc.property(fc.array(lineEdit, { minLength: 1, maxLength: 4 }), (edits) => {
        check(
          edits.reduce<readonly string[]>((lines, apply) => apply(lines), EXAMPLE.split('\n')).join('\n'),
        );
      }),
      { numRuns: 150 },
    );
  });
});

const at = fc.nat({ max: EXAMPLE.length - 1 });

const edit: fc.Arbitrary<(text: string) => string> = fc.oneof(
  fc.tuple(at, fc.integer({ min: 1, max: 5 })).map(
    ([from, count]) =>
      (text: string) =>
        text.slice(0, from) + text.slice(from + count),
  ),
  fc.tuple(at, fc.integer({ min: 1, max: 20 })).map(
    ([from, count]) =>
      (text: string) =>
        text.slice(0, from + count) + text.slice(from),
  ),
  fc.tuple(at, fc.constantFrom(...TOKENS)).map(
    ([from, token]) =>
      (text: string) =>
        text.slice(0, from) + token + text.slice(from),
  ),
);

const LINES = EXAMPLE.split('\n').length;
const line = fc.nat({ max: LINES - 1 });

const lineEdit: fc.Arbitrary<(lines: readonly string[]) => readonly string[]> = fc.oneof(
  line.map((from) => (lines: readonly string[]) => lines.toSpliced(from, 1)),
  fc.tuple(line, line).map(
    ([from, to]) =>
      (lines: readonly string[]) =>
        lines.toSpliced(to, 0, lines[from] ?? ''),
  ),
  fc.tuple(line, fc.constantFrom(' ', '  ', '\t', '- ')).map(
    ([from, indent]) =>
      (lines: readonly string[]) =>
        lines.with(Math.min(from, lines.length - 1), indent + (lines[from] ?? '')),
  ),
);
