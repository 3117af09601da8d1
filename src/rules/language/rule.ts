import type { Effect } from '../../domain/decision.ts';
import type { Condition, RuleTermOptions } from '../conditions/condition.ts';
import {
  type Cell,
  expected,
  readAll,
  readFields,
  readInteger,
  readOneOf,
  readOneOrMore,
  readText,
} from './cell.ts';
import { type Expression, leavesOf, readExpression } from './expression.ts';
import type { Place } from './problem.ts';
import { type RuleTest, readTests } from './rule-test.ts';
import { readId } from './scalars.ts';
import { readTermOptions, readTermSources, TERM_OPTION_KEYS } from './terms.ts';
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
  readonly tests: readonly RuleTest[];
}

const KEYS = [
  'id',
  'if',
  'unless',
  'then',
  'flag',
  'why',
  'points',
  'group',
  'beats',
  'mode',
  'expires',
  'tests',
  'except',
  ...TERM_OPTION_KEYS,
] as const;
type Fields = ReadonlyMap<(typeof KEYS)[number], Cell>;

const EFFECTS = ['hold', 'spam', 'reject', 'approve'] as const;
const MAX_POINTS = 1000;

/** Reads a rule; undefined if it lacks an id or a condition, which is reported. */
export function readRule(cell: Cell): RuleSource | undefined {
  const fields = readFields(cell, KEYS, ['id', 'if']);
  const head = readHead(fields);
  const terms = readRuleTerms(fields);
  const when = readField(fields, 'if', (one) => readExpression(one, terms));
  const unless = readField(fields, 'unless', (one) => readExpression(one, terms)) ?? null;
  const expires = readField(fields, 'expires', readDay) ?? null;
  const tests = readField(fields, 'tests', readTests) ?? [];
  checkTogether(fields, head, [when, unless]);
  if (head.id === '' || when === undefined) return undefined;
  return { ...head, place: fields.get('id')?.place ?? cell.place, when, unless, expires, tests };
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
    monitor: readField(fields, 'mode', (cell) => readOneOf(cell, ['live', 'monitor'])) === 'monitor',
  };
}

function readField<T>(fields: Fields, key: (typeof KEYS)[number], read: (cell: Cell) => T): T | undefined {
  const cell = fields.get(key);
  return cell && read(cell);
}

function readRuleTerms(fields: Fields): RuleTermOptions {
  return { ...readTermOptions(fields), except: readField(fields, 'except', readTermSources) ?? [] };
}

function readBeats(cell: Cell): Effect[] {
  return readAll(readOneOrMore(cell), (item) => readOneOf(item, ['hold', 'spam']));
}

function readDay(cell: Cell): string | undefined {
  const text = readText(cell, 'a day');
  const right =
    text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00Z`).getTime();
  if (text !== undefined && right && new Date(right).toISOString().startsWith(text)) return text;
  return text === undefined ? undefined : expected(cell, 'a day of the calendar such as 2027-12-31');
}

/** Keys that mean something only together. */
function checkTogether(
  fields: Fields,
  head: RuleHead,
  expressions: readonly (Expression<Condition> | null | undefined)[],
): void {
  const say = (key: (typeof KEYS)[number], message: string) => {
    const cell = fields.get(key);
    cell?.report(cell.keyPlace, message);
  };
  if (head.effect !== 'approve')
    say('beats', '"beats" needs "then: approve": only an approval beats other effects');
  if (!fields.has('points')) say('group', '"group" needs "points": a group caps the points of its rules');
  const keys = expressions.flatMap((one) => (one ? leavesOf(one).map((leaf) => leaf.key) : []));
  if (keys.length === 0 || keys.some((key) => key.endsWith('.has'))) return;
  for (const key of ['except', ...TERM_OPTION_KEYS] as const) say(key, `"${key}" needs a "has" in the rule`);
}
