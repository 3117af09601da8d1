import { type Cell, expected, readText } from './cell.ts';
import { didYouMean } from './suggest.ts';

const UNITS: Readonly<Record<string, number>> = {
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};
const LONGEST = 3650 * 86_400_000;
const DURATION = 'a duration such as 30s, 5m, 2h or 14d';

/** A duration in milliseconds, from one second to ten years; null if the text is none. */
export function parseDuration(text: string): number | null {
  const parts = /^(\d{1,9})([smhd])$/.exec(text);
  const value = Number(parts?.[1]) * (UNITS[parts?.[2] ?? ''] ?? 0);
  return value > 0 && value <= LONGEST ? value : null;
}

export function readDuration(cell: Cell): number | undefined {
  const text = cell.value.kind === 'scalar' ? String(cell.value.value) : '';
  return parseDuration(text) ?? expected(cell, DURATION);
}

/** An id of a rule, list, limit, flag or group: it stands in addresses and in the database. */
export function readId(cell: Cell): string | undefined {
  const text = cell.value.kind === 'scalar' ? String(cell.value.value) : '';
  if (isId(text)) return text;
  return expected(
    cell,
    'an id: small Latin letters, digits and hyphens, at most 64, beginning with a letter',
  );
}

export const isId = (text: string): boolean => /^[a-z][a-z0-9-]{0,63}$/.test(text);

/** A BCP 47 language tag that the runtime knows, in canonical form. */
export function readLocale(cell: Cell): string | undefined {
  const text = readText(cell, 'a language tag');
  if (text === undefined) return undefined;
  return parseLocale(text) ?? expected(cell, 'a language tag such as ar, ar-SA or en');
}

/** The canonical form of a tag; null if the runtime knows no such language. */
export function parseLocale(text: string): string | null {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf([text])[0] ?? null;
  } catch {
    return null; // Intl throws a RangeError for what is not even the shape of a tag.
  }
}

/** An IANA time zone. */
export function readTimezone(cell: Cell): string | undefined {
  const text = readText(cell, 'a time zone');
  if (text === undefined || isTimezone(text)) return text;
  return expected(
    cell,
    `an IANA time zone such as Asia/Riyadh${didYouMean(text, Intl.supportedValuesOf('timeZone'))}`,
  );
}

function isTimezone(text: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return /^[A-Za-z]/.test(text);
  } catch {
    return false; // Intl throws a RangeError for unknown zones.
  }
}

/** An exact origin, as browsers send it in `Origin`. */
export function readOrigin(cell: Cell): string | undefined {
  const text = readText(cell, 'an origin');
  if (text === undefined) return undefined;
  const origin = /^https?:\/\//i.test(text) && URL.canParse(text) ? new URL(text).origin : null;
  if (origin === text) return text;
  const right = origin === null ? '' : `; here that is ${origin}`;
  return expected(cell, `an exact origin such as https://news.example, without a path${right}`);
}
