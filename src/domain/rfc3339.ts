/** A time (ms since 1970 UTC) in RFC 3339, in UTC with milliseconds. */
export const rfc3339 = (time: number): string => new Date(time).toISOString();

/** The same for a time that may be none. */
export const rfc3339OrNull = (time: number | null): string | null => (time === null ? null : rfc3339(time));
