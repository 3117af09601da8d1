import { array, boolean, type GenericSchema, nullable, number, picklist, record, string } from 'valibot';
import type { ByStatus, RuleTally } from '../pipeline/tally.ts';
import { answer, Instant } from './answers.ts';
import { EffectAnswer } from './decision-answers.ts';

/** A rule that is in force, with how often it matched of late. */
export interface RuleView {
  readonly id: string;
  readonly effect: RuleTally['effect'];
  readonly points: number;
  readonly group: string | null;
  readonly flags: readonly string[];
  readonly beats: readonly string[];
  /** By language; `und` for all. */
  readonly why: Readonly<Record<string, string>>;
  readonly mode: 'live' | 'monitor';
  readonly expiresAt: string | null;
  /** `file:line:column` within the folder of rules. */
  readonly place: string;
  readonly tests: number;
  /** On how many comments of the time it matched when they came, by their present status. */
  readonly hits: ByStatus & { readonly total: number };
  /** Some status has more than were counted. */
  readonly hitsCapped: boolean;
}

/** The rule set in force. */
export interface RulesView {
  readonly version: string;
  /** When its files were accepted; null where the database doesn't know. */
  readonly acceptedAt: string | null;
  readonly hitsSince: string;
  readonly rules: readonly RuleView[];
  readonly lists: readonly { readonly name: string; readonly file: string; readonly terms: number }[];
}

const counts = { pending: number(), approved: number(), rejected: number(), spam: number() };

export const RulesAnswer: GenericSchema<RulesView> = answer<RulesView>({
  version: string(),
  acceptedAt: nullable(Instant),
  hitsSince: Instant,
  rules: array(
    answer<RuleView>({
      id: string(),
      effect: EffectAnswer,
      points: number(),
      group: nullable(string()),
      flags: array(string()),
      beats: array(string()),
      why: record(string(), string()),
      mode: picklist(['live', 'monitor']),
      expiresAt: nullable(Instant),
      place: string(),
      tests: number(),
      hits: answer<RuleView['hits']>({ ...counts, total: number() }),
      hitsCapped: boolean(),
    }),
  ),
  lists: array(answer<RulesView['lists'][number]>({ name: string(), file: string(), terms: number() })),
});
