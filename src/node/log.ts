import type { LogEvent } from '../deps.ts';

/** One event, one line of JSON, on standard error. */
export const logLine = (event: LogEvent): void => {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), ...event })}\n`);
};
