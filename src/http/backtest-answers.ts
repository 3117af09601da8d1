import { array, boolean, type GenericSchema, nullable, number, picklist, string, tuple } from 'valibot';
import { STATUSES } from '../domain/comment.ts';
import type { Backtest } from '../pipeline/backtest.ts';
import type { ByStatus, RuleTally, Sample } from '../pipeline/tally.ts';
import { answer, Id, Instant } from './answers.ts';
import { EffectAnswer } from './decision-answers.ts';

/** How many comments of each status. */
export const ByStatusAnswer: GenericSchema<ByStatus> = answer<ByStatus>({
  pending: number(),
  approved: number(),
  rejected: number(),
  spam: number(),
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
