import { type Comparison, compares, readComparison } from '../language/comparison.ts';
import { comparison, DURATION } from '../language/json-schema.ts';
import { parseDuration } from '../language/scalars.ts';
import { type ConditionKind, factOutcome, PLAIN } from './condition.ts';

/** `article.age`: how long ago the article was published; unknown where the site didn't say. */
export const articleAge: ConditionKind<Comparison> = {
  key: 'article.age',
  options: [],
  help: {
    en: 'How long ago the article was published: "> 7d".',
    ar: 'المدة منذ نشر المقال: "> 7d".',
  },
  schema: comparison(DURATION),
  read: (cell) => {
    const comparison = readComparison(cell, parseDuration, '> 7d');
    if (comparison === undefined) return undefined;
    return { ...PLAIN, key: 'article.age', place: cell.place, bind: () => comparison };
  },
  check:
    (comparison) =>
    ({ facts: { articleAge: actual } }) =>
      factOutcome(actual === undefined ? 'unknown' : compares(comparison, actual), actual),
};
