import { describe, expect, test } from 'vitest';
import { printProblem } from '../../src/rules/language/problem.ts';
import { compileFiles, problemsOf, SITE, withoutIsolates } from './rule-files.ts';
import { WRONG_CONDITIONS } from './wrong/conditions.ts';
import { WRONG_NUMBERS } from './wrong/numbers.ts';
import { WRONG_REFERENCES } from './wrong/references.ts';
import { WRONG_RULES } from './wrong/rules.ts';
import { WRONG_SITES } from './wrong/sites.ts';
import { filesOf, markedBy, type Wrong } from './wrong/wrong.ts';
import { YAML_FILES } from './wrong/yaml.ts';

describe.each([
  ['a file that is no YAML, or no map', YAML_FILES],
  ['a site', WRONG_SITES],
  ['a rule', WRONG_RULES],
  ['a condition', WRONG_CONDITIONS],
  ['a condition on numbers', WRONG_NUMBERS],
  ['files that name one another', WRONG_REFERENCES],
])('%s with a fault is told of with place and cure:', (_part, rows: readonly Wrong[]) => {
  test.each(rows.map((row) => ({ what: row[0], row })))('$what', ({ row }) => {
    const files = filesOf(row);
    const result = compileFiles(files);
    const told = result.ok
      ? []
      : result.problems.map((problem) => `${printProblem(problem)} ⟦${markedBy(problem, files)}⟧`);
    expect(told.map(withoutIsolates)).toEqual(row.slice(2));
  });
});

test('what runs from right to left is isolated in a message, so that the rest keeps its order', () => {
  const result = compileFiles({ 'test.yaml': `${SITE}rules: [{id: a, if: {text.has: [كلب، x, "ab"]}}]` });
  expect(result.ok ? [] : result.problems.map(({ message }) => message.slice(0, 28))).toEqual([
    'write the term "\u2068كلب، x\u2069" as',
  ]);
});

test('a message is one line, without signs that nobody sees', () => {
  const told = problemsOf({
    'test.yaml': `${SITE}rules: [{id: a, if: {text.has: x}, then: "a\\nb\\e[31m\\u202e"}]`,
  });
  expect(told).toEqual([
    'test.yaml:2:42: "then" must be hold, spam, reject, or approve, found "a<new line>b<U+001B>[31m<U+202E>"',
  ]);
});

test('a file that is nested deeper than can be read is told of, wherever reading ended', () => {
  expect(problemsOf({ 'test.yaml': `site: ${'['.repeat(20_000)}` })).toEqual([
    expect.stringMatching(/^test\.yaml:1:\d+: not valid YAML: nested too deep; write it flatter$/),
  ]);
});

test('rules that refer to one another through very many', () => {
  const rules = Array.from(
    { length: 70 },
    (_, index) =>
      `  - {id: r${index}, then: hold, if: {${index < 69 ? `rule: r${index + 1}` : 'text.has: x'}}}`,
  );
  expect(problemsOf({ 'test.yaml': `${SITE}rules:\n${rules.join('\n')}` })[0]).toContain(
    'this is reached through 64 rules, which is too many; ask for its conditions themselves',
  );
});

test('all problems are told at once, in the order of the file', () => {
  const file = `${SITE}decide: {default: pending}\nlimits: [{id: X}]\nrules:\n  - {id: a, if: {text.hsa: x}, then: no}\n  - {if: {rule: a}}`;
  expect(
    problemsOf({ 'test.yaml': file }).map((problem) => problem.split(':').slice(1, 3).join(':')),
  ).toEqual(['2:19', '3:10', '3:15', '5:18', '5:38', '6:5']);
});

test('of very many problems the first two hundred are told', () => {
  const file = `${SITE}rules:\n${'  - {}\n'.repeat(500)}`;
  const told = problemsOf({ 'test.yaml': file });
  expect(told).toHaveLength(201);
  expect(told.at(-1)).toBe('test.yaml:203:5: and 300 more from here on; mend these first');
});

describe('fold: strong', () => {
  const rule = (keys: string): string => `${SITE}rules:\n  - {id: a, ${keys}}\n`;
  const message =
    '"fold: strong" takes other letters for the listed ones, so "then: reject" may not rest on it; hold or give points, or use "fold: normal"';

  test.each([
    ['in a condition', rule('if: {text: {has: كلب, fold: strong}}, then: reject'), 'test.yaml:3:41'],
    ['in a rule', rule('fold: strong, if: {text.has: كلب}, then: reject'), 'test.yaml:3:42'],
  ])('may not reject %s', (_where, file, place) => {
    expect(problemsOf({ 'test.yaml': file })).toEqual([`${place}: ${message}`]);
  });

  test('may not reject in a list', () => {
    const file = `${SITE}lists: {l: l.txt}\nrules: [{id: a, if: {text.has: $l}, then: reject}]`;
    expect(problemsOf({ 'test.yaml': file, 'l.txt': 'قط\nكلب {fold: strong}' })).toEqual([
      `l.txt:2:1: ${message}`,
    ]);
  });

  test('may hold, give points, and let pass', () => {
    const file = rule('if: {text: {has: كلب, fold: strong}}, then: hold, points: 2');
    expect(problemsOf({ 'test.yaml': file })).toEqual([]);
    const unless = rule('if: {text.has: قط}, unless: {text: {has: كلب, fold: strong}}, then: reject');
    expect(problemsOf({ 'test.yaml': unless })).toEqual([]);
  });
});
