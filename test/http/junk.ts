import fc from 'fast-check';
import type { Route } from '../../src/http/route.ts';
import { DATABASE } from '../databases/kind.ts';
import type { RawRequest } from '../raw-request.ts';

/** Mostly the first, now and then the other. */
const mostly = <T>(usual: fc.Arbitrary<T>, rare: fc.Arbitrary<T>, weight = 8): fc.Arbitrary<T> =>
  fc.oneof({ weight, arbitrary: usual }, { weight: 1, arbitrary: rare });

const words = (text: string): fc.Arbitrary<string> => fc.constantFrom(...text.split(' '));

/** Parts of addresses that confuse parsers, as they are sent. */
const segment = fc.oneof(
  words(
    '__proto__ constructor toString .. %2e%2e %2F %00 %FF % %ED%A0%80 %E2%80%AE e%CC%81 null * %0A %20or%201=1--',
  ),
  fc.constant('a'.repeat(3000)),
  fc
    .uint8Array({ maxLength: 12 })
    .map((bytes) => bytes.reduce((all, byte) => `${all}%${byte.toString(16).padStart(2, '0')}`, '')),
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
    .map((text) => encodeURIComponent(text.toWellFormed())),
);

const pathOf = ({ path }: Route): fc.Arbitrary<string> =>
  fc.tuple(...path.split('/').map(partOf)).map((parts) => parts.join('/'));

function partOf(part: string): fc.Arbitrary<string> {
  if (part === ':site') return mostly(fc.constant('open'), segment, 12);
  if (part === ':list') return mostly(fc.constant('words'), segment, 12);
  if (!part.startsWith(':')) return fc.constant(part);
  return mostly(words('1 2 id:ann 01890000-0000-7000-8000-000000000001 limit-reached'), segment, 5);
}

const parameter = fc.tuple(
  words('limit cursor order article status flag rule author authorKey q term __proto__ x'),
  fc.oneof(
    words('1 -1 1e3 999999999999 oldest risk pending NaN W10.AAAA . .. e30.x'),
    segment,
    fc.constant(''),
  ),
);
const query = mostly(
  fc.constant(''),
  fc.oneof(
    fc
      .array(parameter, { minLength: 1, maxLength: 4 })
      .map((all) => `?${all.map((one) => one.join('=')).join('&')}`),
    segment.map((junk) => `?${junk}`),
  ),
  2,
);

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('', ' ', '\u0000', '\ud800', '\u202e\u2066', 'a'.repeat(10_001)),
);
const value = fc.oneof(
  text,
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(null, 0, -1, 1.5, 1e300, true),
  words('2026-01-31T12:00:00Z 9999-12-31T23:59:59-23:59 0000-01-01T00:00:00+23:59 2026-02-30T12:00:00Z'),
  words('http://[ https://x https://x/\u0000 javascript:0 ::1 256.1.1.1 fe80::1%eth0 0x7f.1'),
);
const member = mostly(
  words(
    'trusted bannedUntil held terms body author client article parent status rev reason state decisions title url publishedAt closesAt default authorToken articleId role site name id ip reasonCode reader __proto__ toString',
  ),
  text,
);

/** A right body with members at any depth replaced or added; or no right body at all. */
function bodyOf({ examples = {} }: Route): fc.Arbitrary<string | Uint8Array> {
  const right = fc.constantFrom(...Object.values(examples), {});
  const changes = fc.array(fc.tuple(fc.nat({ max: 20 }), member, value), { maxLength: 3 });
  const changed = fc.tuple(right, changes).map(([start, all]) => {
    const json = structuredClone(start) as object;
    for (const [at, name, instead] of all) put(json, at, name, structuredClone(instead));
    return JSON.stringify(json);
  });
  return mostly<string | Uint8Array>(
    changed,
    fc.oneof(fc.json(), fc.string({ unit: 'binary' }), fc.uint8Array()),
    6,
  );
}

/** Sets a member of some object within: one of its own, or another. */
function put(json: object, at: number, name: string, instead: unknown): void {
  const objects = [json];
  for (const each of objects) objects.push(...Object.values(each).filter((inner) => inner instanceof Object));
  const target = objects[at % objects.length] ?? json;
  const own = Object.keys(target);
  const key = at % 2 === 0 ? (own[at % Math.max(1, own.length)] ?? name) : name;
  Object.defineProperty(target, key, {
    value: instead,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}

const headerText = fc.stringMatching(/^[ -~\u0080-\u00ff]{0,40}$/);
const headers = fc.dictionary(
  words(
    // Which Worker gets a request goes by its host: no other one's requests come to it.
    `accept-language if-none-match idempotency-key edit-secret origin x-forwarded-for accept content-encoding x-request-id cookie range access-control-request-method${DATABASE === 'd1' ? '' : ' host'}`,
  ),
  fc.oneof(headerText, words('* https://news.example gzip "" ar "0123456789abcdef" POST')),
  { maxKeys: 2 },
);
const contentType = mostly(
  fc.constant('application/json'),
  fc.oneof(fc.constantFrom('application/json; charset=utf-16', 'text/plain', ''), headerText),
  12,
);

/** Anything at all, sent to a route with one of these keys. */
export const requestTo = (route: Route, keys: readonly string[]): fc.Arbitrary<RawRequest> =>
  fc
    .record({
      method: mostly<string>(
        fc.constant(route.method),
        words('GET HEAD POST PUT PATCH DELETE OPTIONS TRACE PROPFIND'),
      ),
      path: pathOf(route),
      query,
      headers,
      contentType,
      authorization: mostly(
        fc.constantFrom(...keys).map((key) => (key === '' ? '' : `Bearer ${key}`)),
        headerText,
      ),
      body: bodyOf(route),
      sendsBody: fc.boolean(),
    })
    .map(({ authorization, contentType, path, query, body, sendsBody, headers, method }) => ({
      method,
      path: `${path}${query}`,
      headers: {
        ...headers,
        ...(authorization === '' ? {} : { authorization }),
        'content-type': contentType,
      },
      ...(sendsBody || route.body ? { body } : {}),
    }));
