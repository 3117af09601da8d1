import type { Evaluation } from '../domain/evaluation.ts';
import type { Metrics } from '../domain/metrics.ts';
import { AUTHOR_HELD } from '../domain/standing.ts';
import { Unavailable } from '../store/database.ts';
import { type NotAdmitted, refusalOf } from './admission.ts';
import { screen } from './decide.ts';
import { factsOf } from './facts.ts';
import type { Intake } from './intake.ts';
import { type ApplicableLimit, firstRefusal, type Refusal, type RememberedRefusals } from './limits.ts';
import type { Situation } from './situation.ts';

export interface JudgeDeps {
  /** A bug in the rules' engine; the submission is held, not lost. */
  onFault(error: unknown): void;
  readonly metrics: Pick<Metrics, 'screened'>;
  readonly refusals: RememberedRefusals;
}

/** Why a text is not taken. */
export type Refused = { readonly kind: 'limited'; readonly refusal: Refusal } | NotAdmitted;

type Judged = { readonly kind: 'screened'; readonly evaluation: Evaluation } | Refused;

interface Taken {
  readonly limits: readonly ApplicableLimit[];
  readonly request: string;
  readonly now: number;
}

/** What follows from round trip 1, for a new text and for an edited one: refused, or screened. Writes nothing. */
export function judge(
  deps: JudgeDeps,
  intake: Intake,
  situation: Situation,
  { limits, request, now }: Taken,
): Judged {
  const refusal = firstRefusal(limits, situation.taken, request, now, deps.refusals);
  if (refusal) return { kind: 'limited', refusal };
  const notAdmitted = refusalOf(intake, situation, now);
  if (notAdmitted) return notAdmitted;
  return { kind: 'screened', evaluation: screenSafely(deps, intake, situation, now) };
}

/**
 * A fault in the engine holds the submission: nothing is lost, nothing is published unscreened. Rules that are not there
 * are no such fault: `Unavailable` is thrown on, for whoever sends it again has it screened.
 */
function screenSafely(deps: JudgeDeps, intake: Intake, situation: Situation, now: number): Evaluation {
  const began = performance.now();
  try {
    const evaluation = screen(
      intake.ruleSet,
      factsOf(intake, situation, now),
      situation.article?.default ?? null,
    );
    return heldBack(evaluation, situation);
  } catch (error) {
    if (error instanceof Unavailable) throw error;
    deps.onFault(error);
    return { status: 'pending', flags: ['engine-fault'], reason: null, risk: 100, findings: [], trace: [] };
  } finally {
    deps.metrics.screened(intake.submission.site, (performance.now() - began) / 1000);
  }
}

/** What would be published waits for people, where they said so of the site, or of the author. */
function heldBack(evaluation: Evaluation, { state, fetched: { restraints } }: Situation): Evaluation {
  if (evaluation.status !== 'approved') return evaluation;
  if (restraints?.held === 1)
    return { ...evaluation, status: 'pending', flags: [...new Set([...evaluation.flags, AUTHOR_HELD])] };
  return state === 'hold' ? { ...evaluation, status: 'pending' } : evaluation;
}
