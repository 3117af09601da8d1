import { describe, expect, test } from 'vitest';
import { compileFiles, problemsOf, SITE } from './rule-files.ts';

/** A text of some 128 Ki units out of parts. */
function large(part: (index: number) => string): string {
  const parts: string[] = [];
  for (let length = 0, index = 0; length < 128 * 1024; index++) {
    const next = part(index);
    parts.push(next);
    length += next.length;
  }
  return parts.join('');
}

const rules = (part: (index: number) => string): string => `${SITE}rules:\n${large(part)}`;
const rule = (keys: string): string => `${SITE}rules: [{id: a, ${keys}}]`;
const list = (text: string) => ({
  'test.yaml': `${SITE}lists: {l: l.txt}\nrules: [{id: a, if: {text.has: $l}, then: hold}]`,
  'l.txt': text,
});

/** Each made some step of the way quadratic, or would where a step is written carelessly. */
const HOSTILE: readonly (readonly [what: string, files: string | Record<string, string>])[] = [
  ['aliases of aliases', large((at) => `k${at}: &k${at} [*k${at - 1}, *k${at - 1}]\n`)],
  ['unknown keys', large((at) => `k${at}: x\n`)],
  ['one key again and again', large(() => 'a: x\n')],
  ['unknown keys of a rule', `${SITE}rules:\n  - id: a\n${large((at) => `    k${at}: x\n`)}`],
  ['unknown conditions', `${SITE}rules:\n  - id: a\n    if:\n${large((at) => `      text.h${at}: x\n`)}`],
  ['lists in lists', `${SITE}rules: ${large(() => '[')}`],
  ['maps in maps', `${SITE}rules: ${large(() => '{a: ')}`],
  ['lists in lists by dashes', `${SITE}rules:\n${large(() => '- ')}`],
  ['commas', `${SITE}rules: [${large(() => ',')}`],
  ['quotes', large(() => '"')],
  ['tags', large(() => '!a ')],
  ['spaces', `${SITE}a${large(() => ' ')}b`],
  ['rules', rules((at) => `  - {id: r${at}, if: {text.has: x${at}}, then: hold}\n`)],
  ['rules that ask for unknown ones', rules((at) => `  - {id: r${at}, if: {rule: q${at}}, then: hold}\n`)],
  ['rules in one chain', rules((at) => `  - {id: r${at}, if: {rule: r${at + 1}}, then: hold}\n`)],
  ['unknown lists', rules((at) => `  - {id: r${at}, if: {text.has: $l${at}}, then: hold}\n`)],
  ['one pattern', rule(`if: {text.regex: '${large(() => 'a')}'}`)],
  ['large patterns', rule(`if: {text.regex: [${large((at) => `'q${at}[a-z]{1,400}', `)}]}`)],
  ['one term', rule(`if: {text.has: ${large(() => 'x')}}`)],
  ['tests that fail', rule(`if: {text.has: x}, tests: {match: [${large((at) => `y${at}, `)}]}`)],
  ['placeholders', rule(`if: {reply: true}, why: "${large(() => '{match')}"`)],
  ['comparisons', rule(`if: {all: [${large((at) => `{text.length: "> ${at}"}, `)}]}`)],
  ['a list of spaces', list(`a${large(() => ' ')}b`)],
  ['a list of braces', list(large(() => '{'))],
  ['a list of options', list(`a {${large(() => 'x,')}}`)],
  ['a list of one term', list(large(() => 'كلب\n'))],
];

describe('a hostile file is done with soon:', () => {
  test.each(HOSTILE)('%s', (_what, files) => {
    const result = compileFiles(typeof files === 'string' ? { 'test.yaml': files } : files);
    // A quadratic step over so many would take minutes, and the test's time would be over.
    expect(result.ok || result.problems.length > 0).toBe(true);
  });
});

test('files of rules that are too large together are refused unread', () => {
  const half = `# ${'x'.repeat(300 * 1024)}\n`;
  const files = { 'test.yaml': `${half}${SITE}include: a.yaml`, 'a.yaml': `${half}rules: [` };
  expect(problemsOf(files)).toEqual([
    'a.yaml:1:1: the files of rules together have more than 524288 characters; move terms into lists (.txt), and remove what is not needed',
  ]);
});
