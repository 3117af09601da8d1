/** A JSON Schema (draft-07) of a part of a rules file: what editors offer and underline. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** What a key is for, in plain words: shown by editors beside it, in both languages. */
export interface Help {
  readonly en: string;
  readonly ar: string;
}

/** A value, or a list of such values. */
export const oneOrMore = (item: JsonSchema): JsonSchema => ({
  anyOf: [item, { type: 'array', items: item, minItems: 1 }],
});

/** Signs of comparison, longer ones first: the first that stands there is meant. */
export const OPERATORS = ['<=', '>=', '<', '>', '='] as const;

/**
 * `">= 3"`, or a bare number for equality; `value` is a pattern for what stands behind the sign. A number of
 * YAML may stand for its digits where these alone are a value.
 */
export const comparison = (value: string): JsonSchema => ({
  type: new RegExp(`^(?:${value})$`).test('1') ? ['string', 'integer'] : 'string',
  pattern: `^\\s*(${OPERATORS.join('|')})?\\s*(${value})\\s*$`,
  minimum: 0,
});

/** Patterns for `comparison`. */
export const COUNT = '\\d{1,9}';
export const DURATION = '\\d{1,9}[smhd]';
export const PERCENT = '\\d{1,3}(\\.\\d{1,2})?%';
export const PROBABILITY = '0(\\.\\d{1,3})?|1(\\.0{1,3})?';

/** A duration by itself. */
export const DURATION_SCHEMA: JsonSchema = {
  type: 'string',
  pattern: `^${DURATION}$`,
  examples: ['30s', '5m', '2h', '14d'],
};

/** Any text that is not empty; a number or `true` stands for what is written. */
export const TEXT: JsonSchema = { type: ['string', 'number', 'boolean'], pattern: '\\S' };

/** The most UTF-16 units of a term: longer than any phrase that is worth listing; keeps the automaton small. */
export const LONGEST_TERM = 200;

/** A term, or `$list`. */
export const TERM: JsonSchema = { ...TEXT, pattern: `^\\s*(?=\\S)[\\s\\S]{1,${LONGEST_TERM}}\\s*$` };

/** The pattern of a whole text (`^…$`) for a value that is read without the spaces around it. */
export const trimmed = (pattern: string): string => `^\\s*${pattern.slice(1, -1)}\\s*$`;

/** The help of a key, as editors show it: English, then Arabic. */
export const described = ({ en, ar }: Help, schema: JsonSchema): JsonSchema => ({
  description: `${en}\n\n${ar}`,
  ...schema,
});

/** A map with exactly these keys: each has its schema, or it is no key. */
export function fieldsSchema<Key extends string>(
  keys: readonly Key[],
  required: readonly Key[],
  members: Readonly<Record<Key, JsonSchema>>,
  more: JsonSchema = {},
): JsonSchema {
  return {
    type: 'object',
    properties: Object.fromEntries(keys.map((key) => [key, members[key]])),
    ...(required.length > 0 && { required: [...required] }),
    additionalProperties: false,
    ...more,
  };
}

/** A map with free keys. */
export const entriesSchema = (keyPattern: string | null, value: JsonSchema): JsonSchema => ({
  type: 'object',
  ...(keyPattern !== null && { propertyNames: { pattern: keyPattern } }),
  additionalProperties: value,
});
