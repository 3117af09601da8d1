import { leavesOf } from '../rules/language/expression.ts';
import type { RuleSet } from '../rules/rule-set.ts';

/** Something that a replay can't tell as it was. */
export interface Forgotten {
  readonly condition: string;
  readonly note: string;
}

/** What rules ask that was not known as it was when a comment came. */
export function forgottenBy({ rules }: RuleSet): Forgotten[] {
  const asked = [...rules.values()].flatMap(({ when, unless }) => [
    ...leavesOf(when),
    ...(unless === null ? [] : leavesOf(unless)),
  ]);
  const keys = new Set(asked.map(({ key }) => key));
  return Object.entries(NOTES).flatMap(([condition, note]) =>
    keys.has(condition) ? [{ condition, note }] : [],
  );
}

/** By condition. */
const NOTES: Readonly<Record<string, string>> = {
  'author.role': 'every author is taken to have none, as roles were not always stored',
  'author.age': 'counted from when this service first saw the author, whatever the site said',
  'author.trusted': 'unknown, as it may have been otherwise then',
  'author.banned': 'unknown, as it may have been otherwise then',
  section: "the article's section of today",
  'article.age': "by the article's time of publication as it is known today",
  rate: 'unknown: it is not counted again',
  similar: 'unknown: texts are not compared again',
};
