import { countLetters, SCRIPTS } from '../../text/scripts.ts';
import { percentOf } from '../../text/share.ts';
import { type Comparison, compares, PERCENTS, parsePercent, readComparison } from '../language/comparison.ts';
import { comparison, PERCENT } from '../language/json-schema.ts';
import { type ConditionKind, PLAIN } from './condition.ts';

/** `script.<name>`: the share of the body's letters that are of the script; unknown where it has no letter. */
export const scriptKinds: readonly ConditionKind<Comparison>[] = SCRIPTS.map((name, script) => ({
  key: `script.${name}`,
  options: [],
  help: {
    en: `How many of the comment's letters are ${name}: "> 80%".`,
    ar: `نسبة حروف ${name} من حروف التعليق: "> 80%".`,
  },
  schema: comparison(PERCENT),
  read: (cell) => {
    const comparison = readComparison(cell, parsePercent, '> 80%', PERCENTS);
    if (comparison === undefined) return undefined;
    return { ...PLAIN, key: `script.${name}`, place: cell.place, judgesText: true, bind: () => comparison };
  },
  check: (comparison) => (look) => {
    const { letters, byScript } = look.once('body', countLetters);
    if (letters === 0) return { truth: 'unknown', field: 'body', spans: [], actual: null };
    const actual = percentOf(byScript[script] ?? 0, letters);
    return { truth: compares(comparison, actual), field: 'body', spans: [], actual };
  },
}));
