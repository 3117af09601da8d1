import fc from 'fast-check';
import { RE2JS } from 're2js';
import { describe, expect, test } from 'vitest';
import { requiredOf } from '../../src/rules/match/required.ts';

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
    expect(requiredOf(pattern)).toEqual({ kind: 'literals', oneOf });
  });

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

/** Compares in a case fold that joins k with the Kelvin sign and ß with ẞ. */
function isMet(required: ReturnType<typeof requiredOf>, text: string): boolean {
  if (required.kind === 'literals')
    return required.oneOf.some((one) => text.toLowerCase().includes(one.toLowerCase()));
  return required.kind === 'nothing' || required.found.test(text);
}
