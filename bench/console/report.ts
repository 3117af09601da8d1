import { table, whole } from '../table.ts';
import type { Found, Pace, Summary } from './measure.ts';

interface Results {
  readonly lines: readonly string[];
  readonly pace: Pace;
  readonly stored: number;
  readonly waiting: number;
  readonly found: Found;
}

/** The part of results.md. */
export function results({ lines, pace, stored, waiting, found }: Results): string {
  const row = (name: string, { median, p95, worst }: Summary, limit: string) => [
    name,
    ...[median, p95, worst].map((ms) => ms.toFixed(0)),
    limit,
  ];
  return `# What the moderators' console takes

Written by \`npm run bench:console\`.

${lines.map((line) => `- ${line}.`).join('\n')}
- ${whole(stored)} comments are stored, of which ${whole(waiting)} wait.

${table(
  ['ms', 'median', '95th percentile', 'worst', 'to reach'],
  [
    row('opening the queue: something drawn', found.painted, '500'),
    row('opening the queue: the first comment drawn', found.firstComment, '500'),
    row('from a key to the next comment drawn', found.nextComment, '50'),
  ],
)}

- A real Chromium (1280 by 900) on the same machine as the service. The queue is opened ${pace.loads} times, each time by a browser that
  has nothing of it yet; ${pace.keys} comments are decided by key, one after the other, and sent meanwhile.
- Times are the page's own: from the navigation, or from the event's time stamp, to the message that comes after the frame.
`;
}
