import { sha256 } from '@noble/hashes/sha2.js';
import type { LogEvent } from '../deps.ts';
import type { SiteId } from '../domain/comment.ts';
import { derivedId } from '../new-id.ts';
import type { Database } from '../store/database.ts';
import { enqueueRulesFailed } from '../store/deliveries.ts';

interface TellDeps {
  readonly database: Database;
  now(): number;
  log(event: LogEvent): void;
}

/** So much of what is wrong is told: the log and `/ready` have all of it. */
const MOST_PROBLEMS = 20;
const LONGEST_PROBLEM = 500;

/** The same failure is told again after so long (ms), where it is seen again. */
const HOUR = 60 * 60 * 1000;

/**
 * Tells webhooks that a site's files or lists were refused. Several processes see the same failure, each for itself:
 * the event's id follows from what failed, and the hour, so that all of them tell it once. Never rejects: what is wrong
 * with the rules stands in the log all the same.
 */
export async function tellRulesFailed(
  { database, now, log }: TellDeps,
  site: string,
  problems: readonly string[],
): Promise<void> {
  const at = now();
  const told = problems.slice(0, MOST_PROBLEMS).map((problem) => problem.slice(0, LONGEST_PROBLEM));
  const failure = sha256(new TextEncoder().encode(JSON.stringify([site, problems])));
  const event = derivedId(at - (at % HOUR), failure);
  try {
    const detail = JSON.stringify({ problems: told });
    await database.atomically([enqueueRulesFailed({ site: site as SiteId, event, at, detail })]);
  } catch (error) {
    log({ level: 'warn', event: 'rules-failure-not-told', site, error: String(error) });
  }
}
