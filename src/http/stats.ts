import { optional, picklist, pipe } from 'valibot';
import { timeOfId } from '../domain/comment.ts';
import { rfc3339 } from '../domain/rfc3339.ts';
import { countsInTime, oldestUncounted, totals } from '../read/stats.ts';
import { dayBegan, daysBetween } from '../rules/days.ts';
import { malformed } from './problem.ts';
import { type Route, route } from './route.ts';
import { members, says } from './schemas.ts';
import { StatsAnswer } from './stats-answers.ts';
import { bucketsOf, moderatorsOf, rulesOf } from './stats-view.ts';
import { Time } from './value-schemas.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** So many hours or days at most. */
const MOST = { hour: 168, day: 92 } as const;

/** What came of all the work. */
export const statsRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/v1/sites/:site/stats',
    id: 'getStats',
    tag: 'accountability',
    summary:
      'Comments, decisions, time to decision, moderators and rules: of the last 30 days or 48 hours, or of a range',
    access: ['moderator'],
    query: members({
      unit: optional(picklist(['day', 'hour'], 'day or hour.'), 'day'),
      since: optional(pipe(Time, says({ description: 'From the day or hour of this time on.' }))),
      until: optional(pipe(Time, says({ description: 'Before this time.' }))),
    }),
    answers: {
      status: 200,
      description: `Days are those of the site's time zone, hours those of UTC; the one in which \`since\` lies is the first, \`until\` is not part of the last; ${MOST.day} days or ${MOST.hour} hours at most. \`comments\` and \`byStatus\`: what came, and what the rules made of it. \`decisions\`: by people, without those that take one back, which count as \`undone\` of whoever had decided. Waiting times (s) are from a comment's creation to people's first decision, estimated from a histogram whose classes double. \`reviewed\`: first decisions of people on comments that the rule matched; \`agreed\`: those in which they decided as the rule, as it is in force, would.`,
      schema: StatsAnswer,
    },
    async handle({ service, context, site, query }) {
      const { unit } = query;
      const now = service.now();
      const { timezone } = site.settings;
      const to = query.until ?? now;
      const from = query.since ?? to - (unit === 'day' ? 29 * DAY : 47 * HOUR);
      const starts = startsOf(unit, from, to, timezone);
      const fault = faultOf(unit, starts, query.since);
      if (fault !== undefined) return malformed([{ path: 'since', message: fault }]);
      const range = { site: site.site, unit, from: starts[0] ?? from, to };
      const [inTime, all, [uncounted]] = await service.database.read([
        countsInTime(range),
        totals(range),
        oldestUncounted({}),
      ]);
      return context.json({
        unit,
        since: rfc3339(range.from),
        until: rfc3339(to),
        // An entry that was put there past the service may have any id.
        sealedUntil: rfc3339(uncounted ? timeOfId(uncounted.id) || now : now),
        buckets: bucketsOf(starts, inTime),
        moderators: moderatorsOf(all),
        rules: rulesOf(all, site),
      });
    },
  }),
];

/** When the hours or days of a range begin; one too many where they are too many. */
function startsOf(unit: 'day' | 'hour', from: number, to: number, timezone: string): number[] {
  const length = unit === 'day' ? DAY : HOUR;
  const end = Math.min(to, from + (MOST[unit] + 2) * length);
  if (unit === 'day') return daysBetween(dayBegan(from, timezone), end, timezone);
  const first = Math.floor(from / HOUR) * HOUR;
  return Array.from({ length: Math.max(0, Math.ceil((end - first) / HOUR)) }, (_, at) => first + at * HOUR);
}

function faultOf(
  unit: 'day' | 'hour',
  starts: readonly number[],
  from: number | undefined,
): string | undefined {
  if (starts.length > MOST[unit]) return `At most ${MOST[unit]} ${unit}s: begin later, or end sooner.`;
  if (starts.length === 0)
    return from === undefined ? 'Send an `until` that is later.' : 'This is not before `until`.';
  return undefined;
}
