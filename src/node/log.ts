import type { LogEvent } from '../deps.ts';

let waiting = '';

/**
 * One event, one line of JSON, on standard error. The lines of one turn of the event loop are
 * written together, as a write each would cost more than many a request.
 */
export function logLine(event: LogEvent): void {
  if (waiting === '') setImmediate(flush);
  waiting += `{"at":"${now()}",${JSON.stringify(event).slice(1)}\n`;
}

let moment = 0;
let text = '';

/** RFC 3339 in UTC; written once for each millisecond, as many a request is answered within one. */
function now(): string {
  const time = Date.now();
  if (time !== moment) text = new Date(time).toISOString();
  moment = time;
  return text;
}

function flush(): void {
  if (waiting !== '') process.stderr.write(waiting);
  waiting = '';
}

// A full disk or a reader of the log that is gone costs lines, not the service.
process.stderr.on('error', () => undefined);
process.on('exit', flush);
