import { readAll, readOneOrMore } from '../language/cell.ts';
import { oneOrMore } from '../language/json-schema.ts';
import { ID_PATTERN, readId } from '../language/scalars.ts';
import { type ConditionKind, type Outcome, PLAIN } from './condition.ts';
import { anyOf } from './kleene.ts';

/** `rule`: one of these rules matches. Where it matched is this condition's evidence too. */
export const rule: ConditionKind<readonly string[]> = {
  key: 'rule',
  options: [],
  help: {
    en: 'One of these rules matches.',
    ar: 'طابقت واحدة من هذه القواعد.',
  },
  schema: oneOrMore({ type: 'string', pattern: ID_PATTERN }),
  read: (cell) => {
    const rules = readAll(readOneOrMore(cell), (item) => {
      const name = readId(item);
      return name === undefined ? undefined : { name, place: item.place };
    });
    if (rules.length === 0) return undefined;
    const names = rules.map(({ name }) => name);
    return { ...PLAIN, key: 'rule', place: cell.place, rules, bind: () => names };
  },
  check: (names) => (look) => anyRule(names.map(look.rule)),
};

function anyRule(outcomes: readonly (Outcome | null)[]): Outcome | null {
  const asked = outcomes.filter((outcome) => outcome !== null);
  if (asked.length === 0) return null;
  const truth = anyOf(asked.map((outcome) => outcome.truth));
  const evidence = asked.find((outcome) => outcome.truth === true);
  return { truth, field: evidence?.field ?? null, spans: evidence?.spans ?? [], actual: null };
}
