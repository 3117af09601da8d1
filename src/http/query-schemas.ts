import {
  array,
  check,
  type GenericSchema,
  maxValue,
  minValue,
  optional,
  pipe,
  string,
  transform,
  union,
} from 'valibot';
import { says } from './schemas.ts';

/** Where a page begins: the `next` of the page before. */
export const Cursor: GenericSchema<string | undefined, string | undefined> = optional(
  pipe(string(), says({ description: 'The `next` of the page before, with the same filters and order.' })),
);

/** A whole number in a query. */
export const wholeNumber = (
  from: number,
  to: number,
  otherwise: number,
): GenericSchema<string | undefined, number> =>
  optional(
    pipe(
      string(),
      says({ type: 'integer', minimum: from, maximum: to }),
      check((digits) => /^\d{1,9}$/.test(digits), `A whole number from ${from} to ${to}.`),
      transform(Number),
      minValue(from, `${from} at least.`),
      maxValue(to, `${to} at most.`),
    ),
    String(otherwise),
  );

/** A parameter of a query that may be given more than once. */
export const oneOrMore = <T>(
  schema: GenericSchema<string, T>,
  most: number,
  tooMany: string,
): GenericSchema<string | string[], T[]> =>
  pipe(
    union([string(), array(string())]),
    says({ anyOf: undefined, type: 'array', items: { type: 'string' }, minItems: 1, maxItems: most }),
    transform((given) => (Array.isArray(given) ? given : [given])),
    array(schema),
    check((all) => all.length <= most, tooMany),
  );
