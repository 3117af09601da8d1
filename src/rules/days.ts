const DAY = 86_400_000;
/** Clocks are changed at quarters of an hour. */
const QUARTER = 900_000;
const REMEMBERED = 10_000;

const formatters = new Map<string, Intl.DateTimeFormat>();
const begun = new Map<string, number>();

/** When a day (YYYY-MM-DD, in the calendar) is over in a time zone: milliseconds since 1970 UTC. */
export const endOfDay = (day: string, timezone: string): number =>
  firstInstant(Date.parse(`${day}T00:00:00Z`) + DAY, timezone);

/** When the day of a time began in a time zone; both are milliseconds since 1970 UTC. */
export function dayBegan(time: number, timezone: string): number {
  const id = `${timezone} ${Math.floor(time / QUARTER)}`;
  const known = begun.get(id) ?? firstInstant(localTime(time, timezone), timezone);
  if (begun.size >= REMEMBERED) begun.clear();
  begun.set(id, known);
  return known;
}

/** When the days between two times begin, the one of `from` first; `to` is not among them. */
export function daysBetween(from: number, to: number, timezone: string): number[] {
  const days: number[] = [];
  for (let day = dayBegan(from, timezone); day < to; day = dayBegan(day + 1.5 * DAY, timezone))
    days.push(day);
  return days;
}

/**
 * The first instant of a day. Where the clocks are put forward at midnight there is no 00:00, and the day begins at that
 * moment; where they are put back then, there are two, and it begins with the second.
 */
function firstInstant(local: number, timezone: string): number {
  const midnight = Math.floor(local / DAY) * DAY;
  const [first = midnight, second = first] = [midnight - DAY, midnight + DAY].map(
    (near) => midnight - offsetAt(near, timezone),
  );
  return isFirst(first, midnight, timezone) ? first : second;
}

const isFirst = (instant: number, midnight: number, timezone: string): boolean =>
  localTime(instant, timezone) >= midnight && localTime(instant - 1000, timezone) < midnight;

/** How far the zone's clocks are ahead of UTC at a time, in milliseconds. */
const offsetAt = (time: number, timezone: string): number =>
  localTime(time, timezone) - Math.floor(time / 1000) * 1000;

/** What the clocks of the zone show, as if it were UTC, in whole seconds. */
function localTime(time: number, timeZone: string): number {
  const format = formatters.get(timeZone) ?? formatter(timeZone);
  formatters.set(timeZone, format);
  const part = new Map(format.formatToParts(time).map(({ type, value }) => [type, Number(value)]));
  const of = (type: Intl.DateTimeFormatPartTypes): number => part.get(type) ?? 0;
  return Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute'), of('second'));
}

const formatter = (timeZone: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
