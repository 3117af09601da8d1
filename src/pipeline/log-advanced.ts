import type { LogEvent } from '../deps.ts';
import type { Advanced } from '../rules/rules-in-force.ts';

/** Tells the log what changes of lists brought about. */
export const logAdvanced =
  (log: (event: LogEvent) => void) =>
  ({ site, version, problems }: Advanced): void => {
    if (problems.length === 0) log({ level: 'info', event: 'lists-changed', site, version });
    for (const problem of problems)
      log({ level: 'error', event: 'lists-refused', site, problem, inForce: version });
  };
