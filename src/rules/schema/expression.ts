import type { ConditionKind } from '../conditions/condition.ts';
import { CONDITIONS } from '../conditions/registry.ts';
import { GROUPS, groupOf, JOINTS, keysOfGroup, optionKey, ownersOf } from '../language/condition-keys.ts';
import type { Help, JsonSchema } from '../language/json-schema.ts';
import { described } from '../language/json-schema.ts';
import { TERM_OPTIONS } from './values.ts';

const refTo = (name: string): JsonSchema => ({ $ref: `#/definitions/${name}` });

/** Conditions as `if` holds them, with what the key is for; draft-07 knows no keyword beside `$ref`. */
export const conditions = (help: Help): JsonSchema => described(help, { allOf: [refTo('conditions')] });

/** One definition a kind of condition and an option, for both of its spellings, and `conditions`. */
export function conditionDefinitions(): JsonSchema {
  const kinds = CONDITIONS.map((kind) => [kind.key, schemaOf(kind)] as const);
  const options = optionKeys().map((key) => [key, TERM_OPTIONS[nameIn(key)] ?? {}] as const);
  return Object.fromEntries([['conditions', conditionsSchema()], ...kinds, ...options]);
}

const schemaOf = ({ help, schema }: ConditionKind): JsonSchema =>
  help === undefined ? schema : described(help, schema);

/** Of the dotted keys `text.match`, … each once. */
const optionKeys = (): readonly string[] => [
  ...new Set(CONDITIONS.flatMap((kind) => kind.options.map((option) => optionKey(kind, option)))),
];

const nameIn = (key: string): string => key.slice(key.indexOf('.') + 1);

function conditionsSchema(): JsonSchema {
  const dotted = [...CONDITIONS.map(({ key }) => key), ...optionKeys()];
  return {
    type: 'object',
    properties: {
      ...Object.fromEntries(JOINTS.map((joint) => [joint, JOINT_SCHEMAS[joint]])),
      ...Object.fromEntries(GROUPS.map((group) => [group, groupSchema(group)])),
      ...Object.fromEntries(dotted.map((key) => [key, refTo(key)])),
    },
    additionalProperties: false,
    minProperties: 1,
    allOf: optionKeys().map(needsOwner),
  };
}

/** The nested spelling: `text: {has: …}`. */
function groupSchema(group: string): JsonSchema {
  const members = keysOfGroup(group).map((key) => [nameIn(key), refTo(key)] as const);
  const schema: JsonSchema = {
    type: 'object',
    properties: Object.fromEntries(members),
    additionalProperties: false,
    minProperties: 1,
  };
  const help = GROUP_HELP[group];
  return help === undefined ? schema : described(help, schema);
}

const GROUP_HELP: Readonly<Record<string, Help>> = {
  text: { en: "Conditions on the comment's text.", ar: 'شروط على نص التعليق.' },
  name: { en: "Conditions on the author's name.", ar: 'شروط على اسم المعلّق.' },
  links: { en: "Conditions on the comment's links.", ar: 'شروط على روابط التعليق.' },
  script: { en: 'In which script the comment is written.', ar: 'الخط الذي كُتب به التعليق.' },
  model: {
    en: "What Hakam's learned model makes of the comment's text.",
    ar: 'ما يراه نموذج «حكم» المتعلَّم في نص التعليق.',
  },
  author: { en: 'Conditions on the author.', ar: 'شروط على المعلّق.' },
  article: { en: 'Conditions on the article.', ar: 'شروط على المقال.' },
};

/** An option stands beside a condition that it changes, each in either spelling. */
const needsOwner = (key: string): JsonSchema => ({
  if: isGiven(key),
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema, in no promise
  then: { anyOf: ownersOf(key).map((kind) => isGiven(kind.key)) },
});

const isGiven = (key: string): JsonSchema => ({
  anyOf: [
    { required: [key] },
    { required: [groupOf(key)], properties: { [groupOf(key)]: { required: [nameIn(key)] } } },
  ],
});

const list: JsonSchema = { type: 'array', items: refTo('conditions'), minItems: 1 };

const JOINT_SCHEMAS: Readonly<Record<(typeof JOINTS)[number], JsonSchema>> = {
  all: described(
    {
      en: 'All of these hold. Conditions side by side mean the same.',
      ar: 'تتحقق كلها. والشروط المتجاورة بمعناها.',
    },
    list,
  ),
  any: described({ en: 'One of these holds.', ar: 'يتحقق واحد منها على الأقل.' }, list),
  not: conditions({ en: 'These do not hold.', ar: 'لا تتحقق.' }),
};
