import { type BaseIssue, type GenericSchema, type InferOutput, safeParse } from 'valibot';
import type { FieldError } from './problem.ts';

export type Validated<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly errors: readonly FieldError[] };

/** Checks a value against a schema; every error says where it is, and what would be right. */
export function validate<S extends GenericSchema>(
  schema: S,
  input: unknown,
  messageOf: MessageOf = messageOfIssue,
): Validated<InferOutput<S>> {
  const result = safeParse(schema, input);
  return result.success
    ? { ok: true, value: result.output }
    : {
        ok: false,
        errors: result.issues.map((issue) => ({ path: pathOf(issue), message: messageOf(issue) })),
      };
}

type MessageOf = (issue: BaseIssue<unknown>) => string;

const pathOf = (issue: BaseIssue<unknown>): string =>
  (issue.path ?? []).map(({ key }) => String(key)).join('.');

/** What would be right, in our words. */
export function messageOfIssue(issue: BaseIssue<unknown>): string {
  if (issue.type === 'strict_object' && issue.expected === 'never') return 'This is not known here.';
  if (issue.received === 'undefined') return 'This is required.';
  return issue.message;
}
