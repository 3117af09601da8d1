import { registerSchema, validate } from '@hyperjump/json-schema/draft-07';
import { BASIC } from '@hyperjump/json-schema/experimental';
import { parse } from 'yaml';
import { rulesSchema } from '../../src/rules/schema/rules-schema.ts';

const HERE = 'https://hakam.test/rules.schema.json';
registerSchema(rulesSchema() as never, HERE);
/** Compiling the schema holds it to draft-07's own. */
const validator = await validate(HERE);

/** Where a file's text is wrong by the JSON Schema, as pointers into it with the keyword; it has to be YAML. */
export function schemaFaults(text: string): string[] {
  const content = parse(asRead(text), { stringKeys: true, uniqueKeys: false, logLevel: 'error' });
  const result = validator(content ?? null, BASIC);
  if (result.valid) return [];
  return (result.errors ?? []).map((one) => `${one.instanceLocation} ${one.absoluteKeywordLocation}`);
}

/** As the compiler reads it, which takes no byte order mark for a letter. */
const asRead = (text: string): string => text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
