import { type Cell, expected, textOf } from '../language/cell.ts';
import {
  type Comparison,
  compares,
  PROBABILITIES,
  parseProbability,
  readComparison,
} from '../language/comparison.ts';
import { type Help, OPERATORS, PROBABILITY } from '../language/json-schema.ts';
import { type ConditionKind, type Look, type Outcome, PLAIN } from './condition.ts';

/** What the learned model looks for, and what that is for editors. */
export const HEADS: ReadonlyMap<string, Help> = new Map([
  [
    'abuse',
    {
      en: 'How likely the comment is abuse, as the learned model sees it, from 0 to 1: ">= 0.9". Let it hold, never reject alone.',
      ar: 'احتمال أن يكون التعليق مسيئًا في نظر النموذج المتعلَّم، من 0 إلى 1: ">= 0.9". اجعلوه يوقف، ولا يرفض وحده.',
    },
  ],
]);

/** No probability is exactly any number that somebody writes. */
const SIGNS = OPERATORS.filter((sign) => sign !== '=');
const EXAMPLE = '>= 0.9';
const WHAT = `a comparison such as "${EXAMPLE}" (with <, <=, >= or >), from 0 to 1`;

/** `model.<head>`: the probability that the model gives the body, as the site's calibration has it. */
export const modelKinds: readonly ConditionKind<Comparison>[] = [...HEADS].map(([head, help]) => ({
  key: `model.${head}`,
  options: [],
  help,
  schema: { type: 'string', pattern: `^\\s*(${SIGNS.join('|')})\\s*(${PROBABILITY})\\s*$` },
  read: (cell) => {
    const comparison = readProbability(cell);
    if (comparison === undefined) return undefined;
    return {
      ...PLAIN,
      key: `model.${head}`,
      place: cell.place,
      judgesText: true,
      head,
      bind: () => comparison,
    };
  },
  check: (comparison) => (look) => outcomeOf(look, head, comparison),
}));

function readProbability(cell: Cell): Comparison | undefined {
  const text = textOf(cell).trim();
  const asShare = text.replace(/(\d{1,3}(?:\.\d)?)\s*%$/, (_, percent) => String(Number(percent) / 100));
  const signed = new RegExp(`^(?:${SIGNS.join('|')})`).test(asShare)
    ? asShare
    : `>= ${asShare.replace(/^=\s*/, '')}`;
  const isMeant = parseProbability(signed.replace(/^[<>]=?\s*/, '')) !== null;
  if (isMeant && signed === text) return readComparison(cell, parseProbability, EXAMPLE, PROBABILITIES);
  return expected(cell, WHAT, isMeant ? `"${signed}"` : null);
}

function outcomeOf({ once, model, facts }: Look, head: string, comparison: Comparison): Outcome {
  const actual = model === null ? undefined : once('body', model.score)[head];
  if (model === null || actual === undefined)
    return { truth: 'unknown', field: 'body', spans: [], actual: null };
  const truth = compares(comparison, actual);
  return { truth, field: 'body', spans: truth ? model.words(head, facts.body) : [], actual };
}
