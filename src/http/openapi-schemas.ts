import { type ConversionConfig, toJsonSchema, toJsonSchemaDefs } from '@valibot/to-json-schema';
import type { GenericSchema } from 'valibot';
import type { JsonSchema } from '../pages/api-document.ts';
import { RuleTraceAnswer } from './check-answer.ts';
import { PublicCommentAnswer } from './comment-answers.ts';
import { DecisionAnswer, FindingAnswer } from './decision-answers.ts';
import { ModeratedCommentAnswer } from './moderation-answers.ts';
import { REPORT } from './report-schemas.ts';
import type { Route } from './route.ts';
import { SUBMISSION } from './submission-schemas.ts';

/** Schemas that several routes share, or that deserve a name of their own. */
const NAMED: Readonly<Record<string, GenericSchema>> = {
  PublicComment: PublicCommentAnswer,
  ModeratedComment: ModeratedCommentAnswer,
  Decision: DecisionAnswer,
  Finding: FindingAnswer,
  RuleTrace: RuleTraceAnswer,
  SiteSubmission: SUBMISSION.withKey,
  BrowserSubmission: SUBMISSION.withoutKey,
  SiteReport: REPORT.withKey,
  BrowserReport: REPORT.withoutKey,
};

// What only code can say is left out: `says` adds what JSON Schema has words for.
const HOW: ConversionConfig = {
  target: 'draft-2020-12',
  typeMode: 'input',
  ignoreActions: ['check'],
  overrideRef: ({ referenceId }) => `#/components/schemas/${referenceId}`,
};

/** Everything that is sent or answered as JSON Schema, and where each schema is found. */
export interface Components {
  readonly schemas: Readonly<Record<string, JsonSchema>>;
  referenceTo(schema: GenericSchema): JsonSchema;
}

/** The components of some routes: what each takes is `<id>Request`, what it answers `<id>Answer`. */
export function componentsOf(routes: readonly Route[]): Components {
  const names = new Map<GenericSchema, string>();
  const name = (schema: GenericSchema | undefined, otherwise: string): void => {
    if (schema !== undefined && !names.has(schema)) names.set(schema, otherwise);
  };
  for (const [known, schema] of Object.entries(NAMED)) name(schema, known);
  for (const { id, body, answers } of routes) {
    const capital = id.charAt(0).toUpperCase() + id.slice(1);
    if (body && 'kind' in body) name(body, `${capital}Request`);
    name(answers.schema, `${capital}Answer`);
  }
  const definitions = Object.fromEntries([...names].map(([schema, known]) => [known, schema]));
  return {
    schemas: toJsonSchemaDefs(definitions as never, HOW) as Record<string, JsonSchema>,
    referenceTo: (schema) => ({ $ref: `#/components/schemas/${names.get(schema)}` }),
  };
}

/** The schema of each member of an object, with whether it must be there: a query's parameters. */
export function membersOf(schema: GenericSchema | undefined): [string, JsonSchema, boolean][] {
  if (schema === undefined) return [];
  const { properties = {}, required = [] } = toJsonSchema(schema as never, HOW) as JsonSchema;
  return Object.entries(properties).map(([member, its]) => [member, its, required.includes(member)]);
}
