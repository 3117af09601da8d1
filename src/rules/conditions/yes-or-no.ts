import type { Facts, FetchedFact } from '../../domain/facts.ts';
import { readBoolean } from '../language/cell.ts';
import type { Help } from '../language/json-schema.ts';
import { type ConditionKind, factOutcome, type Look, PLAIN } from './condition.ts';

/** A condition on a fact that is so or not: `true` or `false` is asked for. */
export function yesOrNo(
  key: string,
  help: Help,
  fact: (facts: Facts) => boolean | undefined,
  needs: readonly FetchedFact[] = [],
): ConditionKind {
  return {
    key,
    options: [],
    help,
    schema: { type: 'boolean' },
    read: (cell) => {
      const wanted = readBoolean(cell);
      if (wanted === undefined) return undefined;
      const check = ({ facts }: Look) => {
        const actual = fact(facts);
        return actual === undefined
          ? factOutcome('unknown', null)
          : factOutcome(actual === wanted, String(actual));
      };
      return { ...PLAIN, key, place: cell.place, needs, bind: () => check };
    },
  };
}

/** `reply`: the comment replies to another. */
export const reply: ConditionKind = yesOrNo(
  'reply',
  { en: 'Whether the comment replies to another.', ar: 'هل التعليق رد على غيره.' },
  (facts) => facts.reply,
);
