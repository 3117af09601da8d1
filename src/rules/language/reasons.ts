import type { ReadyReasons } from '../../domain/site.ts';
import { readByLanguage } from './by-language.ts';
import { type Cell, keyCell, readEntries } from './cell.ts';
import { readId } from './scalars.ts';

const EXAMPLE = 'for example off-topic: {ar: خارج الموضوع, en: Off topic}';

/** The part `reasons` of a site's file; a text without a language is in `locale`. */
export const readReasons = (cell: Cell, locale: string): ReadyReasons =>
  new Map(readEntries(cell, EXAMPLE).flatMap((entry) => toPair(entry, locale)));

function toPair(entry: Cell, locale: string): [code: string, texts: ReadonlyMap<string, string>][] {
  const code = readId(keyCell(entry));
  const texts = new Map(readByLanguage(entry, locale));
  return code === undefined ? [] : [[code, texts]];
}
