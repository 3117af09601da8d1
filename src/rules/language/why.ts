import { type Cell, readEntries, readText } from './cell.ts';
import { quoted } from './quote.ts';
import { readLanguageKey } from './scalars.ts';

/** One text for all languages (under `und`), or one a language. */
export function readWhy(cell: Cell): [string, string][] {
  if (cell.value.kind !== 'map') return readWhyText(cell, 'und');
  return readEntries(cell).flatMap((entry) => {
    if (entry.name === 'match') entry.report(entry.keyPlace, 'put a reason with {match} in it into quotes');
    const locale = entry.name === 'match' ? undefined : readLanguageKey(entry);
    return locale === undefined ? [] : readWhyText(entry, locale);
  });
}

function readWhyText(cell: Cell, locale: string): [string, string][] {
  const text = readText(cell);
  if (text === undefined) return [];
  const unknown = /\{(?!match\})[^}]*\}/.exec(text)?.[0];
  if (unknown !== undefined)
    cell.report(cell.place, `${quoted(unknown)} means nothing here; only {match} does: what the rule found`);
  return [[locale, text]];
}
