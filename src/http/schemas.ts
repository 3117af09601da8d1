import ipaddr from 'ipaddr.js';
import {
  check,
  type GenericSchema,
  maxValue,
  minValue,
  type NullishSchema,
  nullish,
  number,
  type ObjectEntries,
  optional,
  picklist,
  pipe,
  type StrictObjectSchema,
  safeInteger,
  strictObject,
  string,
  transform,
} from 'valibot';
import { type ArticleId, STATUSES, type Status } from '../domain/comment.ts';
import { cleanBody, cleanName, codePoints, isStorable } from '../text/hygiene.ts';

/** An object with these members and no others; `__proto__` and `toString` are others as well. */
export const members = <const E extends ObjectEntries>(entries: E): StrictObjectSchema<E, string> =>
  strictObject(Object.assign(Object.create(null), entries), 'Send a JSON object here.');

const text = (most: number, clean: (text: string) => string): GenericSchema<string> =>
  pipe(
    string('Send a text here.'),
    check(isStorable, 'U+0000 and lone surrogates cannot be stored.'),
    transform(clean),
    check(
      (value) => value !== '',
      'Nothing is left of this text once white space and control characters are gone.',
    ),
    check((value) => codePoints(value) <= most, `At most ${most} characters.`),
  );

/** So long may a comment be, in code points. */
const LONGEST_BODY = 10_000;

export const Body: GenericSchema<string, string> = text(LONGEST_BODY, cleanBody);
export const Name: GenericSchema<string, string> = text(100, cleanName);
/** A short text by the site or its staff. */
export const Line: GenericSchema<string, string> = text(500, cleanName);

/** An identifier that a site chose: 1 to 200 code points, NFC, without control characters or slashes. */
const identifier = (what: string): GenericSchema<string> =>
  pipe(
    string('Send a text here.'),
    check(isStorable, 'U+0000 and lone surrogates cannot be stored.'),
    check((id) => id !== '' && codePoints(id) <= 200, `${what} has 1 to 200 characters.`),
    check((id) => id === id.normalize('NFC'), `${what} is in Unicode's form NFC.`),
    check((id) => !/[\p{Cc}/]/u.test(id), `${what} has no control character and no slash.`),
  );

export const ArticleIdSchema: GenericSchema<string, ArticleId> = pipe(
  identifier('An article id'),
  transform((id) => id as ArticleId),
);
export const AuthorIdSchema: GenericSchema<string, string> = identifier('An author id');

/** RFC 3339 with any offset, as milliseconds since 1970 UTC. */
export const Time: GenericSchema<string, number> = pipe(
  string('Send a time such as 2026-01-31T12:00:00Z.'),
  check(
    (time) =>
      /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/.test(time) &&
      !Number.isNaN(Date.parse(time)),
    'Send a time such as 2026-01-31T12:00:00Z.',
  ),
  transform((time) => Date.parse(time)),
);

export const StatusSchema: GenericSchema<Status> = picklist(STATUSES, `One of ${STATUSES.join(', ')}.`);
export const Revision: GenericSchema<number, number> = pipe(
  number('Send a whole number.'),
  safeInteger('Send a whole number.'),
  minValue(1, 'A rev is 1 or more.'),
);

export const Address: GenericSchema<string, string> = pipe(
  string('Send an IP address.'),
  check((address) => ipaddr.isValid(address), 'Send an IPv4 or IPv6 address.'),
);

/** Only http and https: anything else could be a script where it is shown as a link. */
export const WebAddress: GenericSchema<string, string> = pipe(
  string('Send an address.'),
  check(
    (address) => codePoints(address) <= 2000 && isWebAddress(address),
    'Send an address that begins with https:// or http://.',
  ),
);

const isWebAddress = (address: string): boolean =>
  URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);

/** A member that may be left out, or null, and is null then. */
export const maybe = <const S extends GenericSchema>(schema: S): NullishSchema<S, null> =>
  nullish(schema, null);

/** A whole number in a query. */
export const wholeNumber = (
  from: number,
  to: number,
  otherwise: number,
): GenericSchema<string | undefined, number> =>
  optional(
    pipe(
      string(),
      check((digits) => /^\d{1,9}$/.test(digits), `A whole number from ${from} to ${to}.`),
      transform(Number),
      minValue(from, `${from} at least.`),
      maxValue(to, `${to} at most.`),
    ),
    String(otherwise),
  );
