/** Formats milliseconds since 1970 UTC for readers. */
export type DateText = (time: number) => string;

/** So many minutes' texts are kept, as Intl takes longer over one than SQLite over a row. */
const REMEMBERED = 10_000;

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
  const texts = new Map<number, string>();
  const comma = new Intl.Locale(locale).maximize().script === 'Arab' ? '،' : ',';
  const write = (time: number): string => {
    const part = Object.fromEntries(format.formatToParts(time).map(({ type, value }) => [type, value]));
    return `${part.weekday}${comma} ${part.day}-${part.month}-${part.year} ${part.hour}:${part.minute} ${part.dayPeriod}`;
  };
  return (time) => {
    const minute = Math.floor(time / 60_000);
    const known = texts.get(minute);
    if (known !== undefined) return known;
    if (texts.size >= REMEMBERED) texts.clear();
    const text = write(minute * 60_000);
    texts.set(minute, text);
    return text;
  };
}
