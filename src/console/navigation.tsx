import { useEffect, useMemo, useRef } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import { addressOf, PAGES, type PageName, useHere } from './address.ts';
import { textsOf } from './language/language.ts';
import { formatNumber } from './language/numbers.ts';
import { connected, summary } from './live.ts';
import { notify } from './notices.tsx';
import { PART_TEXTS } from './parts/texts.ts';
import { me, nameOfSite, signOut } from './service/session.ts';
import { Settings } from './settings.tsx';
import { type Shortcut, useShortcuts } from './shortcuts.ts';
import { SiteStateSwitch } from './site-state/site-state.tsx';
import { SHELL_TEXTS } from './texts.ts';

/** The pages that there are for who works here, the site, and how the console looks. */
export function Navigation() {
  const texts = textsOf(SHELL_TEXTS);
  const { site } = useHere();
  const pages = PAGES.filter((page) => page !== 'keys' || me.value?.everywhere === true);
  usePageKeys(site, pages);
  return (
    <header class="shell-header">
      <div class="shell-top">
        <a class="brand" href={addressOf(site, 'queue')} lang="ar">
          حَكَم
        </a>
        <SiteChoice site={site} />
        <SiteStateSwitch key={site} site={site} />
        <button type="button" class="quiet icon menu-button" popovertarget="menu" aria-label={texts.menu}>
          ⋯
        </button>
      </div>
      <nav aria-label={texts.navigation}>
        <ul>
          {pages.map((page) => (
            <NavigationItem key={page} site={site} page={page} />
          ))}
        </ul>
      </nav>
      {!connected.value && (
        <p class="offline" role="status">
          {texts.offline}
        </p>
      )}
      {/* At the side where there is room; else behind the button above. */}
      <div class="shell-end" id="menu" popover="auto">
        <Settings />
        <div class="row apart">
          <p class="quiet who">{me.value && <bdi>{me.value.name}</bdi>}</p>
          <SignOut />
        </div>
        <p class="quiet small help-hint">
          <kbd>?</kbd> {texts.shortcuts}
        </p>
      </div>
    </header>
  );
}

export function SignOut() {
  return (
    <button type="button" class="quiet" onClick={leave}>
      {textsOf(SHELL_TEXTS).signOut}
    </button>
  );
}

async function leave(): Promise<void> {
  const answer = await signOut();
  if (!answer.ok) notify(textsOf(PART_TEXTS).trouble[answer.problem.kind], { tone: 'bad' });
}

function NavigationItem({ site, page }: { readonly site: string; readonly page: PageName }) {
  const { path } = useLocation();
  const address = addressOf(site, page);
  const here = path === address || path.startsWith(`${address}/`);
  const name = textsOf(SHELL_TEXTS).pages[page];
  const waiting = summary.value?.statuses.pending;
  const link = useRef<HTMLAnchorElement>(null);
  // On a phone not all of them have room at once.
  useEffect(() => {
    if (here) link.current?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [here]);
  return (
    <li>
      <a ref={link} href={address} aria-current={here ? 'page' : undefined}>
        {name}
        {page === 'queue' && waiting !== undefined && waiting.count > 0 && (
          <span class="count">
            {formatNumber(waiting.count)}
            {waiting.capped && '+'}
          </span>
        )}
      </a>
    </li>
  );
}

/** Two keys lead to each page: Shift and its number. */
function usePageKeys(site: string, pages: readonly PageName[]): void {
  const { route } = useLocation();
  const texts = textsOf(SHELL_TEXTS);
  useShortcuts(
    useMemo<readonly Shortcut[]>(
      () =>
        pages.map((page, at) => ({
          code: `Digit${at + 1}`,
          shift: true,
          shown: `⇧ ${at + 1}`,
          says: texts.pages[page],
          everywhere: true,
          run: () => route(addressOf(site, page)),
        })),
      [site, pages.length, texts, route],
    ),
  );
}

function SiteChoice({ site }: { readonly site: string }) {
  const { route } = useLocation();
  const sites = me.value?.sites ?? [];
  const [only] = sites;
  if (sites.length <= 1) return <p class="site">{only ? <bdi>{nameOfSite(only)}</bdi> : site}</p>;
  return (
    <label class="site">
      <span class="sr-only">{textsOf(SHELL_TEXTS).site}</span>
      <select value={site} onChange={({ currentTarget }) => route(addressOf(currentTarget.value, 'queue'))}>
        {sites.map((each) => (
          <option key={each.site} value={each.site}>
            {nameOfSite(each)}
          </option>
        ))}
      </select>
    </label>
  );
}
