import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { builtInModel } from '../../src/node/built-in-model.ts';
import { compileRuleSet } from '../../src/rules/compile.ts';
import { evaluate } from '../../src/rules/evaluate.ts';
import { printProblem } from '../../src/rules/language/problem.ts';
import { compileFiles, facts, problemsOf, ruleSetOf, SITE, withoutIsolates } from './rule-files.ts';

describe('a rule set', () => {
  const files = {
    'test.yaml': `${SITE}include: [shared/a.yaml, shared/b.yaml]\ndecide: {sections: {sport: approve}}`,
    'shared/a.yaml':
      'include: b.yaml\nlists: {l: ../lists/l.txt}\nrules: [{id: a, if: {text.has: $l, author.age: "< 1d"}, then: hold}]',
    'shared/b.yaml': 'rules: [{id: b, if: {links.count: 1}, then: spam}]',
    'lists/l.txt': 'كلب',
    'other.yaml': 'not read',
  };

  test('holds exactly the files it was compiled from, and comes out of them again', () => {
    const first = compileFiles(files);
    if (!first.ok) return expect.fail(first.problems.map(printProblem).join('\n'));
    expect(Object.keys(first.ruleSet.sources).sort()).toEqual([
      'lists/l.txt',
      'shared/a.yaml',
      'shared/b.yaml',
      'test.yaml',
    ]);
    const second = compileFiles(first.ruleSet.sources);
    expect(second.ok && second.ruleSet.version).toBe(first.ruleSet.version);
    expect(first.ruleSet.version).toMatch(/^[0-9a-f]{16}$/);
  });

  test('has another version when any of its files changes', () => {
    const versions = [files, { ...files, 'lists/l.txt': 'كلب\n' }].map((one) => {
      const result = compileFiles(one);
      return result.ok ? result.ruleSet.version : null;
    });
    expect(new Set(versions).size).toBe(2);
  });

  test('says which facts it needs', () => {
    const result = compileFiles(files);
    expect(result.ok && result.ruleSet.needs).toEqual([{ kind: 'author' }]);
    expect(ruleSetOf('rules: [{id: a, if: {text.has: x}}]').needs).toEqual([]);
  });

  test('has the site’s settings, with what holds where the file says nothing', () => {
    const { settings, limits, site } = ruleSetOf(
      'limits: [{id: z, by: site, max: 9, per: 1h}, {id: a, by: address, max: 1, per: 30s}]',
    );
    expect(site).toBe('test');
    expect(settings).toEqual({
      name: { en: 'Test' },
      locale: 'en',
      timezone: 'Asia/Riyadh',
      origins: [],
      closeAfter: null,
      editFor: null,
      links: 'text',
      articles: 'any',
      decide: { default: 'hold', sections: new Map() },
      reasons: new Map(),
      reports: { queueAfter: 3, hideAfter: null, limit: { max: 10, per: 3_600_000 } },
      forgetAfter: { addresses: null, rejected: null, spam: null },
    });
    expect(limits).toEqual([
      { id: 'a', by: 'address', max: 1, per: 30_000 },
      { id: 'z', by: 'site', max: 9, per: 3_600_000 },
    ]);
  });
});

test('a site’s ready reasons keep their order and languages, and its reports what the file says of them', () => {
  const { settings } = ruleSetOf(`reasons:
  off-topic: {ar: خارج الموضوع, en: Off topic}
  abuse: Abuse
reports: {queue_after: 2, hide_after: 5, limit: {max: 4, per: 10m}}`);
  expect([...settings.reasons]).toEqual([
    [
      'off-topic',
      new Map([
        ['ar', 'خارج الموضوع'],
        ['en', 'Off topic'],
      ]),
    ],
    ['abuse', new Map([['en', 'Abuse']])],
  ]);
  expect(settings.reports).toEqual({ queueAfter: 2, hideAfter: 5, limit: { max: 4, per: 600_000 } });
});

test('a site forgets what its file says, and the rest never', () => {
  const { settings } = ruleSetOf('forget_after: {addresses: 30d, spam: 12h}');
  expect(settings.forgetAfter).toEqual({ addresses: 2_592_000_000, rejected: null, spam: 43_200_000 });
});

describe('warnings', () => {
  const warningsOf = (yaml: string) => {
    const result = compileFiles({ 'test.yaml': yaml });
    return result.ok ? result.warnings.map(printProblem) : result.problems.map(printProblem);
  };

  test('tell of origins without an address limit', () => {
    const site = 'site:\n  name: A\n  locale: ar\n  timezone: UTC\n  origins: [https://a.example]\n';
    expect(warningsOf(site)).toEqual([
      'test.yaml:5:3: browsers at these origins may submit without a key, and no limit counts by address; add for example {id: reader, by: address, max: 5, per: 1m} to "limits"',
    ]);
    expect(warningsOf(`${site}limits: [{id: a, by: address, max: 1, per: 1m}]`)).toEqual([]);
  });

  test('tell of rules that have expired, where the time is known', () => {
    const yaml = `${SITE}rules: [{id: a, if: {text.has: x}, then: hold, expires: 2026-01-31}]`;
    const warned = (now?: number) => {
      const result = compileFiles({ 'test.yaml': yaml }, now);
      return result.ok ? result.warnings.map(printProblem) : null;
    };
    const over = Date.UTC(2026, 0, 31, 21); // Midnight in Riyadh, which is UTC+3.
    expect([warned(), warned(over - 1)]).toEqual([[], []]);
    expect(warned(over)).toEqual([
      'test.yaml:2:57: the rule "a" has expired and matches no more; remove it, or write a later day',
    ]);
  });

  test('tell of terms that a list has twice, in whatever form', () => {
    const yaml = `${SITE}lists: {l: l.txt}\nrules: [{id: a, if: {text.has: $l}, then: hold}]`;
    const list = 'أحمق\nقط\nاحمق\nأحمق {match: part}\nأَحْمَق {fold: exact}';
    const result = compileFiles({ 'test.yaml': yaml, 'l.txt': list });
    expect(result.ok && result.warnings.map(printProblem).map(withoutIsolates)).toEqual([
      'l.txt:3:1: "احمق" is in the list already, as "أحمق" in line 1; remove one',
    ]);
  });

  test('tell of rules that do nothing', () => {
    expect(
      warningsOf(`${SITE}rules: [{id: a, if: {text.has: x}}, {id: b, if: {rule: a}, then: hold}]`),
    ).toEqual([]);
    expect(warningsOf(`${SITE}rules: [{id: a, if: {text.has: x}}]`)).toEqual([
      'test.yaml:2:14: the rule "a" does nothing; give it "then", "points" or "flag"',
    ]);
  });

  test('tell of live rules that build upon rules on trial', () => {
    const rules = (mode: string) =>
      `${SITE}rules: [{id: a, if: {text.has: x}, then: hold, mode: monitor}, {id: b, if: {rule: a}, then: spam${mode}}]`;
    expect(warningsOf(rules(''))).toEqual([
      'test.yaml:2:83: the rule "a" is on trial (mode: monitor), but changes what this rule does; put this one on trial too',
    ]);
    expect(warningsOf(rules(', mode: monitor'))).toEqual([]);
  });

  test('tell of patterns that run over every text, of which a site has twenty at most', () => {
    const rules = (count: number) =>
      `${SITE}rules: [{id: a, then: hold, if: {text.regex: [${Array(count).fill('"[a-z]x?"')}]}}]`;
    expect(warningsOf(rules(20))).toHaveLength(20);
    expect(problemsOf({ 'test.yaml': rules(21) })).toEqual([
      expect.stringContaining('this is pattern 21 that runs over every text, 20 may'),
    ]);
  });
});

describe('a rule’s own tests', () => {
  const check = (keys: string) =>
    problemsOf({ 'test.yaml': `${SITE}rules: [{id: a, ${keys}}, {id: b, if: {text.has: foo}}]` });

  test('judge the conditions on text, name and links alone', () => {
    expect(
      check(
        'if: {text.has: x, author.approved: "< 3"}, unless: {author.role: staff}, tests: {match: [x], pass: [y]}',
      ),
    ).toEqual([]);
    expect(check('if: {any: [{text.has: x}, {section: s}]}, tests: {match: [x], pass: [y]}')).toEqual([]);
    expect(
      check('if: {author.approved: "< 3"}, unless: {text.has: x}, tests: {match: [y], pass: [x]}'),
    ).toEqual([]);
  });

  test('judge rules that are referred to in the same way', () => {
    expect(check('if: {rule: b, author.approved: 1}, tests: {match: [foo], pass: [bar]}')).toEqual([]);
  });

  test('have a text that stands for body and name, or one for each', () => {
    expect(
      check('if: {name.has: x}, tests: {match: [x, {name: x}], pass: [{text: x}, {text: x, name: y}]}'),
    ).toEqual([]);
  });
});

test('no text makes a rule set throw, and all spans lie on characters inside the text', () => {
  const ruleSet = ruleSetOf(String.raw`rules:
    - {id: a, if: {text: {has: [كلب, ب, a, "!", 😀], match: part}}}
    - {id: b, if: {text.regex: ['.', '\p{L}{2}', '(?i)a.*b|a']}}
    - {id: c, if: {links.count: ">= 1"}}
    - {id: d, if: {name.has: [كلب, a]}}`);
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc.string({
      unit: fc.constantFrom(
        'ك',
        'ل',
        'ب',
        '\u0650',
        '\u200f',
        'a.com',
        '\ud83d',
        '😀',
        ' ',
        'http://',
        'e\u0301',
      ),
    }),
  );
  fc.assert(
    fc.property(text, text, (body, name) => {
      for (const { field, spans } of evaluate(ruleSet, facts(body, { name })).findings) {
        const original = field === 'name' ? name : body;
        let last = 0;
        for (const [start, end] of spans) {
          expect(start >= last && end > start && end <= original.length).toBe(true);
          expect(
            [start, end].some(
              (at) =>
                /^[\udc00-\udfff]/.test(original.slice(at)) && /[\ud800-\udbff]$/.test(original.slice(0, at)),
            ),
          ).toBe(false);
          last = end;
        }
      }
    }),
  );
});

test.each(['a', 'كلب', 'كلبكلب ', '\u0650', '😀', 'a.com ', '1'])(
  '64 Ki units of %j are evaluated, with a hundred places at most',
  (part) => {
    const ruleSet = ruleSetOf(
      "rules: [{id: a, if: {any: [{text: {has: [كلب, a, ك], match: part}}, {text.regex: ['a.*b|a', '1[0-9]{6}']}, {links.count: 1}]}}]",
    );
    const { findings, trace } = evaluate(ruleSet, facts(part.repeat(Math.floor(65_536 / part.length))));
    for (const { spans } of [...findings, ...trace.flatMap(({ conditions }) => conditions)])
      expect(spans.length).toBeLessThanOrEqual(100);
  },
);

test('the example site compiles without a warning', () => {
  const folder = new URL('../../rules/', import.meta.url);
  const result = compileRuleSet('example.yaml', (path) => readFileSync(new URL(path, folder), 'utf8'), {
    model: builtInModel,
  });
  expect(result.ok ? result.warnings : result.problems).toEqual([]);
});
