import { join } from 'node:path';
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

// The processes that tests start again and again take two thirds less time, once one of them has compiled the sources.
process.env.NODE_COMPILE_CACHE ??= join(import.meta.dirname, 'build/compile-cache');

/** Builds what the service serves to browsers. */
const ASSETS = 'test/build-assets.ts';

/** What must be the same on every database; all else is run once. */
const ON_EVERY_DATABASE = [
  'test/http/**/*.test.ts',
  'test/store/*.test.ts',
  'test/pipeline/accept-rules.test.ts',
  'test/pipeline/backtest.test.ts',
  'test/pipeline/crossing-changes.test.ts',
  'test/pipeline/deliver.test.ts',
  'test/pipeline/forget-by-age.test.ts',
  'test/pipeline/crossing-erasures.test.ts',
  'test/pipeline/seal-audit.test.ts',
  'test/pipeline/verify-audit.test.ts',
  'test/pipeline/count-entries.test.ts',
  'test/pipeline/look-ups.test.ts',
  'test/pipeline/standing.test.ts',
  'test/resilience/one-effect.test.ts',
];

/** Of those, what is the same whatever the database is. */
const ON_ANY_DATABASE = [
  'test/http/{article-ids,closing,comment-formats,cookies,demo,exposition,request-log,routes}.test.ts',
  'test/http/sign-in-{claims,tokens}.test.ts',
];
/** What workerd may do in another way, and PostgreSQL doesn't. */
const BY_RUNTIME = [
  'test/http/{assets,console-session,console-sign-in,cors,read-json,sign-in,sign-in-outage}.test.ts',
];
/**
 * What D1 may do in another way is in how it is asked, which `openapi.test.ts` tries of each route; of its SQL, which is
 * SQLite's, these are more examples.
 */
const BY_SQL = [
  'test/http/{articles,author-tokens,authors,bulk,claims,comments,conditions,contexts,counts,edits,erased,find-authors,limits}.test.ts',
  'test/http/{list-preview,lists,moderator-edits,notes,queue,reasons,reports,rules,standing,threads,undo}.test.ts',
  'test/pipeline/{forget-by-age,look-ups}.test.ts',
];

/** Whole processes, and what they do when: they run after all others. */
const ALONE = [
  'test/resilience/**/*.test.ts',
  'test/node/**/!(*command*).test.ts',
  'test/end-to-end/**/*.test.ts',
];

const over = (
  database: 'postgres' | 'd1',
  globalSetup: string,
  more: string[],
): TestProjectInlineConfiguration => ({
  extends: true,
  test: {
    name: database,
    include: [...ON_EVERY_DATABASE, ...more],
    exclude: [...ON_ANY_DATABASE, ...(database === 'postgres' ? BY_RUNTIME : BY_SQL)],
    env: { HAKAM_TEST_DATABASE: database },
    globalSetup: [ASSETS, globalSetup],
    // Two files at a time, which wait for their databases most of it.
    maxWorkers: 2,
    sequence: { groupOrder: 0 },
  },
});

export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // A worker keeps what it has imported: to import it all again for each file took a fifth of the time.
    isolate: false,
    // A condition is waited for as long as a busy machine may take.
    expect: { poll: { timeout: 10_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'sqlite',
          globalSetup: [ASSETS, 'test/browser/set-up.ts'],
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          include: ['test/**/*.test.ts'],
          exclude: ['test/edge/workerd/**', 'test/postgres/**', ...ALONE],
        },
      },
      {
        extends: true,
        test: {
          name: 'processes',
          globalSetup: ASSETS,
          // They wait for their processes most of it.
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
          include: ALONE,
        },
      },
      over('postgres', 'test/databases/postgres-set-up.ts', [
        'test/postgres/**/*.test.ts',
        'test/resilience/stored-batches.test.ts',
      ]),
      over('d1', 'test/databases/edge-set-up.ts', ['test/edge/workerd/**/*.test.ts']),
    ],
  },
});
