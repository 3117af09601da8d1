import type { Facts, FetchedFact } from '../../domain/facts.ts';
import { readBoolean } from '../language/cell.ts';
import type { Help } from '../language/json-schema.ts';
import { type ConditionKind, factOutcome, PLAIN } from './condition.ts';

/** A condition on a fact that is so or not: `true` or `false` is asked for. */
export function yesOrNo(
  key: string,
  help: Help,
  fact: (facts: Facts) => boolean | undefined,
  needs: readonly FetchedFact[] = [],
): ConditionKind<boolean> {
  return {
    key,
    options: [],
    help,
    schema: { type: 'boolean' },
    read: (cell) => {
      const wanted = readBoolean(cell);
      if (wanted === undefined) return undefined;
      return { ...PLAIN, key, place: cell.place, needs, bind: () => wanted };
    },
    check:
      (wanted) =>
      ({ facts }) => {
        const actual = fact(facts);
        return actual === undefined
          ? factOutcome('unknown', null)
          : factOutcome(actual === wanted, String(actual));
      },
  };
}

/** `reply`: the comment replies to another. */
export const reply: ConditionKind<boolean> = yesOrNo(
  'reply',
  { en: 'Whether the comment replies to another.', ar: 'هل التعليق رد على غيره.' },
  (facts) => facts.reply,
);
