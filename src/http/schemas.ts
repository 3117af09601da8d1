import {
  type CheckAction,
  check,
  type GenericSchema,
  type MetadataAction,
  maxValue,
  metadata,
  minValue,
  type NullishSchema,
  nullish,
  number,
  type ObjectEntries,
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

/** What JSON Schema can say of a check that is written as code; it stands in the OpenAPI page. */
export const says = <T>(keywords: Readonly<Record<string, unknown>>): MetadataAction<T, typeof keywords> =>
  metadata(keywords);

/** An object with these members and no others; `__proto__` and `toString` are others as well. */
export function members<const E extends ObjectEntries>(entries: E): StrictObjectSchema<E, string> {
  const bare: E = Object.assign(Object.create(null), entries);
  const schema = strictObject(bare, 'Send a JSON object here.');
  return {
    ...schema,
    // To valibot a list is an object too, and one without members where all are optional.
    '~run': (dataset, config) =>
      schema['~run'](Array.isArray(dataset.value) ? { value: null } : dataset, config),
  };
}

/** What every database can store. */
export const STORABLE: CheckAction<string, string> = check(
  isStorable,
  'U+0000 and lone surrogates cannot be stored.',
);

/** Any text that can be stored. */
export const Text: GenericSchema<string, string> = pipe(string('Send a text here.'), STORABLE);

/** The id of a comment; one that isn't there is an answer of its own. */
export const CommentIdSchema: GenericSchema<string, string> = pipe(
  string('Send the id of a comment.'),
  STORABLE,
);

const text = (most: number, clean: (text: string) => string, description: string): GenericSchema<string> =>
  pipe(
    string('Send a text here.'),
    says({ description, minLength: 1, maxLength: most }),
    STORABLE,
    transform(clean),
    check(
      (value) => value !== '',
      'Nothing is left of this text once white space and control characters are gone.',
    ),
    check((value) => codePoints(value) <= most, `At most ${most} characters.`),
  );

/** So long may a comment be, in code points. */
const LONGEST_BODY = 10_000;

export const Body: GenericSchema<string, string> = text(
  LONGEST_BODY,
  cleanBody,
  'Plain text: nothing in it is ever markup.',
);
/** What moderators write for one another. */
export const NoteBody: GenericSchema<string, string> = text(
  2_000,
  cleanBody,
  'Plain text, in one line or in several.',
);
export const Name: GenericSchema<string, string> = text(100, cleanName, 'A name, in one line.');
/** A short text by the site or its staff. */
export const Line: GenericSchema<string, string> = text(
  500,
  (line) => cleanName(line.replace(/\s*[\r\n]+\s*/g, ' ')),
  'One line.',
);

/** An identifier that a site chose: 1 to 200 code points, NFC, without control characters or slashes. */
const identifier = (what: string): GenericSchema<string> =>
  pipe(
    string('Send a text here.'),
    says({
      description: `${what}: Unicode in NFC, no control character, no slash.`,
      minLength: 1,
      maxLength: 200,
      pattern: '^[^/\\u0000-\\u001f\\u007f-\\u009f]*$',
    }),
    STORABLE,
    check((id) => id !== '' && codePoints(id) <= 200, `${what} has 1 to 200 characters.`),
    check((id) => id === id.normalize('NFC'), `${what} is in Unicode's form NFC.`),
    check((id) => !/[\p{Cc}/]/u.test(id), `${what} has no control character and no slash.`),
  );

export const ArticleIdSchema: GenericSchema<string, ArticleId> = pipe(
  identifier('An article id'),
  transform((id) => id as ArticleId),
);
export const AuthorIdSchema: GenericSchema<string, string> = identifier('An author id');

export const StatusSchema: GenericSchema<Status> = picklist(STATUSES, `One of ${STATUSES.join(', ')}.`);
export const Revision: GenericSchema<number, number> = pipe(
  number('Send a whole number.'),
  safeInteger('Send a whole number.'),
  minValue(1, 'A rev is 1 or more.'),
);

/** A whole number of a body. */
export const integer = (
  from: number,
  to: number,
  otherwise: number,
): GenericSchema<number | null | undefined, number> =>
  nullish(
    pipe(
      number('Send a whole number.'),
      safeInteger('Send a whole number.'),
      minValue(from, `${from} at least.`),
      maxValue(to, `${to} at most.`),
    ),
    otherwise,
  );

/** A member that may be left out, or null, and is null then. */
export const maybe = <const S extends GenericSchema>(schema: S): NullishSchema<S, null> =>
  nullish(schema, null);
