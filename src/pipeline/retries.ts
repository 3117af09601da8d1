const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/**
 * How long (ms) after each failed attempt the next one comes: what Standard Webhooks proposes, three days in all.
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md#deliverability-and-reliability
 */
export const RETRIES: readonly number[] = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
];

/** No receiver has us wait longer (ms). */
const LONGEST_WAIT = 24 * HOUR;
/** So much later than planned at most, so that what failed together does not come back together. */
const JITTER = 0.2;

interface Failed {
  /** The one that failed just now included. */
  readonly attempts: number;
  /** The receiver's status; null where it gave none. */
  readonly answer: number | null;
  /** Its header of that name. */
  readonly retryAfter: string | null;
  readonly now: number;
  /** From 0 to 1. */
  readonly random: number;
}

/** When (ms since 1970 UTC) a failed delivery is sent again; null: not any more. */
export function nextTry({ attempts, answer, retryAfter, now, random }: Failed): number | null {
  const planned = RETRIES[attempts - 1];
  if (planned === undefined) return null;
  const asked = answer === 429 || answer === 503 ? waitOf(retryAfter, now) : 0;
  return now + Math.round(Math.max(planned * (1 + JITTER * random), asked));
}

/** What Retry-After says (RFC 9110, 10.2.3), seconds or a date, in ms. */
function waitOf(header: string | null, now: number): number {
  if (header === null) return 0;
  const wait = /^\s*\d+\s*$/.test(header) ? Number(header) * SECOND : Date.parse(header) - now;
  return Number.isNaN(wait) ? 0 : Math.min(Math.max(wait, 0), LONGEST_WAIT);
}
