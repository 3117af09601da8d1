import { type Cell, readAll, readOneOrMore, readText } from '../language/cell.ts';
import { type Comparison, compares, parseCount, readComparison } from '../language/comparison.ts';
import { COUNT, comparison, DURATION, oneOrMore } from '../language/json-schema.ts';
import { parseDuration } from '../language/scalars.ts';
import { type Condition, type ConditionKind, factOutcome, type Look, PLAIN } from './condition.ts';

/** `author.approved`: how many of the author's comments are approved. */
export const authorApproved: ConditionKind = {
  key: 'author.approved',
  options: [],
  schema: comparison(COUNT),
  read: (cell) => numberCondition(cell, 'approved', readComparison(cell, parseCount, '< 3')),
};

/** `author.age`: since when the author has been known. */
export const authorAge: ConditionKind = {
  key: 'author.age',
  options: [],
  schema: comparison(DURATION),
  read: (cell) => numberCondition(cell, 'age', readComparison(cell, parseDuration, '< 14d')),
};

/** `author.role`: the role that the site gives the author is one of these. */
export const authorRole: ConditionKind = {
  key: 'author.role',
  options: [],
  schema: oneOrMore({ type: 'string' }),
  read: (cell) => {
    const roles = readAll(readOneOrMore(cell), (item) => readText(item, 'a role'));
    if (roles.length === 0) return undefined;
    const check = ({ facts }: Look) => {
      const { role } = facts.author;
      return factOutcome(role !== null && roles.includes(role), role);
    };
    return { ...PLAIN, key: 'author.role', place: cell.place, bind: () => check };
  },
};

function numberCondition(
  cell: Cell,
  fact: 'approved' | 'age',
  comparison: Comparison | undefined,
): Condition | undefined {
  if (comparison === undefined) return undefined;
  const key = `author.${fact}` as const;
  const check = ({ facts }: Look) => {
    const actual = facts.author[fact];
    return factOutcome(actual === undefined ? 'unknown' : compares(comparison, actual), actual);
  };
  return { ...PLAIN, key, place: cell.place, needs: [key], bind: () => check };
}
