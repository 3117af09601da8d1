import { useEffect } from 'preact/hooks';
import lazy, { ErrorBoundary } from 'preact-iso/lazy';
import { LocationProvider, Router, useLocation } from 'preact-iso/router';
import { addressOf, useHere } from './address.ts';
import { Help } from './help.tsx';
import { textsOf } from './language/language.ts';
import { watchQueue } from './live.ts';
import { Navigation } from './navigation.tsx';
import { Notices } from './notices.tsx';
import { Empty, Waiting } from './parts/loaded.tsx';
import { QueuePage } from './queue/queue-page.tsx';
import { me } from './service/session.ts';
import { listenForShortcuts } from './shortcuts.ts';
import { SignInPage } from './sign-in/sign-in-page.tsx';
import { SHELL_TEXTS } from './texts.ts';

// The queue comes with the page; all else when it is asked for.
const ListsPage = lazy(() => import('./lists/lists-page.tsx').then((module) => module.ListsPage));
const AuthorsPage = lazy(() => import('./authors/authors-page.tsx').then((module) => module.AuthorsPage));
const RulesPage = lazy(() => import('./rules/rules-page.tsx').then((module) => module.RulesPage));
const BacktestPage = lazy(() => import('./backtest/backtest-page.tsx').then((module) => module.BacktestPage));
const StatisticsPage = lazy(() =>
  import('./statistics/statistics-page.tsx').then((module) => module.StatisticsPage),
);
const AuditPage = lazy(() => import('./audit/audit-page.tsx').then((module) => module.AuditPage));
const KeysPage = lazy(() => import('./keys/keys-page.tsx').then((module) => module.KeysPage));

/** The whole console: who isn't signed in is asked to, at whatever address. */
export function App() {
  useEffect(listenForShortcuts, []);
  return (
    <LocationProvider scope="/console">
      <ErrorBoundary>
        {me.value === null ? (
          <SignInPage />
        ) : (
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
        )}
      </ErrorBoundary>
      <Notices />
      <Help />
    </LocationProvider>
  );
}

interface WithinProps {
  readonly path: string;
  readonly page: () => preact.JSX.Element;
}

/** A page of a site, with what stands around all of them. */
function Within({ page: Page }: WithinProps) {
  const { site } = useHere();
  useEffect(() => watchQueue(site), [site]);
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

/** Leads to the queue of the first site, once it is known which that is. */
function FirstPage(_: { readonly path: string }) {
  const { route } = useLocation();
  const first = me.value?.sites[0]?.site;
  useEffect(() => {
    if (first !== undefined) route(addressOf(first, 'queue'), true);
  }, [first, route]);
  if (me.value && first === undefined) return <Empty title={textsOf(SHELL_TEXTS).noSites} />;
  return <Waiting />;
}

function Nowhere(_: { readonly default: true }) {
  return <Empty title={textsOf(SHELL_TEXTS).notHere} />;
}
