import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

/** A way to copy a database that is in use. */
export interface Way {
  readonly name: string;
  /** Starts the process that does it. */
  start(from: string, to: string): ChildProcess;
}

const here = (file: string): string => join(import.meta.dirname, file);

const started = (words: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcess =>
  spawn(process.execPath, words, { env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'inherit'] });

const other = (name: string, way: string): Way => ({
  name,
  start: (from, to) => started([here('other-ways.ts'), way, from, to]),
});

/** The one that was chosen comes first. */
export const WAYS: readonly Way[] = [
  {
    name: '`hakam backup`',
    start: (from, to) =>
      started([here('../../src/cli.ts'), 'backup', to], { HAKAM_DATABASE: `file:${from}` }),
  },
  other('`vacuum into` alone', 'vacuum'),
  other('by pages', 'pages'),
  other('by pages of a snapshot', 'snapshot'),
];
