const DAY = 86_400_000;

/** When a day (YYYY-MM-DD, in the calendar) is over in a time zone: milliseconds since 1970 UTC. */
export function endOfDay(day: string, timezone: string): number {
  const local = Date.parse(`${day}T00:00:00Z`) + DAY;
  // The offset is asked for twice, for the first answer may lie on the other side of a change of clocks.
  const guess = local - offsetAt(local, timezone);
  return local - offsetAt(guess, timezone);
}

/** How far the zone's clocks are ahead of UTC at a time, in milliseconds. */
function offsetAt(time: number, timezone: string): number {
  const format = new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
    timeZone: timezone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  const parts = new Map(format.formatToParts(time).map(({ type, value }) => [type, Number(value)]));
  const get = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  const local = Date.UTC(
    get('year'),
    get('month') - 1,
    get('day'),
    get('hour'),
    get('minute'),
    get('second'),
  );
  return local - Math.floor(time / 1000) * 1000;
}
