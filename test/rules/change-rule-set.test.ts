import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ListChange } from '../../src/domain/list-change.ts';
import { changeRuleSet, changeWhileGood } from '../../src/rules/change-rule-set.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import type { RuleSet } from '../../src/rules/rule-set.ts';
import { compileFiles, facts, ruleSetOf } from './rule-files.ts';

const RULES = `lists: {animals: animals.txt, more: animals.txt, guards: guards.txt, hosts: hosts.txt}
rules:
  - {id: animal, if: {text: {has: [$animals, فيل], except: $guards}}, then: hold, tests: {match: [يا بطة], pass: [سعاد]}}
  - {id: part, if: {name: {has: [$more, $guards], match: part}}, points: 1}
  - {id: strong, if: {text: {has: $guards, fold: strong}}, points: 1}
  - {id: host, if: {links.domain: $hosts}, then: spam}
`;
const FILES = { 'animals.txt': 'بطة\nكلب\nقط\n', 'guards.txt': 'كلب الحراسة', 'hosts.txt': 'a.com' };
const base = (files: Readonly<Record<string, string>> = {}) => ruleSetOf(RULES, { ...FILES, ...files });

const numbered = (changes: readonly Omit<ListChange, 'number'>[]): ListChange[] =>
  changes.map((change, at) => ({ ...change, number: at + 1 }));

const add = (list: string, term: string) => ({ list, term, kind: 'add' }) as const;
const remove = (list: string, term: string) => ({ list, term, kind: 'remove' }) as const;

function changed(before: RuleSet, changes: readonly ListChange[]): RuleSet {
  const result = changeRuleSet(before, changes);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.ruleSet;
}

const WORDS = ['كلب', 'قط', 'قِط', 'حمار', 'خنزير', 'غبية', 'كلب الحراسة', 'lion', 'lion {match: exact}'];

const aChange = fc.record({
  list: fc.constantFrom('animals', 'more', 'guards', 'nobody'),
  term: fc.constantFrom(...WORDS, 'قط {fold: exact}', 'قط {fold: exact, match: part}', 'شيء {fold: strong}'),
  kind: fc.constantFrom('add' as const, 'remove' as const),
});

/** Listed words, and how they are written to escape a list. */
const PARTS = [
  ...WORDS,
  '7mar',
  'حنرير',
  'حنزير',
  'ل*ب',
  'ك ل ب',
  'غبيات',
  'lions',
  'و',
  'ال',
  ' ',
  ' ',
  '.',
];
const aText = fc
  .tuple(fc.array(fc.constantFrom(...PARTS), { maxLength: 10 }), fc.constantFrom('', ' '))
  .map(([parts, between]) => parts.join(between));

test('changes one by one give the same as all at once, and as compiling the changed files', () => {
  const lines = fc.array(fc.constantFrom(...WORDS, '# تعليق', ''), { maxLength: 6 });
  fc.assert(
    fc.property(
      lines,
      fc.constantFrom('\n', '\r\n', '\r'),
      fc.boolean(),
      fc.array(aChange, { maxLength: 8 }),
      aText,
      (first, newline, ends, some, body) => {
        const animals = ['بطة', ...first].join(newline) + (ends ? newline : '');
        const before = base({ 'animals.txt': animals, 'guards.txt': 'x\nكلب الحراسة\nخنزير\nحمار' });
        const changes = numbered(some);
        let grown = before;
        for (let count = 1; count <= changes.length; count++) grown = changed(grown, changes.slice(0, count));
        const atOnce = changed(before, changes);
        expect(grown.sources).toEqual(atOnce.sources);
        expect([grown.version, grown.base]).toEqual([atOnce.version, before.version]);
        const anew = compileFiles(grown.sources);
        if (!anew.ok) return expect.fail('the changed files do not compile');
        const asked = facts(body, { name: body });
        for (const one of [grown, atOnce]) {
          expect([...one.lists].map(([name, { terms }]) => [name, terms])).toEqual(
            [...anew.ruleSet.lists].map(([name, { terms }]) => [name, terms]),
          );
          expect(evaluate(one, asked)).toEqual(evaluate(anew.ruleSet, asked));
        }
      },
    ),
    { numRuns: 300 },
  );
});

const matches = (ruleSet: RuleSet, body: string) =>
  evaluate(ruleSet, facts(body)).findings.map(({ rule }) => rule);

test('terms are added and taken out without compiling the site', () => {
  const added = changed(base(), numbered([add('animals', 'أسد')]));
  expect(matches(added, 'هذا أسد')).toEqual(['animal']);
  expect(added.matcher.added).toBeGreaterThan(0);
  const without = changed(
    added,
    numbered([add('animals', 'أسد'), remove('animals', 'أسد'), remove('more', 'قط')]),
  );
  expect(matches(without, 'هذا أسد')).toEqual([]);
  expect(matches(without, 'هذا قط')).toEqual([]);
  expect(matches(without, 'هذا كلب')).toEqual(['animal']);
  expect(without.rules).toBe(added.rules);
});

test('a term goes with all its lines, whatever options they have', () => {
  const before = base({ 'animals.txt': 'بطة\nقط\nقط {match: exact}\n  قط  {fold: exact}\nقطط\n' });
  const without = changed(before, numbered([remove('animals', 'قط')]));
  expect(without.sources['animals.txt']).toBe('بطة\nقطط\n');
});

test('a term that is there is not added again, but one with other options is', () => {
  const terms = ['قط', 'قط { match:exact }', 'قط {match: exact}', 'أسد', 'أسد'];
  const after = changed(base(), numbered(terms.map((term) => add('animals', term))));
  expect(after.sources['animals.txt']).toBe('بطة\nكلب\nقط\nقط { match:exact }\nأسد\n');
});

test('a comment is no term, and stays', () => {
  const before = base({ 'animals.txt': '# one\nبطة\n# two' });
  const after = changed(
    before,
    numbered([remove('animals', '# one'), add('animals', '# x'), add('animals', 'قط')]),
  );
  expect(after.sources['animals.txt']).toBe('# one\nبطة\n# two\nقط\n');
});

test('a list that no file names any more is passed over, and its change counted', () => {
  const after = changed(base(), numbered([add('gone', 'أسد')]));
  expect(after.sources).toEqual(base().sources);
  expect(after.version).toBe(`${base().version}+1`);
});

test('a list of domains changes too', () => {
  const after = changed(base(), numbered([add('hosts', 'b.com'), remove('hosts', 'a.com')]));
  expect(matches(after, 'see b.com')).toEqual(['host']);
  expect(matches(after, 'see a.com')).toEqual([]);
});

describe('what makes the rules wrong is told, as of a broken file:', () => {
  test.each<[string, Omit<ListChange, 'number'>, RegExp]>([
    [
      'a term that a test relies on',
      remove('animals', 'بطة'),
      /test failed: the rule "animal" does not match/,
    ],
    ['a term that a test forbids', add('animals', 'سعاد'), /test failed: the rule "animal" matches/],
    ['the last term of a list', remove('guards', 'كلب الحراسة'), /^the list has no term/],
    ['a domain that is none', add('hosts', 'https://b.com'), /takes domains .*; write b\.com$/],
    ['a term that is none', add('animals', '"أسد"'), /without quotation marks/],
  ])('%s', (_what, change, message) => {
    const result = changeRuleSet(base(), numbered([change]));
    expect(result.ok ? [] : result.problems.map((one) => one.message.replace(/[\u2068\u2069]/g, ''))).toEqual(
      [expect.stringMatching(message)],
    );
  });
});

test('a term that fails a test is refused in the words of the compiler, which is not asked', () => {
  const [before, change] = [base(), numbered([add('animals', 'سعاد')])];
  const files = { ...before.sources, 'animals.txt': `${FILES['animals.txt']}سعاد\n` };
  const uncompilable = { ...before, sources: { ...before.sources, 'test.yaml': 'site: [' } };
  expect(changeRuleSet(uncompilable, change)).toEqual(compileFiles(files));
});

test('of changes of which one is wrong, those before it are good', () => {
  const bad = add('animals', 'سعاد');
  fc.assert(
    fc.property(fc.nat(9), fc.nat(9), (before, after) => {
      const more = (count: number, of: string) =>
        Array.from({ length: count }, (_, at) => add('animals', `كلمة${of}${at}`));
      const changes = numbered([...more(before, 'ا'), bad, ...more(after, 'ب')]);
      expect(changeWhileGood(base(), changes)).toMatchObject({
        ruleSet: { changes: before },
        problems: [{}],
      });
    }),
    { numRuns: 20 },
  );
});
