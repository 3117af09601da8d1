import { useLocation } from 'preact-iso/router';
import { addressOf, PAGES, type PageName, useHere } from './address.ts';
import { language, textsOf } from './language/language.ts';
import { formatNumber } from './language/numbers.ts';
import { connected, summary } from './live.ts';
import { me, signOut } from './service/session.ts';
import { Settings } from './settings.tsx';
import { SiteStateSwitch } from './site-state/site-state.tsx';
import { SHELL_TEXTS } from './texts.ts';

/** The pages that there are for who works here, the site, and how the console looks. */
export function Navigation() {
  const texts = textsOf(SHELL_TEXTS);
  const { site } = useHere();
  return (
    <header class="shell-header">
      <div class="shell-top">
        <a class="brand" href={addressOf(site, 'queue')} lang="ar">
          حَكَم
        </a>
        <SiteChoice site={site} />
      </div>
      <nav aria-label={texts.navigation}>
        <ul>
          {PAGES.filter((page) => page !== 'keys' || me.value?.everywhere === true).map((page) => (
            <NavigationItem key={page} site={site} page={page} />
          ))}
        </ul>
      </nav>
      {!connected.value && (
        <p class="offline" role="status">
          {texts.offline}
        </p>
      )}
      <div class="shell-end">
        <SiteStateSwitch site={site} />
        <Settings />
        <p class="quiet who">{me.value && <bdi>{me.value.name}</bdi>}</p>
        <button type="button" class="quiet" onClick={signOut}>
          {texts.signOut}
        </button>
      </div>
    </header>
  );
}

function NavigationItem({ site, page }: { readonly site: string; readonly page: PageName }) {
  const { path } = useLocation();
  const address = addressOf(site, page);
  const here = path === address || path.startsWith(`${address}/`);
  const waiting = summary.value?.statuses.pending;
  return (
    <li>
      <a href={address} aria-current={here ? 'page' : undefined}>
        {textsOf(SHELL_TEXTS).pages[page]}
        {page === 'queue' && waiting && (
          <span class="count">
            {formatNumber(waiting.count)}
            {waiting.capped && '+'}
          </span>
        )}
      </a>
    </li>
  );
}

function SiteChoice({ site }: { readonly site: string }) {
  const { route } = useLocation();
  const sites = me.value?.sites ?? [];
  const nameOf = (each: (typeof sites)[number]) =>
    each.name[language.value] ?? each.name.ar ?? each.name.en ?? each.site;
  const [only] = sites;
  if (sites.length <= 1) return <p class="site">{only ? <bdi>{nameOf(only)}</bdi> : site}</p>;
  return (
    <label class="site">
      <span class="sr-only">{textsOf(SHELL_TEXTS).site}</span>
      <select value={site} onChange={({ currentTarget }) => route(addressOf(currentTarget.value, 'queue'))}>
        {sites.map((each) => (
          <option key={each.site} value={each.site}>
            {nameOf(each)}
          </option>
        ))}
      </select>
    </label>
  );
}
