import { Hono } from 'hono';
import type { Deps } from './deps.ts';
import { articleRoutes } from './http/articles.ts';
import { assetRoutes } from './http/assets.ts';
import { auditRoutes } from './http/audit.ts';
import { authorDataRoutes } from './http/author-data.ts';
import { authorTokenRoutes } from './http/author-tokens.ts';
import { authorRoutes } from './http/authors.ts';
import { backtestRoutes } from './http/backtest.ts';
import { bulkRoutes } from './http/bulk.ts';
import { checkRoutes } from './http/check.ts';
import { claimRoutes } from './http/claims.ts';
import { commentRoutes } from './http/comments.ts';
import { consoleRoutes } from './http/console.ts';
import { consoleSessionRoutes } from './http/console-session.ts';
import { consoleSignInRoutes } from './http/console-sign-in.ts';
import { contextRoutes } from './http/contexts.ts';
import { decisionRoutes } from './http/decisions.ts';
import { demoRoutes } from './http/demo.ts';
import { documentationRoutes } from './http/documentation.ts';
import { editRoutes } from './http/edits.ts';
import { described } from './http/envelope.ts';
import { findAuthorRoutes } from './http/find-authors.ts';
import { healthRoutes } from './http/health.ts';
import { keptFirst } from './http/kept-pages.ts';
import { keyRoutes } from './http/keys.ts';
import { listPreviewRoutes } from './http/list-preview.ts';
import { listRoutes } from './http/lists.ts';
import { meRoutes } from './http/me.ts';
import { metricsRoutes } from './http/metrics.ts';
import { moderatorEditRoutes } from './http/moderator-edits.ts';
import { mount } from './http/mount.ts';
import { notFound } from './http/not-found.ts';
import { noteRoutes } from './http/notes.ts';
import { ownCommentRoutes } from './http/own-comment.ts';
import { providerDocument } from './http/provider-document.ts';
import { providerSignIn } from './http/provider-sign-in.ts';
import { queueRoutes } from './http/queue.ts';
import { queueSummaryRoutes } from './http/queue-summary.ts';
import { reasonRoutes } from './http/reasons.ts';
import { reportRoutes } from './http/reports.ts';
import type { Route, Service } from './http/route.ts';
import { ruleDraftRoutes } from './http/rule-drafts.ts';
import { ruleRoutes } from './http/rules.ts';
import { signInBy } from './http/sign-in.ts';
import { siteStateRoutes } from './http/site-state.ts';
import { statsRoutes } from './http/stats.ts';
import { submissionRoutes } from './http/submissions.ts';
import { undoRoutes } from './http/undo.ts';
import { webhookDeliveryRoutes } from './http/webhook-deliveries.ts';
import { webhookRoutes } from './http/webhooks.ts';
import { pageCache } from './read/page-cache.ts';
import { hashApiKey } from './secrets/api-key.ts';
import { deriveSubkeys } from './secrets/subkeys.ts';

/** Every route of the service; the last ones describe them all. */
export const ROUTES: readonly Route[] = [
  ...submissionRoutes,
  ...editRoutes,
  ...ownCommentRoutes,
  ...reportRoutes,
  ...commentRoutes,
  ...articleRoutes,
  ...queueRoutes,
  ...queueSummaryRoutes,
  ...contextRoutes,
  ...claimRoutes,
  ...decisionRoutes,
  ...reasonRoutes,
  ...noteRoutes,
  ...findAuthorRoutes,
  ...authorRoutes,
  ...authorDataRoutes,
  ...undoRoutes,
  ...moderatorEditRoutes,
  ...bulkRoutes,
  ...checkRoutes,
  ...ruleRoutes,
  ...ruleDraftRoutes,
  ...backtestRoutes,
  ...listRoutes,
  ...listPreviewRoutes,
  ...siteStateRoutes,
  ...auditRoutes,
  ...statsRoutes,
  ...webhookRoutes,
  ...webhookDeliveryRoutes,
  ...authorTokenRoutes,
  ...meRoutes,
  ...keyRoutes,
  ...consoleSessionRoutes,
  ...consoleSignInRoutes,
  ...healthRoutes,
  ...metricsRoutes,
  ...demoRoutes,
  ...consoleRoutes,
  ...assetRoutes,
  ...documentationRoutes(() => ROUTES),
];

/** So many bytes of public pages are kept: some thousands of them, and little beside what Workers allow. */
const PAGES = 32 * 1024 * 1024;

/** The whole service over what a runtime gives it. */
export function createApp(deps: Deps): Hono {
  const service: Service = {
    ...deps,
    subkeys: deriveSubkeys(deps.settings.secret),
    adminKeyHash: hashOf(deps.settings.adminKey),
    metricsKeyHash: hashOf(deps.settings.metricsKey),
    ...signInOf(deps),
    refusals: new Map(),
    knownKeys: new Map(),
    wrongKeys: new Map(),
    pages: pageCache(PAGES, deps.metrics.pageBytes),
    backtests: new Map(),
    previews: new Map(),
    checks: new Map(),
    onFault: (error) => deps.log({ level: 'error', event: 'engine-fault', ...described(error) }),
  };
  const app = new Hono();
  mount(app, service, ROUTES);
  app.notFound(notFound(service, ROUTES));
  return keptFirst(service, app);
}

function signInOf({ settings: { signIn: settings }, now }: Deps): Pick<Service, 'signIn' | 'provider'> {
  if (settings === null) return { signIn: null, provider: null };
  const document = providerDocument(settings, now);
  const signIn = signInBy(settings, document, now);
  return { signIn, provider: providerSignIn(settings, document, signIn, now) };
}

const hashOf = (key: string | null): string | null => (key === null ? null : hashApiKey(key));
