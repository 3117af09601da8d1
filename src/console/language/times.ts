import { localeOf } from './language.ts';

const formats = new Map<string, Intl.DateTimeFormat>();

function format(timeZone: string | undefined, style: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const locale = localeOf();
  const key = `${locale} ${timeZone} ${JSON.stringify(style)}`;
  const made =
    formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...style, ...(timeZone ? { timeZone } : {}) });
  formats.set(key, made);
  return made;
}

/** A time (RFC 3339) in full, in the site's time zone. */
export const formatTime = (at: string, timeZone?: string): string =>
  format(timeZone, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at));

/** What the clock showed: "14:05". */
export const formatClock = (at: string, timeZone?: string): string =>
  format(timeZone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(at));

/** A day with its name: "Tuesday 3 November 2026". */
export const formatLongDay = (at: string, timeZone?: string): string =>
  format(timeZone, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(new Date(at));

export const formatDay = (at: string, timeZone?: string): string =>
  format(timeZone, { day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(at));

/** A day, or an hour of one, as short as an axis needs it. */
export const formatBucket = (at: string, unit: 'hour' | 'day', timeZone?: string): string =>
  format(
    timeZone,
    unit === 'day'
      ? { day: 'numeric', month: 'short' }
      : { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  ).format(new Date(at));

const STEPS: readonly (readonly [Intl.RelativeTimeFormatUnit, number])[] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** How long ago a time was, in words: "3 minutes ago". `now` is ms since 1970 UTC. */
export function formatAgo(at: string, now: number): string {
  const seconds = Math.round((Date.parse(at) - now) / 1000);
  const words = new Intl.RelativeTimeFormat(localeOf(), { numeric: 'auto' });
  for (const [unit, length] of STEPS)
    if (Math.abs(seconds) >= length) return words.format(Math.trunc(seconds / length), unit);
  return words.format(0, 'second');
}

/** A duration in its two largest units: "2 h 5 min". `ms` is milliseconds. */
export function formatDuration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const parts: (readonly [number, string])[] = [
    [Math.floor(seconds / 86_400), 'day'],
    [Math.floor(seconds / 3_600) % 24, 'hour'],
    [Math.floor(seconds / 60) % 60, 'minute'],
    [seconds % 60, 'second'],
  ];
  const from = parts.findIndex(([value]) => value > 0);
  const shown = parts
    .slice(from === -1 ? 3 : from)
    .slice(0, 2)
    .filter(([value], at) => value > 0 || at === 0);
  return shown
    .map(([value, unit]) =>
      new Intl.NumberFormat(localeOf(), { style: 'unit', unit, unitDisplay: 'short' }).format(value),
    )
    .join(' ');
}
