import { type Cell, readList, readText } from './cell.ts';
import { readFields } from './fields.ts';
import { homeOf } from './homes.ts';
import { TEST_KEYS, TESTS_KEYS } from './keys.ts';
import type { Place } from './problem.ts';

/** A text on which a rule must match, or must not. */
export interface RuleTest {
  readonly body: string;
  readonly name: string;
  readonly matches: boolean;
  readonly place: Place;
}

/** `{match: […], pass: […]}`. An entry is a text, which stands for body and name, or `{text, name}`. */
export function readTests(cell: Cell): readonly RuleTest[] {
  const fields = readFields(cell, TESTS_KEYS, [], { homeOf });
  return TESTS_KEYS.flatMap((key) => {
    const tests = fields.get(key);
    return tests === undefined ? [] : readList(tests).flatMap((item) => readTest(item, key === 'match'));
  });
}

function readTest(cell: Cell, matches: boolean): readonly RuleTest[] {
  if (cell.value.kind === 'map') {
    const fields = readFields(cell, TEST_KEYS, [], { title: 'a test', homeOf });
    if (cell.value.entries.length === 0)
      cell.report(cell.place, 'a test needs "text" or "name"; write for example {text: …}');
    return [
      { body: readPart(fields.get('text')), name: readPart(fields.get('name')), matches, place: cell.place },
    ];
  }
  const text = readText(cell, 'a text, or {text, name}');
  return text === undefined ? [] : [{ body: text, name: text, matches, place: cell.place }];
}

const readPart = (cell: Cell | undefined): string => (cell === undefined ? '' : (readText(cell) ?? ''));
