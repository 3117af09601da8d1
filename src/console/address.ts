import { useLocation, useRoute } from 'preact-iso/router';
import { type Request, searchOf } from './service/ask.ts';

/** The pages of the console, by the part of the address that names them. */
export const PAGES = [
  'queue',
  'lists',
  'authors',
  'rules',
  'backtest',
  'statistics',
  'audit',
  'keys',
] as const;
export type PageName = (typeof PAGES)[number];

/** The address of a page of a site, about one thing where it has one, narrowed by a query. */
export const addressOf = (
  site: string,
  page: PageName,
  { item, query = {} }: { readonly item?: string; readonly query?: NonNullable<Request['query']> } = {},
): string =>
  `/console/${encodeURIComponent(site)}/${page}${item === undefined ? '' : `/${encodeURIComponent(item)}`}${searchOf(query)}`;

/** The path of the API below a site. */
export const apiOf = (site: string, ...parts: readonly string[]): string =>
  `/v1/sites/${[site, ...parts].map(encodeURIComponent).join('/')}`;

/** Which page this is. */
export function useHere(): { readonly site: string; readonly item: string | undefined } {
  const { params } = useRoute();
  return { site: params.site ?? '', item: params.item };
}

/**
 * What the address says of how the page is narrowed, and a function that says otherwise: filters are kept in the address,
 * so that they can be sent to a colleague, and the browser's own Back undoes them; but for what replaces the last, as
 * while somebody is still writing.
 */
export function useFilters<Name extends string>(
  names: readonly Name[],
): readonly [
  Readonly<Partial<Record<Name, string>>>,
  (changed: Readonly<Partial<Record<Name, string | undefined>>>, replace?: boolean) => void,
] {
  const { path, query, route } = useLocation();
  const filters = Object.fromEntries(
    names.flatMap((name) => (query[name] ? [[name, query[name]]] : [])),
  ) as Partial<Record<Name, string>>;
  return [
    filters,
    // By what the address says then: who searches while they write is told with a delay.
    (changed, replace = false) => {
      const now = Object.fromEntries(new URLSearchParams(location.search));
      route(`${path}${searchOf({ ...now, ...changed })}`, replace);
    },
  ];
}
