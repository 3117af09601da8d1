import { type FetchedFact, factKey, MOST_COUNTED } from '../../domain/facts.ts';
import { COUNTED_BY } from '../../domain/site.ts';
import { type Cell, readOneOf } from '../language/cell.ts';
import {
  type Comparison,
  compares,
  countedUpTo,
  parseCount,
  readComparison,
} from '../language/comparison.ts';
import { readField, readFields } from '../language/fields.ts';
import { COUNT, comparison, DURATION_SCHEMA, described, fieldsSchema } from '../language/json-schema.ts';
import { readDuration } from '../language/scalars.ts';
import { type Check, type Condition, type ConditionKind, factOutcome, PLAIN } from './condition.ts';

const EXAMPLES = { by: 'address', within: '10m', count: '">= 5"' };
const KEYS = ['by', 'within', 'count'] as const;

/**
 * `rate`: how many comments of the address, author, article or site were stored within a time, this one
 * included; unknown where the submission doesn't say whose it is. Nothing is refused by it: see `limits`.
 */
export const rate: ConditionKind<Asked> = {
  key: 'rate',
  options: [],
  help: {
    en: 'How many comments of one address, author, article or site came within a time, this one included. It refuses nothing: see "limits".',
    ar: 'عدد ما ورد من عنوان أو معلّق أو مقال أو موقع في مدة، وهذا التعليق منه. ولا يَرُد شيئًا: انظر limits.',
  },
  schema: fieldsSchema(KEYS, KEYS, {
    by: described({ en: 'Whose comments are counted.', ar: 'تعليقات من تُعدّ.' }, { enum: COUNTED_BY }),
    within: described({ en: 'Within which time.', ar: 'خلال أي مدة.' }, DURATION_SCHEMA),
    count: described({ en: 'How many: ">= 5".', ar: 'كم عددها: ">= 5".' }, comparison(COUNT)),
  }),
  read: readRate,
  check: checkRate,
};

interface Asked {
  /** Of the fact that tells. */
  readonly key: string;
  readonly count: Comparison;
}

function readRate(cell: Cell): Condition<Asked> | undefined {
  const fields = readFields(cell, KEYS, KEYS, { examples: EXAMPLES });
  const by = readField(fields, 'by', (field) => readOneOf(field, COUNTED_BY));
  const within = readField(fields, 'within', readDuration);
  const count = readField(fields, 'count', (field) =>
    readComparison(field, parseCount, '>= 5', countedUpTo(MOST_COUNTED)),
  );
  if (by === undefined || within === undefined || count === undefined) return undefined;
  const need: FetchedFact = { kind: 'rate', by, within };
  const asked = { key: factKey(need), count };
  return { ...PLAIN, key: 'rate', place: cell.place, needs: [need], bind: () => asked };
}

function checkRate({ key, count }: Asked): Check {
  return ({ facts }) => {
    const actual = facts.rates.get(key);
    return factOutcome(actual === undefined ? 'unknown' : compares(count, actual), actual);
  };
}
