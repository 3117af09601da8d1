/** Formats milliseconds since 1970 UTC for readers. */
export type DateText = (time: number) => string;

const formatters = new Map<string, DateText>();

/**
 * Weekday, date and time as Arabic news sites print them: `الجمعة، 22-09-2023 08:07 م`, in the words
 * of the locale (CLDR), the Gregorian calendar, Latin digits and the site's time zone.
 */
export function dateTextFor(locale: string, timezone: string): DateText {
  const id = `${locale}\n${timezone}`;
  const known = formatters.get(id) ?? make(locale, timezone);
  formatters.set(id, known);
  return known;
}

function make(locale: string, timeZone: string): DateText {
  const format = new Intl.DateTimeFormat(`${locale}-u-ca-gregory-nu-latn`, {
    timeZone,
    weekday: 'long',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h12',
  });
  const comma = new Intl.Locale(locale).maximize().script === 'Arab' ? '،' : ',';
  return (time) => {
    const part = Object.fromEntries(format.formatToParts(time).map(({ type, value }) => [type, value]));
    return `${part.weekday}${comma} ${part.day}-${part.month}-${part.year} ${part.hour}:${part.minute} ${part.dayPeriod}`;
  };
}
