import { type FetchedFact, MOST_COUNTED } from '../../domain/facts.ts';
import { type Cell, readAll, readOneOrMore } from '../language/cell.ts';
import { type Comparison, compares, parseCount, readComparison } from '../language/comparison.ts';
import { COUNT, comparison, DURATION, oneOrMore, TEXT } from '../language/json-schema.ts';
import { parseDuration, readName } from '../language/scalars.ts';
import { type Check, type Condition, type ConditionKind, factOutcome, PLAIN } from './condition.ts';
import { yesOrNo } from './yes-or-no.ts';

/** `author.approved`: how many of the author's comments are approved. */
export const authorApproved: ConditionKind<Comparison> = {
  key: 'author.approved',
  options: [],
  help: {
    en: "How many of the author's comments are approved.",
    ar: 'عدد ما نُشر من تعليقات المعلّق.',
  },
  schema: comparison(COUNT),
  read: (cell) => numberCondition(cell, readComparison(cell, parseCount, '< 3')),
  check: (comparison) => checkNumber('approved', comparison),
};

/** `author.rejected_30d`: how many of the author's comments of the last 30 days are rejected or spam now. */
export const authorRejected: ConditionKind<Comparison> = {
  key: 'author.rejected_30d',
  options: [],
  help: {
    en: "How many of the author's comments of the last 30 days are rejected or spam.",
    ar: 'عدد ما رُفض أو عُدّ مزعجًا من تعليقات المعلّق في آخر 30 يومًا.',
  },
  schema: comparison(COUNT),
  read: (cell) => numberCondition(cell, readComparison(cell, parseCount, '>= 2', REJECTIONS), 'rejected_30d'),
  check: (comparison) => checkNumber('rejected30d', comparison),
};

const REJECTIONS = { least: 0, most: MOST_COUNTED, because: { most: 'counting ends there' } };

/** `author.age`: since when the author has been known. */
export const authorAge: ConditionKind<Comparison> = {
  key: 'author.age',
  options: [],
  help: {
    en: 'How long the author has been known: "< 14d".',
    ar: 'المدة منذ عُرف المعلّق: "< 14d".',
  },
  schema: comparison(DURATION),
  read: (cell) => numberCondition(cell, readComparison(cell, parseDuration, '< 14d')),
  check: (comparison) => checkNumber('age', comparison),
};

/** `author.role`: the role that the site gives the author is one of these. */
export const authorRole: ConditionKind<readonly string[]> = {
  key: 'author.role',
  options: [],
  help: {
    en: 'The author has one of these roles, which the site gives.',
    ar: 'للمعلّق واحد من هذه الأدوار التي يمنحها الموقع.',
  },
  schema: oneOrMore(TEXT),
  read: (cell) => {
    const roles = readAll(readOneOrMore(cell), (item) => readName(item, 'a role'));
    if (roles.length === 0) return undefined;
    return { ...PLAIN, key: 'author.role', place: cell.place, bind: () => roles };
  },
  check:
    (roles) =>
    ({ facts }) => {
      const { role } = facts.author;
      return factOutcome(role !== null && roles.includes(role), role);
    },
};

/** `author.trusted`: moderators trust the author. */
export const authorTrusted: ConditionKind<boolean> = yesOrNo(
  'author.trusted',
  { en: 'Whether moderators trust the author.', ar: 'هل يثق المشرفون بالمعلّق.' },
  (facts) => facts.author.trusted,
  [{ kind: 'author' }],
);

/** `author.banned`: a ban of the author is in force. */
export const authorBanned: ConditionKind<boolean> = yesOrNo(
  'author.banned',
  { en: 'Whether a ban of the author is in force.', ar: 'هل المعلّق محظور الآن.' },
  (facts) => facts.author.banned,
  [{ kind: 'author' }],
);

function numberCondition(
  cell: Cell,
  comparison: Comparison | undefined,
  kind: 'author' | 'rejected_30d' = 'author',
): Condition<Comparison> | undefined {
  if (comparison === undefined) return undefined;
  const needs: readonly FetchedFact[] = [{ kind }];
  return { ...PLAIN, key: cell.name, place: cell.place, needs, bind: () => comparison };
}

function checkNumber(fact: 'approved' | 'age' | 'rejected30d', comparison: Comparison): Check {
  return ({ facts }) => {
    const actual = facts.author[fact];
    return factOutcome(actual === undefined ? 'unknown' : compares(comparison, actual), actual);
  };
}
