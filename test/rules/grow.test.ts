import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileRuleSet } from '../../src/rules/compile.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import { growRuleSet } from '../../src/rules/grow.ts';
import { printProblem } from '../../src/rules/language/problem.ts';
import type { RuleSet } from '../../src/rules/rule-set.ts';
import { facts, SITE } from './rule-files.ts';

type Files = Readonly<Record<string, string>>;

const reader = (files: Files) => (path: string) => files[path];

function compiled(files: Files): RuleSet {
  const result = compileRuleSet('test.yaml', reader(files));
  if (!result.ok) throw new Error(result.problems.map(printProblem).join('\n'));
  return result.ruleSet;
}

const FILES: Files = {
  'test.yaml': `${SITE}lists: {animals: animals.txt, guards: guards.txt, hosts: hosts.txt}
rules:
  - {id: animal, if: {text: {has: $animals, except: $guards}}, then: hold, tests: {match: [كلب], pass: [سعاد]}}
  - {id: part, if: {name: {has: $animals, match: part}}, points: 1}
  - {id: host, if: {links.domain: $hosts}, then: spam}`,
  'animals.txt': 'كلب\nقط',
  'guards.txt': 'كلب الحراسة',
  'hosts.txt': 'a.com',
};

const WORDS = ['كلب', 'قط', 'فيل', 'أسد', 'كلب الحراسة', 'قط البيت', 'lion {match: exact}', '# تعليق', ''];

test('a rule set that grew judges every text as one that is compiled anew', () => {
  const lines = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 6 });
  const texts = fc.array(fc.constantFrom(...WORDS, 'و', 'ال', ' ', 'lion', 'lions', '.'), { maxLength: 8 });
  fc.assert(
    fc.property(lines, lines, fc.nat(6), fc.array(lines), texts, (first, more, at, again, parts) => {
      fc.pre(first.some((line) => /^[^#]/.test(line)));
      const files = { ...FILES, 'animals.txt': first.join('\n') };
      let grown: RuleSet | null = compileRuleSet('test.yaml', reader(files)).ok ? compiled(files) : null;
      fc.pre(grown !== null);
      let [now, all]: [string[], Files] = [first, files];
      for (const gained of [more, ...again]) {
        now = [...now.slice(0, at), ...gained, ...now.slice(at)];
        all = { ...all, 'animals.txt': now.join('\n') };
        grown = grown && growRuleSet(grown, reader(all));
      }
      const anew = compiled(all);
      const asked = facts(parts.join(''), { name: parts.join(' ') });
      expect(grown?.version).toBe(anew.version);
      expect(grown?.lists.get('animals')?.terms).toBe(anew.lists.get('animals')?.terms);
      expect(grown && evaluate(grown, asked)).toEqual(evaluate(anew, asked));
    }),
  );
});

test('however a list changes, the rule set is what compiling it gives, or it is compiled', () => {
  const line = fc
    .array(fc.constantFrom(...WORDS, '# ', ' ', '\r'), { maxLength: 3 })
    .map((parts) => parts.join(''));
  const lists = fc.array(line, { maxLength: 5 }).map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(lists, lists, fc.array(fc.constantFrom(...WORDS)), (old, now, parts) => {
      const [before, after] = [old, now].map((text) => ({ ...FILES, 'animals.txt': `كلب\n${text}` }));
      if (!before || !after || !compileRuleSet('test.yaml', reader(before)).ok) return;
      const grown = growRuleSet(compiled(before), reader(after));
      const asked = facts(parts.join(' '));
      if (grown !== null) expect(evaluate(grown, asked)).toEqual(evaluate(compiled(after), asked));
    }),
    { numRuns: 500 },
  );
});

describe('what is more than lines that a list of terms gained is for the compiler:', () => {
  test.each<[string, Files]>([
    ['a rule', { 'test.yaml': `${FILES['test.yaml']}\n  - {id: more, if: {text.has: x}, then: hold}` }],
    ['a line less', { 'animals.txt': 'كلب' }],
    ['another line', { 'animals.txt': 'كلب\nفيل' }],
    ['a term that is commented out', { 'animals.txt': 'كلب\n# قط' }],
    ['a word before a term', { 'animals.txt': 'كلب\nابن قط' }],
    ['options after a term', { 'animals.txt': 'كلب\nقط {match: part}' }],
    ['a term that is wrong', { 'animals.txt': 'كلب\nقط\n"فيل"' }],
    ['a term that fails a test', { 'animals.txt': 'كلب\nقط\nسعاد' }],
    ['a term in the shape of its letters', { 'animals.txt': 'كلب\nقط\nفيل {fold: strong}' }],
    ['a list that is used for domains', { 'hosts.txt': 'a.com\nb.com' }],
    [
      'very many terms',
      { 'animals.txt': `كلب\nقط\n${Array.from({ length: 1001 }, (_, n) => `w${n}`).join('\n')}` },
    ],
  ])('%s', (_what, changed) => {
    expect(growRuleSet(compiled(FILES), reader({ ...FILES, ...changed }))).toBeNull();
  });

  test('a file that is gone', () => {
    expect(
      growRuleSet(compiled(FILES), (path) => (path === 'guards.txt' ? undefined : FILES[path])),
    ).toBeNull();
  });
});

test('what grew again and again is compiled anew some time', () => {
  let files = FILES;
  let grown: RuleSet | null = compiled(files);
  for (let round = 0; round < 20 && grown !== null; round++) {
    const more = Array.from({ length: 60 }, (_, n) => `w${round}x${n}`).join('\n');
    files = { ...files, 'animals.txt': `${files['animals.txt']}\n${more}` };
    grown = growRuleSet(grown, reader(files));
  }
  expect(grown).toBeNull();
});
