import type { SiteSettings } from '../../domain/site.ts';
import { readByLanguage } from './by-language.ts';
import { type Cell, readAll, readList, readOneOf } from './cell.ts';
import { readFields } from './fields.ts';
import { homeOf } from './homes.ts';
import { SITE_KEYS, SITE_REQUIRED, type SiteKey } from './keys.ts';
import { readDuration, readLocale, readOrigin, readTimezone } from './scalars.ts';

const EXAMPLES = { name: 'صحيفة المثال', locale: 'ar', timezone: 'Asia/Riyadh' };

export const ARTICLES = ['any', 'registered'] as const;

/** The part `site` of a site's file; undefined if something in it is missing or wrong, which is reported. */
export function readSite(cell: Cell): Omit<SiteSettings, 'decide'> | undefined {
  const fields = readFields(cell, SITE_KEYS, SITE_REQUIRED, { examples: EXAMPLES, homeOf });
  const get = <T>(key: SiteKey, read: (cell: Cell) => T): T | undefined => {
    const field = fields.get(key);
    return field && read(field);
  };
  const locale = get('locale', readLocale);
  const name = get('name', (field) => readByLanguage(field, locale ?? 'und'));
  const timezone = get('timezone', readTimezone);
  const origins = get('origins', (field) => readAll(readList(field), readOrigin)) ?? [];
  const closeAfter = get('close_after', readDuration) ?? null;
  const articles = get('articles', (field) => readOneOf(field, ARTICLES)) ?? 'any';
  if (locale === undefined || name === undefined || timezone === undefined) return undefined;
  return { name: Object.fromEntries(name), locale, timezone, origins, closeAfter, articles };
}
