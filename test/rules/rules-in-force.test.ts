import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ListChange } from '../../src/domain/list-change.ts';
import { changeRuleSet } from '../../src/rules/change-rule-set.ts';
import { type Advanced, rulesInForce } from '../../src/rules/rules-in-force.ts';
import { ruleSetOf } from './rule-files.ts';

const RULES = `lists: {ads: ads.txt}
rules:
  - {id: ad, if: {text.has: $ads}, then: spam, tests: {pass: [a quiet day]}}
`;
const base = ruleSetOf(RULES, { 'ads.txt': 'sale\n' });
const change = (number: number, kind: ListChange['kind'], term: string) =>
  ({ number, kind, term, list: 'ads' }) as const;

function following() {
  const told: Advanced[] = [];
  const rules = rulesInForce((advanced) => told.push(advanced));
  return { rules, told };
}

test('changes are in force once, in whatever parts, order and repetition they are found', () => {
  const all = Array.from({ length: 12 }, (_, at) =>
    change(at + 1, at % 3 === 2 ? 'remove' : 'add', `w${at >> 1}`),
  );
  const atOnce = changeRuleSet(base, all);
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(12), fc.nat(12), fc.boolean()), { maxLength: 10 }),
      fc.nat(12),
      (finds, start) => {
        const { rules, told } = following();
        rules.advance(base.site, all.slice(0, start));
        rules.put(base, base);
        for (const [since, more, isReversed] of finds) {
          // A look-up gives all that there was after a number which had been seen by then.
          const found = all.slice(Math.min(since, rules.seen(base.site)), rules.seen(base.site) + more);
          rules.advance(base.site, isReversed ? found.toReversed() : found);
        }
        const inForce = rules.advance(base.site, all.slice(rules.seen(base.site)));
        expect(inForce?.version).toBe(`${base.version}+12`);
        expect(inForce?.sources).toEqual(atOnce.ok && atOnce.ruleSet.sources);
        const versions = told.map(({ version }) => version);
        expect(new Set(versions).size).toBe(versions.length);
      },
    ),
  );
});

test('a change with which the rules are wrong leaves the last good ones in force, until another mends it', () => {
  const { rules, told } = following();
  rules.put(base, base);
  rules.advance(base.site, [change(1, 'add', 'offer')]);
  rules.advance(base.site, [change(2, 'add', 'quiet')]);
  expect(rules.of(base.site)?.version).toBe(`${base.version}+1`);
  expect(rules.seen(base.site)).toBe(2);
  const problem = expect.stringMatching(/^test\.yaml:4:\d+: test failed: the rule "ad" matches/);
  expect(rules.problems()).toEqual([{ site: base.site, problems: [problem] }]);
  rules.advance(base.site, [change(3, 'add', 'cheap')]);
  expect(rules.of(base.site)?.version).toBe(`${base.version}+1`);
  rules.advance(base.site, [change(4, 'remove', 'quiet')]);
  expect(rules.of(base.site)?.sources['ads.txt']).toBe('sale\noffer\ncheap\n');
  expect(rules.problems()).toEqual([]);
  expect(told.map(({ version, problems }) => [version, problems.length])).toEqual([
    [`${base.version}+1`, 0],
    [`${base.version}+1`, 1],
    [`${base.version}+1`, 1],
    [`${base.version}+4`, 0],
  ]);
});

test('with bad and mended changes too, it is the same in parts, at once, and after a restart', () => {
  const aTerm = fc.constantFrom('quiet', 'day', 'offer', 'cheap', 'sale');
  const aChange = fc.tuple(fc.constantFrom('add' as const, 'remove' as const), aTerm);
  fc.assert(
    fc.property(fc.array(aChange, { maxLength: 12 }), fc.array(fc.nat(12)), (made, stops) => {
      const all = made.map(([kind, term], at) => change(at + 1, kind, term));
      const longest = [...all.keys(), all.length].findLast(
        (count) => changeRuleSet(base, all.slice(0, count)).ok,
      );
      const states = [stops, [], [...all.keys()]].map((ends) => {
        const { rules } = following();
        rules.put(base, base);
        for (const end of [...ends.toSorted((a, b) => a - b), all.length])
          rules.advance(base.site, all.slice(rules.seen(base.site), end));
        return rules;
      });
      const restarted = following().rules;
      restarted.advance(base.site, all);
      restarted.put(base, base);
      for (const rules of [...states, restarted]) {
        expect(rules.of(base.site)?.changes).toBe(longest);
        expect(rules.of(base.site)?.sources).toEqual(restarted.of(base.site)?.sources);
        expect(rules.problems()).toEqual(restarted.problems());
      }
    }),
    { numRuns: 300 },
  );
});

test('changes that could not be tried are told once, and tried again with the next look', () => {
  const { rules, told } = following();
  let failures = 2;
  const lists = () => {
    if (failures-- > 0) throw new RangeError('Out of memory');
    return base.lists;
  };
  const failing = Object.defineProperty({ ...base }, 'lists', { get: lists });
  rules.put(failing, failing);
  expect(rules.advance(base.site, [change(1, 'add', 'offer')])?.version).toBe(base.version);
  const problems = ["test.yaml: the changes of its lists can't be tried: RangeError: Out of memory"];
  expect(rules.problems()).toEqual([{ site: base.site, problems }]);
  rules.advance(base.site, []);
  expect(rules.advance(base.site, [])?.version).toBe(`${base.version}+1`);
  expect(rules.problems()).toEqual([]);
  expect(told.map((one) => one.problems)).toEqual([problems, []]);
});

test('a site that goes and comes again has its changes', () => {
  const { rules } = following();
  rules.put(base, base);
  rules.advance(base.site, [change(1, 'add', 'offer')]);
  rules.remove(base.site);
  expect(rules.advance(base.site, [change(2, 'add', 'cheap')])).toBeUndefined();
  rules.put(base, base);
  expect(rules.of(base.site)?.sources['ads.txt']).toBe('sale\noffer\ncheap\n');
});
