import { type Cell, expected, readEntries, readText } from './cell.ts';
import { readLanguageKey } from './scalars.ts';

/** One text, in the language `otherwise`, or one a language: at least one, or it is reported. */
export function readByLanguage(
  cell: Cell,
  otherwise: string,
  readOne: (cell: Cell) => string | undefined = readText,
): readonly [language: string, text: string][] {
  if (cell.value.kind !== 'map') return toPair(otherwise, readOne(cell));
  if (cell.value.entries.length === 0) expected(cell, 'a text, or one in each language', '{ar: …, en: …}');
  return readEntries(cell).flatMap((entry) => toPair(readLanguageKey(entry), readOne(entry)));
}

const toPair = (language: string | undefined, text: string | undefined): [string, string][] =>
  language === undefined || text === undefined ? [] : [[language, text]];
