import type { LogEvent } from '../deps.ts';

let waiting = '';

/** So long (ms) a line may wait for others: a write each would cost more than many a request. */
const TOGETHER = 20;

/** One event, one line of JSON, on standard error. Lines are written together; a process that is killed may owe its last. */
export function logLine(event: LogEvent): void {
  if (waiting === '') setTimeout(flush, TOGETHER).unref();
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
