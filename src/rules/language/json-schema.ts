/** A JSON Schema (draft 2020-12) of a part of a rules file: what editors offer and underline. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** A value, or a list of such values. */
export const oneOrMore = (item: JsonSchema): JsonSchema => ({
  anyOf: [item, { type: 'array', items: item, minItems: 1 }],
});

/** `">= 3"`, or a bare number for equality; `value` is a pattern for what stands behind the sign. */
export const comparison = (value: string): JsonSchema => ({
  type: ['string', 'number'],
  pattern: `^\\s*(<=|>=|<|>|=)?\\s*(${value})\\s*$`,
});

/** Patterns for `comparison`. */
export const COUNT = '\\d{1,9}';
export const DURATION = '\\d{1,9}[smhd]';
export const PERCENT = '\\d{1,3}(\\.\\d{1,2})?%';

/** A term, or `$list`; a number stands for its digits. */
export const TERM: JsonSchema = { type: ['string', 'number', 'boolean'] };
