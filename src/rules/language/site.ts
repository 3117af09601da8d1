import type { SiteSettings } from '../../domain/site.ts';
import { type Cell, readAll, readEntries, readFields, readList, readOneOf, readText } from './cell.ts';
import { parseLocale, readDuration, readLocale, readOrigin, readTimezone } from './scalars.ts';

const KEYS = ['name', 'locale', 'timezone', 'origins', 'close_after', 'articles'] as const;

const ARTICLES = ['any', 'registered'] as const;

/** The part `site` of a site's file; undefined if something in it is missing or wrong, which is reported. */
export function readSite(cell: Cell): Omit<SiteSettings, 'decide'> | undefined {
  const fields = readFields(cell, KEYS, ['name', 'locale', 'timezone']);
  const get = <T>(key: (typeof KEYS)[number], read: (cell: Cell) => T): T | undefined => {
    const field = fields.get(key);
    return field && read(field);
  };
  const locale = get('locale', readLocale);
  const name = get('name', (field) => readName(field, locale ?? 'und'));
  const timezone = get('timezone', readTimezone);
  const origins = get('origins', (field) => readAll(readList(field), readOrigin)) ?? [];
  const closeAfter = get('close_after', readDuration) ?? null;
  const articles = get('articles', (field) => readOneOf(field, ARTICLES)) ?? 'any';
  if (locale === undefined || name === undefined || timezone === undefined) return undefined;
  return { name, locale, timezone, origins, closeAfter, articles };
}

/** One name, in the site's language, or one a language. */
function readName(cell: Cell, locale: string): Record<string, string> | undefined {
  if (cell.value.kind !== 'map') {
    const name = readText(cell);
    return name === undefined ? undefined : { [locale]: name };
  }
  const names = readEntries(cell).flatMap((entry): [string, string][] => {
    const language = parseLocale(entry.name);
    if (language === null)
      entry.report(entry.keyPlace, `"${entry.name}" is no language tag such as ar or en`);
    const name = readText(entry);
    return language === null || name === undefined ? [] : [[language, name]];
  });
  return names.length === 0 ? undefined : Object.fromEntries(names);
}
