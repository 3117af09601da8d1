import { readAll, readOneOrMore } from '../language/cell.ts';
import { oneOrMore, TEXT } from '../language/json-schema.ts';
import { readName } from '../language/scalars.ts';
import { type ConditionKind, factOutcome, PLAIN } from './condition.ts';

/** `section`: the article stands in one of these sections; an article without one stands in none. */
export const section: ConditionKind<readonly string[]> = {
  key: 'section',
  options: [],
  help: {
    en: 'The article stands in one of these sections.',
    ar: 'المقال في واحد من هذه الأقسام.',
  },
  schema: oneOrMore(TEXT),
  read: (cell) => {
    const names = readAll(readOneOrMore(cell), (item) => readName(item, 'a section'));
    if (names.length === 0) return undefined;
    return { ...PLAIN, key: 'section', place: cell.place, bind: () => names };
  },
  check:
    (names) =>
    ({ facts }) => {
      const actual = facts.section;
      if (actual === undefined) return factOutcome('unknown', null);
      return factOutcome(actual !== null && names.includes(actual), actual);
    },
};
