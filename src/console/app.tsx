import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import lazy, { ErrorBoundary } from 'preact-iso/lazy';
import { LocationProvider, Router, useLocation } from 'preact-iso/router';
import { addressOf, PAGES, useHere } from './address.ts';
import { Help } from './help.tsx';
import { textsOf } from './language/language.ts';
import { watchQueue } from './live.ts';
import { Navigation, SignOut } from './navigation.tsx';
import { announce, Notices } from './notices.tsx';
import { Empty, Trouble, Waiting } from './parts/loaded.tsx';
import { QueuePage } from './queue/queue-page.tsx';
import { LOST } from './service/ask.ts';
import { askWhoIsHere, me, unknownWho } from './service/session.ts';
import { sessionEnded } from './service/session-ended.ts';
import { listenForShortcuts } from './shortcuts.ts';
import { SignInAgain } from './sign-in/sign-in-again.tsx';
import { SignInPage } from './sign-in/sign-in-page.tsx';
import { SHELL_TEXTS } from './texts.ts';

type Page = () => preact.JSX.Element;

/** A page that is asked for when it is opened; where it can't be had, also as another version is served now, that is said. */
const later = <Name extends string>(
  name: Name,
  load: () => Promise<{ readonly [name in Name]: Page }>,
): Page =>
  lazy(() =>
    load().then(
      (module): Page => module[name],
      (): Page => Unloaded,
    ),
  ) as Page;

// The queue comes with the page; all else when it is asked for.
const ListsPage = later('ListsPage', () => import('./lists/lists-page.tsx'));
const AuthorsPage = later('AuthorsPage', () => import('./authors/authors-page.tsx'));
const RulesPage = later('RulesPage', () => import('./rules/rules-page.tsx'));
const BacktestPage = later('BacktestPage', () => import('./backtest/backtest-page.tsx'));
const StatisticsPage = later('StatisticsPage', () => import('./statistics/statistics-page.tsx'));
const AuditPage = later('AuditPage', () => import('./audit/audit-page.tsx'));
const KeysPage = later('KeysPage', () => import('./keys/keys-page.tsx'));

/** Browsers ask for a script once: only the page anew, with the names that hold now, finds it. */
const Unloaded: Page = () => <Trouble problem={LOST} again={() => location.reload()} />;

/** The whole console: who isn't signed in is asked to, at whatever address. */
export function App() {
  useEffect(listenForShortcuts, []);
  return (
    <LocationProvider scope="/console">
      <ErrorBoundary>{me.value === null ? <SignInPage /> : <Pages />}</ErrorBoundary>
      {sessionEnded.value && me.value && <SignInAgain />}
      <Notices />
      <Help />
    </LocationProvider>
  );
}

function Pages() {
  if (me.value === undefined && unknownWho.value !== undefined)
    return (
      <Alone>
        <Trouble problem={unknownWho.value} again={askWhoIsHere} />
      </Alone>
    );
  return (
    <Router>
      <FirstPage path="/console" />
      <Within path="/console/:site/queue" page={QueuePage} />
      <Within path="/console/:site/lists/:item?" page={ListsPage} />
      <Within path="/console/:site/authors/:item?" page={AuthorsPage} />
      <Within path="/console/:site/rules/:item?" page={RulesPage} />
      <Within path="/console/:site/backtest" page={BacktestPage} />
      <Within path="/console/:site/statistics" page={StatisticsPage} />
      <Within path="/console/:site/audit" page={AuditPage} />
      <Within path="/console/:site/keys" page={KeysPage} />
      <Nowhere default />
    </Router>
  );
}

interface WithinProps {
  readonly path: string;
  readonly page: Page;
}

/** A page of a site, with what stands around all of them. */
function Within({ page: Page }: WithinProps) {
  const { site } = useHere();
  useEffect(() => watchQueue(site), [site]);
  useTitle();
  return (
    <div class="shell">
      <a class="skip" href="#content">
        {textsOf(SHELL_TEXTS).skip}
      </a>
      <Navigation />
      <main id="content" tabIndex={-1}>
        <Page key={site} />
      </main>
    </div>
  );
}

/** The page's name in the browser's tab; who can't see the page hears it when it is another one. */
function useTitle(): void {
  const { path } = useLocation();
  const before = useRef(path);
  const texts = textsOf(SHELL_TEXTS);
  const page = PAGES.find((each) => path.split('/')[3] === each);
  const name = page === undefined ? texts.title : texts.pages[page];
  useEffect(() => {
    document.title = page === undefined ? name : `${name} · ${texts.title}`;
  }, [page, name, texts]);
  useEffect(() => {
    if (before.current !== path) announce(name);
    before.current = path;
  }, [page]);
}

/** Leads to the queue of the first site, once it is known which that is. */
function FirstPage(_: { readonly path: string }) {
  const { route } = useLocation();
  const first = me.value?.sites[0]?.site;
  useEffect(() => {
    if (first !== undefined) route(addressOf(first, 'queue'), true);
  }, [first, route]);
  if (me.value && first === undefined)
    return (
      <Alone>
        <Empty title={textsOf(SHELL_TEXTS).noSites}>
          <p>{textsOf(SHELL_TEXTS).noSitesHint}</p>
          <SignOut />
        </Empty>
      </Alone>
    );
  return (
    <Alone>
      <Waiting />
    </Alone>
  );
}

function Nowhere(_: { readonly default: true }) {
  const texts = textsOf(SHELL_TEXTS);
  return (
    <Alone>
      <Empty title={texts.notHere}>
        <a href="/console">{texts.pages.queue}</a>
      </Empty>
    </Alone>
  );
}

/** What stands on no page of a site. */
function Alone({ children }: { readonly children: ComponentChildren }) {
  return (
    <main class="alone">
      <h1 class="brand">{textsOf(SHELL_TEXTS).title}</h1>
      {children}
    </main>
  );
}
