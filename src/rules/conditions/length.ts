import { codePoints } from '../../text/hygiene.ts';
import { type Comparison, compares, parseCount, readComparison } from '../language/comparison.ts';
import { COUNT, comparison } from '../language/json-schema.ts';
import { type ConditionKind, PLAIN, type TextField } from './condition.ts';

/** `length`: the body's or the name's length in code points. */
export function lengthKind(group: 'text' | 'name', field: TextField): ConditionKind<Comparison> {
  const key = `${group}.length`;
  return {
    key,
    options: [],
    help:
      group === 'text'
        ? { en: 'How many characters the comment has: "< 3".', ar: 'عدد أحرف التعليق: "< 3".' }
        : { en: "How many characters the author's name has.", ar: 'عدد أحرف اسم المعلّق.' },
    schema: comparison(COUNT),
    read: (cell) => {
      const comparison = readComparison(cell, parseCount, '>= 20');
      if (comparison === undefined) return undefined;
      return { ...PLAIN, key, place: cell.place, judgesText: true, bind: () => comparison };
    },
    check: (comparison) => (look) => {
      const actual = codePoints(look.facts[field]);
      return { truth: compares(comparison, actual), field, spans: [], actual };
    },
  };
}
