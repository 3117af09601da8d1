import { type Cell, readEntries, readText } from './cell.ts';
import { parseLocale } from './scalars.ts';

/** One text for all languages (under `und`), or one a language. */
export function readWhy(cell: Cell): [string, string][] {
  if (cell.value.kind !== 'map') return readWhyText(cell, 'und');
  return readEntries(cell).flatMap((entry) => {
    const locale = parseLocale(entry.name);
    if (locale !== null) return readWhyText(entry, locale);
    entry.report(entry.keyPlace, `"${entry.name}" is no language tag such as ar or en`);
    return [];
  });
}

function readWhyText(cell: Cell, locale: string): [string, string][] {
  const text = readText(cell);
  if (text === undefined) return [];
  const unknown = /\{(?!match\})[^}]*\}/.exec(text)?.[0];
  if (unknown !== undefined) cell.report(cell.place, `${unknown} means nothing here; only {match} does`);
  return [[locale, text]];
}
