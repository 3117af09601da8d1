import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scoreText } from '../../../src/model/score.ts';
import { builtInModel } from '../../../src/node/built-in-model.ts';
import { compileRuleSet } from '../../../src/rules/compile.ts';
import { diffOutlines } from '../../../src/rules/diff-outlines.ts';
import { evaluate } from '../../../src/rules/evaluate.ts';
import { growRuleSet } from '../../../src/rules/grow.ts';
import { printProblem } from '../../../src/rules/language/problem.ts';
import { outlineOf } from '../../../src/rules/outline.ts';
import { runTests } from '../../../src/rules/run-tests.ts';
import { compileFiles, facts, ruleSetOf, SITE } from '../rule-files.ts';

const ABUSE = 'يا كلب يا حمار';
const HARMLESS = 'صباح الخير';
const RULE =
  'rules: [{id: a, if: {model.abuse: ">= 0.8"}, then: hold, tests: {match: [يا كلب يا حمار], pass: [صباح الخير]}}]\n';

const calibrated = (knots: string, model = builtInModel().version) =>
  compileFiles({
    'test.yaml': `${SITE}${RULE}calibration: calibration/test.yaml`,
    'calibration/test.yaml': `model: ${model}\nabuse: ${knots}`,
  });

function ruleSet(result: ReturnType<typeof calibrated>) {
  if (!result.ok) throw new Error(result.problems.map(printProblem).join('\n'));
  return result.ruleSet;
}

const scored = (rules: ReturnType<typeof ruleSetOf>, body: string) =>
  evaluate(rules, facts(body)).trace[0]?.conditions[0];

describe('a condition on the model', () => {
  test('is met by what the model takes for abuse, and tells how likely it is and by which words', () => {
    const rules = ruleSetOf(RULE);
    const [finding] = evaluate(rules, facts(`${HARMLESS} ${ABUSE}`)).findings;
    expect(finding).toMatchObject({ rule: 'a', field: 'body' });
    const words = finding?.spans.map((span) => `${HARMLESS} ${ABUSE}`.slice(...span));
    expect(words?.join(' ')).toContain('كلب');
    expect(words?.join(' ')).not.toContain('الخير');
    expect(scored(rules, ABUSE)).toMatchObject({ condition: 'model.abuse', truth: true });
    expect(scored(rules, HARMLESS)).toMatchObject({ truth: false, spans: [] });
  });

  test('compares what it shows: thousandths of what the model says', () => {
    const rules = ruleSetOf(RULE);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (body) => {
        const { abuse = -1 } = scoreText(builtInModel(), body);
        const trace = scored(rules, body);
        expect(trace?.actual).toBe(Math.round(abuse * 1000) / 1000);
        expect(trace?.truth).toBe(Number(trace?.actual) >= 0.8);
        for (const [start, end] of trace?.spans ?? []) expect(body.slice(start, end).trim()).not.toBe('');
      }),
    );
  });

  test('is joined with others as any condition is', () => {
    const rules = ruleSetOf(
      'rules: [{id: a, if: {all: [{model.abuse: ">= 0.5"}, {text.has: شكرا}]}, unless: {model.abuse: "< 0.1"}, then: hold}]',
    );
    const matches = (body: string) => evaluate(rules, facts(body)).findings.length;
    expect([matches(`${ABUSE} شكرا`), matches(`${HARMLESS} شكرا`), matches(ABUSE)]).toEqual([1, 0, 0]);
  });

  test('asks for no model where no rule has it, and tells why one can’t be had', () => {
    const compile = (yaml: string, model?: () => never) =>
      compileRuleSet('test.yaml', () => SITE + yaml, model && { model });
    const broken = () => {
      throw new Error('The file is damaged.');
    };
    expect(compile('rules: [{id: a, if: {text.has: a}, then: hold}]', broken).ok).toBe(true);
    const told = (model?: () => never) => {
      const result = compile(RULE, model);
      return result.ok ? [] : result.problems.map(printProblem);
    };
    expect(told(broken)).toEqual(['test.yaml:2:35: "model.abuse" can\'t be asked: The file is damaged.']);
    expect(told()).toEqual(['test.yaml:2:35: "model.abuse" can\'t be asked: there is no model here']);
  });
});

describe('the version of a rule set', () => {
  const other = { ...builtInModel(), version: 'another' };
  const compiled = (yaml: string, model = builtInModel()) => {
    const result = compileRuleSet('test.yaml', () => SITE + yaml, { model: () => model });
    if (!result.ok) throw new Error(result.problems.map(printProblem).join('\n'));
    return result.ruleSet;
  };

  test('is another one with another model, if rules ask it', () => {
    const rules = compiled(RULE);
    expect(compiled(RULE, other).version).not.toBe(rules.version);
    expect(compiled(RULE, other).base).not.toBe(rules.base);
    expect(compiled('', other).version).toBe(compiled('').version);
  });

  test('stays with the model when lists grow', () => {
    const files = (dogs: string): Record<string, string> => ({
      'test.yaml': `${SITE}lists: {dogs: dogs.txt}\nrules: [{id: a, if: {text.has: $dogs, model.abuse: ">= 0.1"}, then: hold}]`,
      'dogs.txt': dogs,
    });
    const before = ruleSet(compileFiles(files('كلب\n')));
    const after = files('كلب\nذئب\n');
    expect(growRuleSet(before, (path) => after[path])?.version).toBe(ruleSet(compileFiles(after)).version);
  });
});

describe('a calibration', () => {
  test('says what the model’s probabilities mean on the site', () => {
    expect(scored(ruleSet(calibrated('{0: 0, 1: 0.5}')), ABUSE)?.truth).toBe(false);
    expect(Number(scored(ruleSet(calibrated('{0: 0.9, 1: 0.95}')), HARMLESS)?.actual)).toBeCloseTo(0.9, 2);
  });

  test('breaks no test of a rule, for these are judged without it', () => {
    const rules = ruleSet(calibrated('{0: 0, 1: 0.5}'));
    expect(scored(rules, ABUSE)?.truth).toBe(false);
    expect(runTests(rules).map(({ passed }) => passed)).toEqual([true, true]);
  });

  test('is part of the version, and of the sources from which it is compiled again', () => {
    const [one, other] = [ruleSet(calibrated('{0: 0, 1: 0.5}')), ruleSet(calibrated('{0: 0, 1: 0.6}'))];
    expect(one.version).not.toBe(other.version);
    expect(growRuleSet(one, (path) => other.sources[path])).toBeNull();
    const again = compileRuleSet('test.yaml', (path) => one.sources[path], { model: builtInModel });
    expect(again.ok && again.ruleSet.version).toBe(one.version);
  });

  test('is told of by a diff of rules', () => {
    const read = (knots: string) => (path: string) => ruleSet(calibrated(knots)).sources[path];
    const [one, other] = ['{0: 0, 1: 0.5}', '{0: 0, 1: 0.6}'].map((knots) =>
      outlineOf('test.yaml', read(knots)),
    );
    expect(one && other && diffOutlines(one, other).settings.flatMap(({ lines }) => lines)).toEqual([
      { sign: '-', key: 'calibration.abuse.1', value: '0.5' },
      { sign: '+', key: 'calibration.abuse.1', value: '0.6' },
    ]);
  });

  test('of another model is warned of, and so is one that no rule needs', () => {
    const warnings = (result: ReturnType<typeof calibrated>) =>
      result.ok ? result.warnings.map(printProblem) : ['not compiled'];
    expect(warnings(calibrated('{0: 0, 1: 1}'))).toEqual([]);
    expect(warnings(calibrated('{0: 0, 1: 1}', 'older'))).toEqual([
      `calibration/test.yaml:1:8: this was made for another model, and this one is ${builtInModel().version}; run \`hakam model calibrate\` again`,
    ]);
    const idle = compileFiles({
      'test.yaml': `${SITE}calibration: calibration/test.yaml`,
      'calibration/test.yaml': 'model: x\nabuse: {0: 0, 1: 1}',
    });
    expect(warnings(idle)).toEqual([
      'calibration/test.yaml:1:8: no rule asks the model, so that this changes nothing',
    ]);
  });
});
