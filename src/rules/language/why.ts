import { readByLanguage } from './by-language.ts';
import { type Cell, readText } from './cell.ts';
import { quoted } from './quote.ts';

/** One text for all languages (under `und`), or one a language. */
export function readWhy(cell: Cell): readonly [language: string, text: string][] {
  const [bare] = cell.value.kind === 'map' ? cell.value.entries : [];
  if (bare?.name !== 'match') return readByLanguage(cell, 'und', readWhyText);
  cell.report(cell.place, 'put a reason with {match} in it into quotes');
  return [];
}

function readWhyText(cell: Cell): string | undefined {
  const text = readText(cell);
  const unknown = /\{(?!match\})[^{}]*\}/.exec(text ?? '')?.[0];
  if (unknown !== undefined)
    cell.report(cell.place, `${quoted(unknown)} means nothing here; only {match} does: what the rule found`);
  return text;
}
