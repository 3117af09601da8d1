import type { Hono } from 'hono';
import { createApp } from '../src/app.ts';
import type { Deps } from '../src/deps.ts';
import { NO_METRICS } from '../src/domain/metrics.ts';
import { idMaker } from '../src/new-id.ts';

/** The app over a database and rules that are given, without a runtime around it; what a test needs otherwise it says. */
export const appOver = ({
  settings,
  ...deps
}: Pick<Deps, 'database' | 'ruleSets'> &
  Partial<Omit<Deps, 'settings'>> & { readonly settings?: Partial<Deps['settings']> }): Hono =>
  createApp({
    clientAddress: () => null,
    now: Date.now,
    newId: idMaker(),
    log: () => undefined,
    metrics: NO_METRICS,
    inFlight: null,
    asset: async () => undefined,
    loadModel: async () => {
      throw new Error('This test has no model.');
    },
    sharedPages: null,
    gzip: null,
    ...deps,
    settings: {
      secret: 'x'.repeat(32),
      adminKey: null,
      metricsKey: null,
      signIn: null,
      webhookHosts: [],
      build: '1',
      mostReplayed: 1000,
      mostExportPages: 20,
      ...settings,
    },
  });
