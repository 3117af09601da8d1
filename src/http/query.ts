import type { BaseIssue, GenericSchema } from 'valibot';
import { malformed } from './problem.ts';
import { members } from './schemas.ts';
import { messageOfIssue, validate } from './validation.ts';

const NONE = members({});

/**
 * The query of an address by its schema. A parameter that is given once is a text, one that is given
 * more often a list, which only schemas of lists take. A problem names what is unknown or wrong.
 */
export function readQuery(
  schema: GenericSchema | undefined,
  address: string,
): { readonly value: unknown } | Response {
  const at = address.indexOf('?');
  const given = new URLSearchParams(at < 0 ? '' : address.slice(at));
  const parameters: Record<string, string | string[]> = Object.create(null);
  for (const [name, value] of given) {
    const before = parameters[name];
    if (before === undefined) parameters[name] = value;
    else if (typeof before === 'string') parameters[name] = [before, value];
    else before.push(value);
  }
  const validated = validate(schema ?? NONE, parameters, messageOf);
  return validated.ok ? { value: validated.value } : malformed(validated.errors);
}

/** A list that its schema won't have is a parameter that was given more than once. */
const messageOf = (issue: BaseIssue<unknown>): string =>
  issue.kind === 'schema' && issue.received === 'Array' ? 'Give this parameter once.' : messageOfIssue(issue);
