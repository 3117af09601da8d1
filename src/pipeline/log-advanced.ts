import type { LogEvent } from '../deps.ts';
import type { Advanced } from '../rules/rules-in-force.ts';

/** Hears why the rules of a site are not in force as they should be. */
export type OnRulesFailed = (site: string, problems: readonly string[]) => void;

/** Tells the log what changes of lists brought about, and who is to hear of failures if it is one. */
export const logAdvanced =
  (log: (event: LogEvent) => void, onFailed: OnRulesFailed) =>
  ({ site, version, problems }: Advanced): void => {
    if (problems.length === 0) log({ level: 'info', event: 'lists-changed', site, version });
    for (const problem of problems)
      log({ level: 'error', event: 'lists-refused', site, problem, inForce: version });
    if (problems.length > 0) onFailed(site, problems);
  };
