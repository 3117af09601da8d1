import {
  COMPARED_BY,
  type Copies,
  type FetchedFact,
  factKey,
  LONGEST_COMPARED,
  MOST_COPIES,
} from '../../domain/facts.ts';
import { type Cell, readOneOf } from '../language/cell.ts';
import {
  type Comparison,
  compares,
  countedUpTo,
  metBy,
  parseCount,
  readComparison,
} from '../language/comparison.ts';
import { readField, readFields } from '../language/fields.ts';
import { COUNT, comparison, DURATION_SCHEMA, described, fieldsSchema } from '../language/json-schema.ts';
import { readDuration } from '../language/scalars.ts';
import { type Check, type Condition, type ConditionKind, factOutcome, PLAIN } from './condition.ts';

const EXAMPLES = { by: 'article', within: '10m' };
const KEYS = ['by', 'within', 'count', 'authors'] as const;
const REQUIRED = ['by', 'within'] as const;

/**
 * `similar`: how many comments of the article, author or site say nearly the same within a time, and how
 * many authors they have; this one counts, so that ">= 5" is met by the fifth. A text too short to be
 * anyone's copy (see `sketchOf`) never matches; by author it is unknown where no author is known.
 */
export const similar: ConditionKind<Asked> = {
  key: 'similar',
  options: [],
  help: {
    en: 'How many comments say nearly the same within a time, this one included, and of how many authors.',
    ar: 'عدد التعليقات المتشابهة في مدة، وهذا التعليق منها، وعدد كاتبيها.',
  },
  schema: fieldsSchema(
    KEYS,
    REQUIRED,
    {
      by: described(
        { en: 'Among which comments copies are looked for.', ar: 'التعليقات التي تُلتمس فيها النسخ.' },
        { enum: COMPARED_BY },
      ),
      within: described(
        { en: 'Within which time: 7d at most.', ar: 'خلال أي مدة: 7d على الأكثر.' },
        DURATION_SCHEMA,
      ),
      count: described({ en: 'How many copies: ">= 5".', ar: 'كم نسخة: ">= 5".' }, comparison(COUNT)),
      authors: described({ en: 'Of how many authors: ">= 3".', ar: 'لكم كاتبًا: ">= 3".' }, comparison(COUNT)),
    },
    { anyOf: [{ required: ['count'] }, { required: ['authors'] }] },
  ),
  read: readSimilar,
  check: checkSimilar,
};

interface Asked {
  /** Of the fact that tells. */
  readonly key: string;
  readonly count: Comparison | null;
  readonly authors: Comparison | null;
}

type Fields = ReadonlyMap<(typeof KEYS)[number], Cell>;

function readSimilar(cell: Cell): Condition<Asked> | undefined {
  const fields = readFields(cell, KEYS, REQUIRED, { examples: EXAMPLES });
  const by = readField(fields, 'by', (field) => readOneOf(field, COMPARED_BY));
  const within = readField(fields, 'within', readWithin);
  const count = readField(fields, 'count', readCount);
  const authors = readField(fields, 'authors', readCount);
  checkTogether(cell, fields, by, count, authors);
  if (by === undefined || within === undefined || (count ?? authors) === undefined) return undefined;
  const need: FetchedFact = { kind: 'similar', by, within };
  const asked = { key: factKey(need), count: count ?? null, authors: authors ?? null };
  return { ...PLAIN, key: 'similar', place: cell.place, needs: [need], bind: () => asked };
}

function checkSimilar({ key, count, authors }: Asked): Check {
  return ({ facts }) => outcomeOf(facts.copies.get(key), count, authors);
}

const readCount = (cell: Cell) => readComparison(cell, parseCount, '>= 5', countedUpTo(MOST_COPIES));

function readWithin(cell: Cell): number | undefined {
  const within = readDuration(cell);
  if (within === undefined || within <= LONGEST_COMPARED) return within;
  cell.report(
    cell.place,
    `"${cell.name}" must be 7d at most: older texts are no longer compared; write 7d or less`,
  );
  return undefined;
}

/** What means nothing together, or can never be met together. */
function checkTogether(
  cell: Cell,
  fields: Fields,
  by: string | undefined,
  count: Comparison | undefined,
  authors: Comparison | undefined,
): void {
  const asksNothing =
    cell.value.kind === 'map' && cell.value.entries.every(({ name }) => name === 'by' || name === 'within');
  if (asksNothing)
    cell.report(cell.place, '"similar" lacks "count" or "authors"; add for example count: ">= 5"');
  const field = fields.get('authors');
  if (field === undefined || authors === undefined) return;
  if (by === 'author')
    field.report(
      field.keyPlace,
      '"authors" means nothing with "by: author": that is one; remove it, or write by: article',
    );
  else if (count !== undefined && metBy(authors)[0] > metBy(count)[1])
    field.report(
      field.place,
      '"authors" can never match: no comment has more than one; write as many in "count", or fewer here',
    );
}

function outcomeOf(found: Copies | undefined, count: Comparison | null, authors: Comparison | null) {
  if (found === undefined) return factOutcome('unknown', null);
  const enough = count === null || compares(count, found.count);
  const many = authors === null || compares(authors, found.authors);
  return factOutcome(found.count > 0 && enough && many, count === null ? found.authors : found.count);
}
