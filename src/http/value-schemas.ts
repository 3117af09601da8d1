import ipaddr from 'ipaddr.js';
import { check, type GenericSchema, pipe, string, transform } from 'valibot';
import { codePoints } from '../text/hygiene.ts';
import { says } from './schemas.ts';

const RFC_3339 = /^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/i;
/** `Date` would take 30 February for 2 March. */
const isDay = (day: string): boolean =>
  !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day);
const EARLIEST = Date.UTC(1000);
const LATEST = Date.UTC(9000);

/** RFC 3339 with any offset, as milliseconds since 1970 UTC. */
export const Time: GenericSchema<string, number> = pipe(
  string('Send a time such as 2026-01-31T12:00:00Z.'),
  says({ format: 'date-time' }),
  check(
    (time) => RFC_3339.test(time) && isDay(time.slice(0, 10)),
    'Send a time such as 2026-01-31T12:00:00Z.',
  ),
  transform((time) => Date.parse(time)),
  // So that RFC 3339's four digits of a year can still say when such an article closes.
  check((time) => time >= EARLIEST && time < LATEST, 'Send a time of the years 1000 to 8999.'),
);

// Not the shorthands of old (`127.1`, `0x7f.1`), which no proxy sends.
const isAddress = (text: string): boolean =>
  ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text);

export const Address: GenericSchema<string, string> = pipe(
  string('Send an IP address.'),
  says({ anyOf: [{ format: 'ipv4' }, { format: 'ipv6' }] }),
  check(isAddress, 'Send an IPv4 or IPv6 address.'),
);

/** Only http and https: anything else could be a script where it is shown as a link. */
export const WebAddress: GenericSchema<string, string> = pipe(
  string('Send an address.'),
  says({ format: 'uri', maxLength: 2000, pattern: '^[Hh][Tt][Tt][Pp][Ss]?:' }),
  check(
    (address) => codePoints(address) <= 2000 && isWebAddress(address),
    'Send an address that begins with https:// or http://.',
  ),
);

const isWebAddress = (address: string): boolean =>
  URL.canParse(address) && /^https?:\/\/[^\s\p{Cc}\p{Cs}]+$/iu.test(address);
