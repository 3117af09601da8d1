import type { AuthorFacts, Facts } from '../domain/facts.ts';
import { articleThen, isNamed } from './admission.ts';
import type { Intake } from './intake.ts';
import type { Situation } from './situation.ts';

/** What the rules may know of a submission; an article that the site never named has no known section. */
export const factsOf = (intake: Intake, situation: Situation, now: number): Facts => ({
  body: intake.submission.body,
  name: intake.submission.author.name,
  section: isNamed(intake, situation) ? articleThen(intake, situation).section : undefined,
  author: authorFacts(intake, situation, now),
  now,
});

function authorFacts({ submission }: Intake, { author: standing }: Situation, now: number): AuthorFacts {
  const { id, role, since } = submission.author;
  if (id === null) return { approved: 0, age: 0, role: null };
  const firstSeen = since ?? standing?.firstSeenAt ?? now;
  return { approved: standing?.approved ?? 0, age: Math.max(0, now - firstSeen), role };
}
