import fc from 'fast-check';
import { RE2JS } from 're2js';
import { describe, expect, test } from 'vitest';
import { evaluate } from '../../src/rules/evaluate.ts';
import { compilePattern } from '../../src/rules/match/pattern.ts';
import { requiredOf } from '../../src/rules/match/required.ts';
import { runFinder, runsBuilder } from '../../src/rules/match/runs.ts';
import { facts, ruleSetOf } from './rule-files.ts';

describe('a pattern requires', () => {
  test.each<[string, readonly string[]]>([
    ['abc', ['abc']],
    ['a(b|c)d', ['abd', 'acd']],
    ['(?:واتس|تليجرام).*[0-9]', ['واتس', 'تليجرام']],
    ['[أا]حمق', ['أحمق', 'احمق']],
    ['ab?c', ['abc', 'ac']],
    ['x.*long enough', ['long enough']],
    ['(abc)+', ['abc']],
    [String.raw`\Qa.b\E\.c`, ['a.b.c']],
    [String.raw`\x{643}ل`, ['كل']],
    ['(?i)Free', ['Free']],
  ])('of %s one of %j', (pattern, oneOf) => {
    const required = requiredOf(pattern);
    expect(required.kind === 'literals' && required.all[0]).toEqual(oneOf);
  });

  test('of each part that is known, up to three', () => {
    expect(requiredOf('(buy|get) .*watches .*[0-9]+ now')).toEqual({
      kind: 'literals',
      all: [['watches '], ['buy ', 'get '], [' now']],
    });
  });

  test('a run rather than a letter that is in every text', () => {
    expect(requiredOf('[!؟?]{5,}').kind).toBe('run');
    expect(requiredOf('a[0-9]{7}').kind).toBe('run');
  });

  test.each(['\u0640{3}', '\u200b', ' +', '\u064e'])(
    '%j nothing, for the fold leaves nothing of it',
    (pattern) => {
      expect(requiredOf(pattern)).toEqual({ kind: 'nothing' });
    },
  );

  test.each([['[0-9٠-٩]{7}'], [String.raw`\d{7,}`], [String.raw`(?:\p{Nd}{9})`]])(
    '%s a run of digits',
    (pattern) => {
      expect(requiredOf(pattern).kind).toBe('run');
    },
  );

  test.each([
    'a*',
    'a|',
    '.+',
    String.raw`\d`,
    '[^a]{9}',
    '[[:alpha:]]{9}',
    String.raw`(?:a\d){9}|b?`,
    '(a|.)',
  ])('%s nothing', (pattern) => {
    expect(requiredOf(pattern)).toEqual({ kind: 'nothing' });
  });
});

test('whatever a pattern matches has what it requires', () => {
  const atom = fc.constantFrom(
    'a',
    'B',
    'ك',
    'ß',
    'k',
    '.',
    '[ab]',
    '[^a]',
    '[0-9]',
    String.raw`\d`,
    String.raw`\p{L}`,
    '[a-c7]',
    String.raw`\.`,
    '^',
    '(?i)',
    '[[:digit:]]',
    String.raw`\Qk.\E`,
  );
  const { pattern: patterns } = fc.letrec<{ pattern: string }>((tie) => ({
    pattern: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      atom,
      fc.tuple(tie('pattern'), tie('pattern')).map(([a, b]) => a + b),
      fc.tuple(tie('pattern'), tie('pattern')).map(([a, b]) => `(${a}|${b})`),
      fc
        .tuple(tie('pattern'), fc.constantFrom('*', '+', '?', '{2}', '{1,3}', '{4,}', '+?'))
        .map(([a, b]) => `(?:${a})${b}`),
      fc
        .tuple(fc.constantFrom('[0-9]', 'a', String.raw`\d`), fc.constantFrom('{5}', '{4,}', '+'))
        .map(([a, b]) => a + b),
    ),
  }));
  const texts = fc.string({
    unit: fc.constantFrom('a', 'b', 'B', 'k', 'K', '\u212a', 'ك', 'ß', 'ẞ', '7', '1', '.', ' '),
    maxLength: 30,
  });
  fc.assert(
    fc.property(patterns, fc.array(texts, { minLength: 5 }), (pattern, samples) => {
      const engine = RE2JS.compile(pattern);
      for (const text of samples.filter((sample) => engine.test(sample))) {
        expect(isMet(requiredOf(pattern), text), `${pattern} on ${text}`).toBe(true);
      }
    }),
    { numRuns: 2000 },
  );
});

test('a rule finds whatever its pattern finds, though it runs only over texts with what it requires', () => {
  const atom = fc.constantFrom(
    ...[
      'a',
      'K',
      'ß',
      'ſ',
      'é',
      'É',
      'ﬁ',
      'ﷺ',
      'ك',
      'ـ',
      '٣',
      '3',
      ' ',
      '  ',
      '\u200b',
      '😀',
      'Σ',
      'ς',
      '한',
      'İ',
      'aa',
    ],
    ...[
      '[ab]',
      '[aA]',
      '[^a]',
      '.',
      '(?i)',
      '[0-9٠-٩]{4,}',
      String.raw`\p{L}{4,}`,
      String.raw`\p{Lu}{5}`,
      'x?',
      'a+',
    ],
    ...[String.raw`\x{643}`, String.raw`\QaK\E`, '(a|ك)', '(ss|ﬁ)', '[é]', 'e\u0301', '\u0651'],
  );
  const patterns = fc.array(atom, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(''));
  const letters = [
    'a',
    'A',
    'k',
    '\u212a',
    's',
    'S',
    'ſ',
    'ß',
    'ẞ',
    'é',
    'e\u0301',
    'ﬁ',
    'fi',
    'ك',
    'كَ',
    'ـ',
    '٣',
    '3333',
    '٣٣٣٣',
  ];
  const texts = fc
    .array(
      fc.constantFrom(
        ...letters,
        'ﷺ',
        ' ',
        '\u200b',
        '😀',
        'σ',
        'ς',
        '한',
        '\u1112\u1161\u11ab',
        'İ',
        'x',
        'ABCDE',
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(patterns, fc.array(texts, { minLength: 4 }), (pattern, samples) => {
      fc.pre(pattern.trim() === pattern && compilePattern(pattern).ok);
      const quoted = JSON.stringify(pattern).replaceAll("'", "''");
      const ruleSet = ruleSetOf(`rules: [{id: a, if: {text.regex: ${quoted}}, then: hold}]`);
      const engine = RE2JS.compile(pattern.normalize('NFC'));
      for (const text of samples) {
        const found = evaluate(ruleSet, facts(text)).findings.length > 0;
        expect(found, `${pattern} on ${text}`).toBe(engine.test(text.normalize('NFC')));
      }
    }),
    { numRuns: 1500 },
  );
});

/** Compares in a case fold that joins k with the Kelvin sign and ß with ẞ. */
function isMet(required: ReturnType<typeof requiredOf>, text: string): boolean {
  if (required.kind === 'literals')
    return required.all.every((set) => set.some((one) => text.toLowerCase().includes(one.toLowerCase())));
  if (required.kind === 'nothing') return true;
  const runs = runsBuilder();
  const run = runs.add(required.run);
  return runFinder(runs.build())(text)(run);
}
