import type { Effect } from '../../domain/decision.ts';
import type { Condition, RuleTermOptions } from '../conditions/condition.ts';
import {
  type Cell,
  expectedLike,
  readAll,
  readInteger,
  readOneOf,
  readOneOrMore,
  readText,
  textOf,
} from './cell.ts';
import { type Expression, leavesOf, readExpression } from './expression.ts';
import { readField, readFields } from './fields.ts';
import { homeOf } from './homes.ts';
import { RULE_KEYS, RULE_REQUIRED, type RuleKey, TERM_OPTION_KEYS } from './keys.ts';
import { checkNever } from './never.ts';
import type { Place } from './problem.ts';
import { quoted } from './quote.ts';
import { type RuleTest, readTests } from './rule-test.ts';
import { readId } from './scalars.ts';
import { readTermOptions, readTermSources } from './terms.ts';
import { readWhy } from './why.ts';

/** What a rule does and says when it matches. */
export interface RuleHead {
  readonly id: string;
  readonly effect: Effect | null;
  readonly flags: readonly string[];
  /** By language tag; empty if the rule gives no reason. */
  readonly why: ReadonlyMap<string, string>;
  readonly points: number;
  readonly group: string | null;
  /** Effects that this rule's `approve` takes away. */
  readonly beats: readonly Effect[];
  readonly monitor: boolean;
}

/** A rule as read. */
export interface RuleSource extends RuleHead {
  readonly place: Place;
  readonly when: Expression<Condition>;
  readonly unless: Expression<Condition> | null;
  /** The last day on which the rule is in force, as YYYY-MM-DD in the site's time zone. */
  readonly expires: string | null;
  readonly expiresPlace: Place | null;
  readonly tests: readonly RuleTest[];
}

type Fields = ReadonlyMap<RuleKey, Cell>;

export const EFFECTS = ['hold', 'spam', 'reject', 'approve'] as const;
/** What `approve` may beat. */
export const BEATEN = ['hold', 'spam'] as const;
export const MODES = ['live', 'monitor'] as const;
export const MAX_POINTS = 1000;
export const DAY_PATTERN = '^\\d{4}-\\d{2}-\\d{2}$';
const EXAMPLES = { id: 'insult', if: '{text: {has: $insults}}' };

/** Reads a rule; undefined if it lacks an id or a condition, which is reported. */
export function readRule(cell: Cell): RuleSource | undefined {
  const title = titleOf(cell);
  const fields = readFields(cell, RULE_KEYS, RULE_REQUIRED, { title, examples: EXAMPLES, homeOf });
  const head = readHead(fields);
  const terms = readRuleTerms(fields);
  const when = readField(fields, 'if', (one) => readExpression(one, terms));
  const unless = readField(fields, 'unless', (one) => readExpression(one, terms)) ?? null;
  const expires = readField(fields, 'expires', readDay) ?? null;
  const tests = readField(fields, 'tests', readTests) ?? [];
  checkTogether(fields, head, [when, unless]);
  checkNever(fields.get('if'), fields.get('unless'));
  if (head.id === '' || when === undefined) return undefined;
  const place = fields.get('id')?.place ?? cell.place;
  const expiresPlace = fields.get('expires')?.place ?? null;
  return { ...head, place, when, unless, expires, expiresPlace, tests };
}

function titleOf({ value }: Cell): string {
  const entries = value.kind === 'map' ? value.entries : [];
  const id = entries.find(({ name }) => name === 'id');
  return id === undefined ? 'a rule' : `the rule ${quoted(textOf(id))}`;
}

function readHead(fields: Fields): RuleHead {
  return {
    id: readField(fields, 'id', readId) ?? '',
    effect: readField(fields, 'then', (cell) => readOneOf(cell, EFFECTS)) ?? null,
    flags: readField(fields, 'flag', (cell) => readAll(readOneOrMore(cell), readId)) ?? [],
    why: new Map(readField(fields, 'why', readWhy) ?? []),
    points: readField(fields, 'points', (cell) => readInteger(cell, 1, MAX_POINTS)) ?? 0,
    group: readField(fields, 'group', readId) ?? null,
    beats: readField(fields, 'beats', readBeats) ?? [],
    monitor: readField(fields, 'mode', (cell) => readOneOf(cell, MODES)) === 'monitor',
  };
}

function readRuleTerms(fields: Fields): RuleTermOptions {
  return { ...readTermOptions(fields), except: readField(fields, 'except', readTermSources) ?? [] };
}

function readBeats(cell: Cell): Effect[] {
  return readAll(readOneOrMore(cell), (item) => readOneOf(item, BEATEN));
}

function readDay(cell: Cell): string | undefined {
  const text = readText(cell, 'a day');
  if (text === undefined || isDay(text)) return text;
  return expectedLike(cell, 'a day of the calendar such as 2027-12-31', isDay);
}

function isDay(text: string): boolean {
  const time = new RegExp(DAY_PATTERN).test(text) ? Date.parse(`${text}T00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** Keys that mean something only together. */
function checkTogether(
  fields: Fields,
  head: RuleHead,
  expressions: readonly (Expression<Condition> | null | undefined)[],
): void {
  const say = (key: RuleKey, message: string) => {
    const cell = fields.get(key);
    cell?.report(cell.keyPlace, message);
  };
  if (head.effect !== 'approve')
    say(
      'beats',
      '"beats" needs "then: approve": only an approval beats other effects; write it, or remove "beats"',
    );
  if (!fields.has('points'))
    say('group', '"group" needs "points": a group caps the points of its rules; add for example points: 2');
  const keys = expressions.flatMap((one) => (one ? leavesOf(one).map((leaf) => leaf.key) : []));
  if (keys.length === 0 || keys.some((key) => key.endsWith('.has'))) return;
  for (const key of ['except', ...TERM_OPTION_KEYS] as const)
    say(key, `"${key}" needs a "has" in the rule; remove it, or ask for terms in "if"`);
}
