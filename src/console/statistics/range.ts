import { dayEnd, dayStart } from '../language/site-days.ts';

/** Of which time numbers are shown; `own`: between two days. */
export const SPANS = ['24h', '7d', '30d', '92d', 'own'] as const;
type Span = (typeof SPANS)[number];
export type Unit = 'hour' | 'day';

/** What the address says of it. */
export interface RangeFilters {
  readonly span?: string;
  readonly unit?: string;
  readonly since?: string;
  readonly until?: string;
}

export interface Range {
  readonly span: Span;
  readonly unit: Unit;
  /** Hours can't be shown of it: there would be too many. */
  readonly daysOnly: boolean;
  /** The query of `GET /stats`; undefined where it would not be answered: nothing, backwards, or too long. */
  readonly query: { readonly unit: Unit; readonly since?: string; readonly until?: string } | undefined;
}

const HOUR = 3_600_000;
const HOURS: Readonly<Record<Exclude<Span, 'own'>, number>> = {
  '24h': 24,
  '7d': 168,
  '30d': 720,
  '92d': 2208,
};
/** So many hours, and so many days, does the service count at most. */
const MOST_HOURS = 168;
const MOST_DAYS = 92;

/** The range that an address means, at a time (ms since 1970 UTC), where the site is. */
export function rangeOf(filters: RangeFilters, now: number, timeZone: string | undefined): Range {
  const span = SPANS.find((each) => each === filters.span) ?? '30d';
  if (span === 'own') return ownRange(filters, timeZone);
  const daysOnly = HOURS[span] > MOST_HOURS;
  const unit = unitOf(filters.unit, daysOnly, span === '24h' ? 'hour' : 'day');
  // The hour or day in which it begins is the first: one less lies between. The last 24 hours lie in two days.
  const length = unit === 'hour' ? HOUR : 24 * HOUR;
  const since = new Date(now - Math.max(HOURS[span] * HOUR - length, length)).toISOString();
  return { span, unit, daysOnly, query: { unit, since } };
}

const unitOf = (asked: string | undefined, daysOnly: boolean, otherwise: Unit): Unit =>
  daysOnly ? 'day' : asked === 'hour' || asked === 'day' ? asked : otherwise;

function ownRange(
  { unit: asked, since: first, until: last }: RangeFilters,
  timeZone: string | undefined,
): Range {
  const [since, until] = [dayStart(first, timeZone), dayEnd(last, timeZone)];
  const length = since && until ? Date.parse(until) - Date.parse(since) : 0;
  const daysOnly = length > MOST_HOURS * HOUR;
  const unit = unitOf(asked, daysOnly, 'day');
  // A day may have 25 hours.
  const fits = length > 0 && length <= (MOST_DAYS * 24 + 1) * HOUR;
  return { span: 'own', unit, daysOnly, query: fits && since && until ? { unit, since, until } : undefined };
}
