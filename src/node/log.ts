import cluster from 'node:cluster';
import type { LogEvent } from '../deps.ts';

/** Which of several processes it was. */
const WHO = cluster.isWorker ? `"pid":${process.pid},` : '';
/** What a pipe takes in one piece (POSIX: 512 bytes at least, Linux 4096), so that no other process comes in between. */
const ONE_PIECE = 4096;

let waiting = '';

/** So long (ms) a line may wait for others: a write each would cost more than many a request. */
const TOGETHER = 20;

/** One event, one line of JSON, on standard error. Lines are written together; a process that is killed may owe its last. */
export function logLine(event: LogEvent): void {
  if (waiting === '') setTimeout(flush, TOGETHER).unref();
  waiting += `{"at":"${now()}",${WHO}${JSON.stringify(event).slice(1)}\n`;
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
  for (const piece of cluster.isWorker ? piecesOf(waiting) : [waiting]) {
    if (piece !== '') process.stderr.write(piece);
  }
  waiting = '';
}

/** Whole lines, as many as are written in one piece. */
export function piecesOf(lines: string): string[] {
  const pieces: string[] = [];
  let room = 0;
  for (const line of lines.match(/.*\n/g) ?? []) {
    const size = Buffer.byteLength(line);
    if (size > room) {
      pieces.push('');
      room = ONE_PIECE;
    }
    pieces.push(`${pieces.pop()}${line}`);
    room -= size;
  }
  return pieces;
}

// A full disk or a reader of the log that is gone costs lines, not the service.
process.stderr.on('error', () => undefined);
// On `exit` a pipe takes no more than it has room for; what runs to its end by itself is written whole before.
process.on('beforeExit', flush);
process.on('exit', flush);
