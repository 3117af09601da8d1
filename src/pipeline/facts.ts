import type { AuthorFacts, Facts } from '../domain/facts.ts';
import { articleThen, isNamed } from './admission.ts';
import type { Intake } from './intake.ts';
import type { Situation } from './situation.ts';

/** What the rules may know of a submission; an article that the site never named has no known section. */
export function factsOf(intake: Intake, situation: Situation, now: number): Facts {
  const { section, publishedAt } = articleThen(intake, situation);
  return {
    body: intake.submission.body,
    name: intake.submission.author.name,
    section: isNamed(intake, situation) ? section : undefined,
    articleAge: publishedAt === null ? undefined : Math.max(0, now - publishedAt),
    reply: intake.submission.parent !== null,
    author: authorFacts(intake, situation, now),
    rates: situation.fetched.rates,
    copies: situation.fetched.copies,
    now,
  };
}

function authorFacts({ submission }: Intake, { fetched: { standing } }: Situation, now: number): AuthorFacts {
  const { id, role, since } = submission.author;
  const ofKey = {
    rejected30d: standing?.rejected ?? 0,
    banned: (standing?.bannedUntil ?? 0) > now,
  };
  if (id === null) return { ...ofKey, approved: 0, age: 0, role: null, trusted: false };
  const firstSeen = since ?? standing?.firstSeenAt ?? now;
  return {
    ...ofKey,
    approved: standing?.approved ?? 0,
    age: Math.max(0, now - firstSeen),
    role,
    trusted: standing?.trusted === 1,
  };
}
