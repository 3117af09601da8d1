import { dayEnd, dayOf } from '../language/site-days.ts';

/** How long somebody is banned, as it is chosen. */
export const BANS = ['none', 'day', 'week', 'month', 'date', 'forever'] as const;
export type Ban = (typeof BANS)[number];

const DAY = 86_400_000;
const LENGTHS: Readonly<Partial<Record<Ban, number>>> = { day: DAY, week: 7 * DAY, month: 30 * DAY };

/** Whether a ban is one for good: it ends with the year 9999. */
export const isForGood = (bannedUntil: string): boolean => bannedUntil.startsWith('9999-');

/** The end of a ban that is in force; null where there is none, or it is over. `now` is ms since 1970 UTC. */
export const banInForce = (bannedUntil: string | null, now: number): string | null =>
  bannedUntil !== null && Date.parse(bannedUntil) > now ? bannedUntil : null;

/** What of it is chosen at first, so that who leaves it alone changes nothing. */
export function banOf(bannedUntil: string | null, now: number): Ban {
  const until = banInForce(bannedUntil, now);
  if (until === null) return 'none';
  return isForGood(until) ? 'forever' : 'date';
}

/**
 * The end of a ban as the service takes it: a time (RFC 3339), `forever`, or null for none. `date` is a day (2026-01-31),
 * the last of the ban where the site is; that of the ban `before` leaves it as it is. Undefined where it is no day to come.
 */
export function banEnd(
  ban: Ban,
  date: string,
  before: string | null,
  now: number,
  timeZone?: string,
): string | null | undefined {
  if (ban === 'none') return null;
  if (ban === 'forever') return ban;
  const until = banInForce(before, now);
  if (ban === 'date' && until !== null && date === dayOf(until, timeZone)) return until;
  const length = LENGTHS[ban];
  const end = length === undefined ? lastSecond(date, timeZone) : now + length;
  return end > now ? new Date(end).toISOString() : undefined;
}

/** A ban to the next midnight would be shown as one until the next day. NaN for what is no day. */
const lastSecond = (day: string, timeZone?: string): number => Date.parse(dayEnd(day, timeZone) ?? '') - 1000;
