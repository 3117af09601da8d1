import { apiOf } from '../address.ts';
import { askAhead } from '../service/ask.ts';
import { firstAsked } from './feed.ts';
import { FILTERS, type Filters } from './filters.ts';
import { GUIDE_DAYS } from './guide.ts';

/** Where the address is that of a queue: asks for all that it will show, before anything of it is drawn. */
export function askForQueue({ pathname, search }: Location): void {
  const site = siteOf(pathname);
  if (site === null) return;
  const query = new URLSearchParams(search);
  const filters = Object.fromEntries(
    FILTERS.flatMap((name) => (query.get(name) ? [[name, query.get(name)]] : [])),
  ) as Filters;
  askAhead(...firstAsked(site, filters));
  askAhead('GET', apiOf(site, 'rules'), { query: { days: GUIDE_DAYS } });
  askAhead('GET', apiOf(site, 'reasons'));
  askAhead('GET', apiOf(site, 'queue', 'summary'));
}

function siteOf(pathname: string): string | null {
  const [, encoded] = /^\/console\/([^/]+)\/queue$/.exec(pathname) ?? [];
  try {
    return encoded === undefined ? null : decodeURIComponent(encoded);
  } catch {
    return null; // an address that nobody made here
  }
}
