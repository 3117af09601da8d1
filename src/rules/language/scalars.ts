import { type Cell, expected, expectedLike, readText, textOf } from './cell.ts';
import { DURATION } from './json-schema.ts';
import { meant } from './meant.ts';
import { quoted } from './quote.ts';
import { didYouMean } from './suggest.ts';
import { termFault } from './term-fault.ts';

const UNITS: Readonly<Record<string, number>> = {
  s: 1000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};
const LONGEST = 3650 * 86_400_000;

/** A duration in milliseconds, from one second to ten years; null if the text is none. */
export function parseDuration(text: string): number | null {
  const parts = new RegExp(`^${DURATION}$`).test(text);
  const value = parts ? Number.parseInt(text, 10) * (UNITS[text.slice(-1)] ?? 0) : 0;
  return value > 0 && value <= LONGEST ? value : null;
}

export function readDuration(cell: Cell): number | undefined {
  const text = textOf(cell);
  const what = 'a duration such as 30s, 5m, 2h or 14d';
  const parsed = parseDuration(text);
  if (parsed !== null) return parsed;
  if (/^0*[1-9]\d*$/.test(text)) return expected(cell, `${what}, with its unit`);
  return expectedLike(cell, /^\d+[smhd]$/.test(text) ? `${what}, from 1s to 3650d` : what, isDuration);
}

/** An id of a rule, list, limit, flag or group: it stands in addresses and in the database. */
export function readId(cell: Cell): string | undefined {
  const text = cell.value.kind === 'scalar' && typeof cell.value.value === 'string' ? cell.value.value : '';
  return isId(text) ? text : expectedLike(cell, ID, isId);
}

/** What an id is, in words. */
export const ID = 'an id: small Latin letters, digits and hyphens, at most 64, beginning with a letter';
export const ID_PATTERN = '^[a-z][a-z0-9-]{0,63}$';

export const isId = (text: string): boolean => new RegExp(ID_PATTERN).test(text);

/** A name that the site gives to something: a section, a role. */
export function readName(cell: Cell, what: string): string | undefined {
  const text = readText(cell, what);
  if (text === undefined) return undefined;
  const isQuoted = cell.value.kind === 'scalar' && cell.value.quoted;
  const fault = isQuoted ? null : termFault(text);
  if (fault !== null)
    cell.report(cell.place, `write ${quoted(text)} ${fault}; if it is one name, put it into quotes`);
  return fault === null ? text : undefined;
}

const isDuration = (text: string): boolean => parseDuration(text) !== null;

/** A BCP 47 language tag that the runtime knows, in canonical form. */
export function readLocale(cell: Cell): string | undefined {
  const text = readText(cell, 'a language tag');
  if (text === undefined) return undefined;
  const right = parseLocale(meant(text, isLocale) ?? '');
  return parseLocale(text) ?? expected(cell, 'a language tag such as ar, ar-SA or en', right);
}

export const LOCALE_PATTERN = '^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$';
const isLocale = (text: string): boolean => parseLocale(text) !== null;

/** The canonical form of a tag; null if the runtime knows no such language. */
function parseLocale(text: string): string | null {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf([text])[0] ?? null;
  } catch {
    return null; // Intl throws a RangeError for what is not even the shape of a tag.
  }
}

/** A key that says in which language its value is. */
export function readLanguageKey(entry: Cell): string | undefined {
  const language = parseLocale(entry.name);
  if (language !== null) return language;
  const right = meant(entry.name, isLocale);
  const cure = right === null ? 'write for example ar: or en:' : `write ${right}:`;
  entry.report(entry.keyPlace, `${quoted(entry.name)} is no language tag such as ar or en; ${cure}`);
  return undefined;
}

/** An IANA time zone. */
export function readTimezone(cell: Cell): string | undefined {
  const text = readText(cell, 'a time zone');
  if (text === undefined || isTimezone(text)) return text;
  const near = didYouMean(text, Intl.supportedValuesOf('timeZone'));
  return expectedLike(cell, `an IANA time zone such as Asia/Riyadh${near}`, isTimezone);
}

export const TIMEZONE_PATTERN = '^[A-Za-z][A-Za-z0-9_+/-]*$';

function isTimezone(text: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return new RegExp(TIMEZONE_PATTERN).test(text);
  } catch {
    return false; // Intl throws a RangeError for unknown zones.
  }
}

/** An exact origin, as browsers send it in `Origin`. */
export function readOrigin(cell: Cell): string | undefined {
  const text = readText(cell, 'an origin');
  if (text === undefined) return undefined;
  const origin = originOf(text);
  if (origin === text) return text;
  const right = origin ?? originOf(`https://${text.replace(/^\/\//, '')}`);
  return expected(cell, 'an exact origin such as https://news.example, without a path', right);
}

export const ORIGIN_PATTERN = '^https?://[^/?#\\s]+$';

function originOf(text: string): string | null {
  return /^https?:\/\/[\w[]/i.test(text) && URL.canParse(text) ? new URL(text).origin : null;
}
