import type { SiteSettings } from '../../domain/site.ts';
import { readByLanguage } from './by-language.ts';
import { type Cell, readAll, readList, readOneOf } from './cell.ts';
import { readField, readFields } from './fields.ts';
import { homeOf } from './homes.ts';
import { SITE_KEYS, SITE_REQUIRED } from './keys.ts';
import { readDuration, readLocale, readOrigin, readTimezone } from './scalars.ts';

const EXAMPLES = { name: 'صحيفة المثال', locale: 'ar', timezone: 'Asia/Riyadh' };

export const ARTICLES = ['any', 'registered'] as const;
export const LINKS = ['text', 'clickable'] as const;

/** What the part `site` says of all settings. */
export type OwnSettings = Omit<SiteSettings, 'decide' | 'reasons' | 'reports' | 'forgetAfter'>;

/** The part `site` of a site's file; undefined if something in it is missing or wrong, which is reported. */
export function readSite(cell: Cell): OwnSettings | undefined {
  const fields = readFields(cell, SITE_KEYS, SITE_REQUIRED, { examples: EXAMPLES, homeOf });
  const locale = readField(fields, 'locale', readLocale);
  const name = readField(fields, 'name', (field) => readByLanguage(field, locale ?? 'und'));
  const timezone = readField(fields, 'timezone', readTimezone);
  const origins = readField(fields, 'origins', (field) => readAll(readList(field), readOrigin)) ?? [];
  const closeAfter = readField(fields, 'close_after', readDuration) ?? null;
  const editFor = readField(fields, 'edit_for', readDuration) ?? null;
  const links = readField(fields, 'links', (field) => readOneOf(field, LINKS)) ?? 'text';
  const articles = readField(fields, 'articles', (field) => readOneOf(field, ARTICLES)) ?? 'any';
  if (locale === undefined || name === undefined || timezone === undefined) return undefined;
  return { name: Object.fromEntries(name), locale, timezone, origins, closeAfter, editFor, links, articles };
}
