import type { Evaluation } from '../domain/evaluation.ts';
import type { FollowingRules } from '../rules/rules-in-force.ts';
import type { Database } from '../store/database.ts';
import { screen } from './decide.ts';
import { factsOf } from './facts.ts';
import type { Intake } from './intake.ts';
import { lookUp } from './situation.ts';

/** What the rules say of a submission; nothing is stored, and no limit is taken. */
export async function check(
  deps: { readonly database: Database; readonly ruleSets: FollowingRules; now(): number },
  intake: Intake,
): Promise<Evaluation> {
  const at = deps.now();
  const situation = await lookUp(deps, intake, [], '', at);
  return screen(situation.ruleSet, factsOf(intake, situation, at), situation.article?.default ?? null);
}
