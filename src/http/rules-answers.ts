import {
  array,
  boolean,
  type GenericSchema,
  nullable,
  number,
  picklist,
  record,
  string,
  tuple,
} from 'valibot';
import { STATUSES } from '../domain/comment.ts';
import type { Backtest, ByStatus, RuleTally, Sample } from '../pipeline/backtest.ts';
import { answer, Id, Instant } from './answers.ts';
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
  /** Null where the database doesn't know it. */
  readonly acceptedAt: string | null;
  readonly hitsSince: string;
  readonly rules: readonly RuleView[];
  readonly lists: readonly { readonly name: string; readonly terms: number }[];
}

const counts = { pending: number(), approved: number(), rejected: number(), spam: number() };
const ByStatusAnswer: GenericSchema<ByStatus> = answer<ByStatus>(counts);

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
  lists: array(answer<RulesView['lists'][number]>({ name: string(), terms: number() })),
});

/** A backtest with its time in RFC 3339. */
export type BacktestView = Omit<Backtest, 'from'> & { readonly from: string };

export const BacktestAnswer: GenericSchema<BacktestView> = answer<BacktestView>({
  version: string(),
  from: Instant,
  complete: boolean(),
  comments: number(),
  rules: array(
    answer<RuleTally>({
      rule: string(),
      effect: EffectAnswer,
      points: number(),
      monitor: boolean(),
      hits: number(),
      unknown: number(),
      would: ByStatusAnswer,
      people: ByStatusAnswer,
      agreed: nullable(number()),
      precision: nullable(number()),
      samples: array(
        answer<Sample>({
          comment: Id,
          people: picklist(STATUSES),
          field: picklist(['body', 'name']),
          text: string(),
          match: nullable(tuple([number(), number()])),
        }),
      ),
    }),
  ),
  decided: answer<Backtest['decided']>({
    pending: ByStatusAnswer,
    approved: ByStatusAnswer,
    rejected: ByStatusAnswer,
    spam: ByStatusAnswer,
  }),
  forgotten: array(answer<Backtest['forgotten'][number]>({ condition: string(), note: string() })),
});
