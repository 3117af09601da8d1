import { dayBegan, endOfDay } from '../../rules/days.ts';

/** What a date field holds: YYYY-MM-DD, in the calendar. */
const DAY = /^\d{4}-\d{2}-\d{2}$/;

const known = (day: string | undefined): day is string =>
  day !== undefined && DAY.test(day) && !Number.isNaN(Date.parse(day));

/** The day of a time (RFC 3339) where the site is. */
export function dayOf(at: string, timeZone = 'UTC'): string {
  const style = { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' } as const;
  const parts = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', style).formatToParts(new Date(at));
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? '';
  return `${of('year')}-${of('month')}-${of('day')}`;
}

/** When a day begins where the site is (RFC 3339); undefined for what is no day. */
export const dayStart = (day: string | undefined, timeZone = 'UTC'): string | undefined =>
  known(day) ? new Date(dayBegan(endOfDay(day, timeZone) - 1, timeZone)).toISOString() : undefined;

/** When a day is over where the site is (RFC 3339); undefined for what is no day. */
export const dayEnd = (day: string | undefined, timeZone = 'UTC'): string | undefined =>
  known(day) ? new Date(endOfDay(day, timeZone)).toISOString() : undefined;
