import type { Evaluation } from '../domain/evaluation.ts';
import type { Database } from '../store/database.ts';
import { screen } from './decide.ts';
import { factsOf } from './facts.ts';
import type { Intake } from './intake.ts';
import { lookUp } from './situation.ts';

/** What the rules say of a submission; nothing is stored, and no limit is taken. */
export async function check(
  { database, now }: { readonly database: Database; now(): number },
  intake: Intake,
): Promise<Evaluation> {
  const at = now();
  const situation = await lookUp(database, intake, [], '', at);
  return screen(intake.ruleSet, factsOf(intake, situation, at), situation.article?.default ?? null);
}
