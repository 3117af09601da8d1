import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { JsonSchema } from '../../src/rules/language/json-schema.ts';
import { printedSchema, rulesSchema } from '../../src/rules/schema/rules-schema.ts';
import { SITE } from './rule-files.ts';
import { schemaFaults } from './schema-faults.ts';
import { WRONG_CONDITIONS } from './wrong/conditions.ts';
import { WRONG_NUMBERS } from './wrong/numbers.ts';
import { WRONG_REFERENCES } from './wrong/references.ts';
import { WRONG_RULES } from './wrong/rules.ts';
import { WRONG_SITES } from './wrong/sites.ts';
import { filesOf } from './wrong/wrong.ts';
import { YAML_FILES } from './wrong/yaml.ts';

const FOLDER = new URL('../../rules/', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, FOLDER), 'utf8');

test('the schema that is committed is the one that the code makes: hakam rules schema > rules/rules.schema.json', () => {
  expect(read('rules.schema.json')).toBe(printedSchema());
});

const own = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('.yaml'),
);

test.each(own)('the project’s own %s is right by the schema, and names it', (path) => {
  expect(schemaFaults(read(path))).toEqual([]);
  expect(read(path).split('\n')[0]).toBe(
    `# yaml-language-server: $schema=${path.includes('/') ? '../' : './'}rules.schema.json`,
  );
});

test('an included file, which has no site, is right by it too', () => {
  expect(schemaFaults('lists: {l: l.txt}\nrules: [{id: a, if: {text.has: $l}, flag: a}]')).toEqual([]);
  expect(schemaFaults('limits: []')).not.toEqual([]);
});

/** What the schema can't say, for it is no matter of shape. */
const BEYOND_SCHEMA: readonly string[] = [
  // What YAML has and the schema never sees
  ...['a directive', 'a key twice', 'an anchor', 'a tag', 'Windows-1256'],
  // Whether a file is a site's own
  ...['no site', 'an included file with what belongs to a site', 'an included site'],
  // What only the runtime knows: zones, the calendar, how long a duration is
  ...['lines that end as on Windows', 'an unknown time zone', 'a day that is none'],
  ...['a duration that is too long', 'a window that is too wide'],
  // Names that others have, or that nothing has
  ...['two limits of one name', 'a cap of a group that no rule has', 'a condition twice'],
  ...['an unknown list', 'an unknown rule', 'a rule like another', 'itself', 'a list like another'],
  ...['a list that nothing uses', 'one list twice, in two files', 'two rules of one name in different files'],
  ...['rules that refer to one another in a circle'],
  // Numbers that go together, or that nothing can be
  ...['levels in the wrong order', 'levels that are equal', 'two counts that exclude each other'],
  ...['two shares that exclude each other', 'less than none', 'more than all', 'a share of more than all'],
  ...['a probability of more than one', 'two probabilities that nothing has at once'],
  ...['a share of less than nothing', 'more rejections than are counted', 'a count that is always more'],
  ...['a count past the end', 'a rate of none', 'a rate past the end', 'more authors than comments'],
  ...['authors of one author', 'reports that hide before they call anyone'],
  // What a text says
  ...['an unknown placeholder', 'a term that folds to nothing', 'Arabic quotes', 'French quotes'],
  ...[
    'an Arabic comma',
    'an Arabic comma between sections',
    'all taken away',
    'an unless that takes all away',
  ],
  ...['options without terms', 'except without terms'],
  // Patterns
  ...['an ASCII boundary in Arabic', 'ASCII digits in Arabic', 'a bracket left open in a pattern'],
  ...['a bracket too many in a pattern', 'a count of nothing in a pattern'],
  ...['counts the wrong way around in a pattern', 'a range the wrong way around in a pattern'],
  ...['looking ahead in a pattern', 'a reference in a pattern', 'a backslash at the end of a pattern'],
  ...['a pattern that always matches', 'a pattern of nested counts', 'a pattern that is too long'],
  // Tests
  ...['a failing test', 'a test that unless fails', 'a test that should pass'],
  ...['a test that passes too long a text', 'a test of a name', 'a test of no text'],
  ...['a test of what stands in no text'],
  // Other files
  ...[
    'a list that is empty',
    'a list of domains with terms that are none',
    'a list that is not there',
    'a list outside of the folder',
  ],
  ...['a list that is a file of rules', 'a list written like something else'],
  ...['options of a term that mean nothing', 'a term of a list that is too long', 'a term of marks alone'],
  ...['a list that is not in UTF-8', 'an include that is not there', 'an include outside of the folder'],
  ...['an include that goes in a circle', 'an included file that is empty'],
  ...['a calibration that is not there', 'a calibration in which nothing is right'],
];

function isYaml(text: string): boolean {
  try {
    parse(text, { stringKeys: true, uniqueKeys: false, logLevel: 'error' });
    return true;
  } catch {
    return false;
  }
}

const rows = [
  ...YAML_FILES,
  ...WRONG_SITES,
  ...WRONG_RULES,
  ...WRONG_CONDITIONS,
  ...WRONG_NUMBERS,
  ...WRONG_REFERENCES,
].flatMap((row) => {
  const text = filesOf(row)['test.yaml'] ?? '';
  return isYaml(text) ? [{ what: row[0], text }] : [];
});

describe('of the wrong files that are YAML', () => {
  test('each that the schema can’t refuse is one', () => {
    const known = new Set(rows.map(({ what }) => what));
    expect(BEYOND_SCHEMA.filter((what) => !known.has(what))).toEqual([]);
  });

  test.each(rows.filter(({ what }) => !BEYOND_SCHEMA.includes(what)))(
    'the schema refuses $what',
    ({ text }) => {
      expect(schemaFaults(text)).not.toEqual([]);
    },
  );

  test.each(rows.filter(({ what }) => BEYOND_SCHEMA.includes(what)))(
    'the schema can’t refuse $what',
    ({ text }) => {
      expect(schemaFaults(text)).toEqual([]);
    },
  );
});

test('every key has a description, in English and in Arabic', () => {
  const missing = keysOf(rulesSchema()).filter(
    ([, { description }]) =>
      !/^[\x20-\x7e…‘’“”\u0600-\u06ff]+\n\n[^\n]*\p{Script=Arabic}/u.test(String(description)),
  );
  expect(missing.map(([key]) => key)).toEqual([]);
});

/** All keys that the schema knows, with what it says of each. */
function keysOf(schema: unknown): [string, JsonSchema][] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { properties } = schema as { properties?: Record<string, JsonSchema> };
  const own = Object.entries(properties ?? {}).map(([key, member]): [string, JsonSchema] => [
    key,
    resolve(member),
  ]);
  return [
    ...own,
    ...Object.entries(schema)
      .filter(([key]) => !CONDITIONAL.has(key))
      .flatMap(([, part]) => keysOf(part)),
  ];
}

/** What is said of keys here is no description of them. */
const CONDITIONAL: ReadonlySet<string> = new Set(['if', 'then', 'dependencies']);

function resolve(schema: JsonSchema): JsonSchema {
  const name = String(schema.$ref ?? '').replace('#/definitions/', '');
  const { definitions } = rulesSchema() as { definitions: Record<string, JsonSchema> };
  return definitions[name] ?? schema;
}

test('both spellings of a condition are known, and an option needs its condition in either', () => {
  const faults = (condition: string) => schemaFaults(`${SITE}rules: [{id: a, if: ${condition}}]`).length > 0;
  const right = [
    '{text.has: x, text.match: part}',
    '{text: {has: x, match: part}}',
    '{text: {has: x}, text.match: part}',
  ];
  expect([...right, '{not: {any: [{all: [{reply: true}]}]}}'].map(faults)).toEqual([
    false,
    false,
    false,
    false,
  ]);
  expect(['{text.length: 3, text.match: part}', '{text: {length: 3, match: part}}'].map(faults)).toEqual([
    true,
    true,
  ]);
});
