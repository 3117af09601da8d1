import { describe, expect, test } from 'vitest';
import { excerptOf } from '../../src/rules/excerpt.ts';

const problem = (line: number, column: number, length: number) => ({
  file: 'a.yaml',
  line,
  column,
  length,
  message: '',
});

describe('the line of a problem', () => {
  test('is shown with the part that is meant below it', () => {
    expect(excerptOf(problem(2, 9, 6), 'rules:\n  then: aprove # x\n', false)).toEqual([
      '    2 |   then: aprove # x',
      '      > aprove',
    ]);
  });

  test('is isolated where it runs from right to left, and so is the part', () => {
    expect(excerptOf(problem(1, 9, 3), 'وقح {x} كلب', false)).toEqual([
      '    1 | \u2068وقح {x} كلب\u2069',
      '      > \u2068كلب\u2069',
    ]);
  });

  test('has the part underlined on a terminal', () => {
    expect(excerptOf(problem(1, 4, 1), 'a: b c', true)[0]).toBe('    1 | a: \u001b[4mb\u001b[24m c');
  });

  test('shows what nobody sees, so that nothing reaches the terminal that it would obey', () => {
    expect(excerptOf(problem(1, 1, 1), '\ta\u001b[2J\u202eb\u00a0c', false)).toEqual([
      '    1 | <tab>a<U+001B>[2J<U+202E>b<no-break space>c',
      '      > <tab>',
    ]);
  });

  test('is cut on both sides of the part where it is long, never within a character', () => {
    const line = `${'😀'.repeat(40)}x${'😀'.repeat(400)}`;
    const [shown = ''] = excerptOf(problem(1, 81, 1), line, false);
    expect(shown).toBe(`    1 | …${'😀'.repeat(30)}x${'😀'.repeat(30)}…`);
    expect(excerptOf(problem(1, 81, 601), line, false)[1]).toBe(`      > x${'😀'.repeat(29)}…`);
  });

  test('is left out where there is none, and the part where nothing stands there', () => {
    expect(excerptOf(problem(1, 1, 0), '', false)).toEqual([]);
    expect(excerptOf(problem(3, 1, 0), 'a', false)).toEqual([]);
    expect(excerptOf(problem(1, 4, 0), 'if:', false)).toEqual(['    1 | if:']);
  });
});
