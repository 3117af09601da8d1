import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { ChildOptions } from './resilience/child-service.ts';

const require = createRequire(import.meta.url);

type Runtime = NonNullable<ChildOptions['runtime']>;

/** What runs `src/cli.ts` over a folder: Deno with no more than README.md tells to allow it. */
export const OTHER_RUNTIMES: readonly (readonly [name: string, over: (folder: string) => Runtime])[] = [
  ['Bun', () => [join(dirname(require.resolve('bun/package.json')), 'bin/bun.exe')]],
  [
    'Deno',
    (folder) => {
      const { runInstall } = require('deno/install_api.cjs') as { runInstall(): string };
      const files = [`--allow-read=.,${folder}`, `--allow-write=${join(folder, 'data')}`];
      return [runInstall(), 'run', '--no-prompt', '--allow-env', '--allow-net=127.0.0.1', ...files];
    },
  ],
];
