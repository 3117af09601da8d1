import type { Span } from '../../domain/decision.ts';
import { capitalShare } from '../../text/capitals.ts';
import { findEmoji } from '../../text/emoji.ts';
import { longestRun } from '../../text/repeat.ts';
import { countWords } from '../../text/word-count.ts';
import type { Cell } from '../language/cell.ts';
import {
  type Comparison,
  compares,
  PERCENTS,
  parseCount,
  parsePercent,
  readComparison,
} from '../language/comparison.ts';
import { COUNT, comparison, type Help, type JsonSchema, PERCENT } from '../language/json-schema.ts';
import { type ConditionKind, PLAIN, type TextField } from './condition.ts';

/** A number that is worked out of a text, and how it is asked for. */
interface Trait<T> {
  readonly key: string;
  readonly help: Help;
  readonly schema: JsonSchema;
  readonly readComparison: (cell: Cell) => Comparison | undefined;
  readonly read: (text: string) => T;
  readonly numberOf: (read: T) => number;
  /** Where in the text it is seen. */
  readonly spansOf?: (read: T) => readonly Span[];
}

const count = (example: string) => ({
  schema: comparison(COUNT),
  readComparison: (cell: Cell) => readComparison(cell, parseCount, example),
});
const same = (number: number): number => number;

/** `words`: how many words the body or the name has. */
const words: Trait<number> = {
  key: 'words',
  help: { en: 'How many words there are: "< 3".', ar: 'عدد الكلمات: "< 3".' },
  ...count('< 3'),
  read: countWords,
  numberOf: same,
};

/** `repeat`: the longest run of one letter, sign or emoji. */
const repeat: Trait<ReturnType<typeof longestRun>> = {
  key: 'repeat',
  help: {
    en: 'How often one letter, sign or emoji follows itself: ">= 6".',
    ar: 'عدد مرات تتابع حرف أو رمز واحد: ">= 6".',
  },
  ...count('>= 6'),
  read: longestRun,
  numberOf: ({ length }) => length,
  spansOf: ({ length, span }) => (length === 0 ? [] : [span]),
};

/** `emoji`: how many emoji there are, as people count them. */
const emoji: Trait<readonly Span[]> = {
  key: 'emoji',
  help: { en: 'How many emoji there are: ">= 10".', ar: 'عدد الرموز التعبيرية: ">= 10".' },
  ...count('>= 10'),
  read: findEmoji,
  numberOf: ({ length }) => length,
  spansOf: (spans) => spans,
};

/** `caps`: the share of capitals among letters that have case; 0% where these are too few. */
const caps: Trait<number> = {
  key: 'caps',
  help: {
    en: 'How many of the Latin, Greek or Cyrillic letters are capitals: "> 70%".',
    ar: 'نسبة الحروف الكبيرة من الحروف اللاتينية ونحوها: "> 70%".',
  },
  schema: comparison(PERCENT),
  readComparison: (cell) => readComparison(cell, parsePercent, '> 70%', PERCENTS),
  read: capitalShare,
  numberOf: same,
};

/** Conditions on numbers that are worked out of the body or the name. */
export const traitKinds = (
  group: 'text' | 'name',
  field: TextField,
): readonly ConditionKind<Comparison>[] => [
  kindOf(words, group, field),
  kindOf(repeat, group, field),
  kindOf(emoji, group, field),
  kindOf(caps, group, field),
];

function kindOf<T>(trait: Trait<T>, group: string, field: TextField): ConditionKind<Comparison> {
  const key = `${group}.${trait.key}`;
  return {
    key,
    options: [],
    help: trait.help,
    schema: trait.schema,
    read: (cell) => {
      const comparison = trait.readComparison(cell);
      if (comparison === undefined) return undefined;
      return { ...PLAIN, key, place: cell.place, judgesText: true, bind: () => comparison };
    },
    check: (comparison) => (look) => outcomeOf(trait, field, look.once(field, trait.read), comparison),
  };
}

function outcomeOf<T>(trait: Trait<T>, field: TextField, read: T, comparison: Comparison) {
  const actual = trait.numberOf(read);
  const truth = compares(comparison, actual);
  return { truth, field, spans: truth ? (trait.spansOf?.(read) ?? []) : [], actual };
}
