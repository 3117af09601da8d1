import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import { ADMIN } from '../service.ts';

export const ROOT: string = join(import.meta.dirname, '../..');

/** The service as operators run it: a process of its own, which can be killed. */
export interface ChildService {
  readonly address: string;
  readonly database: string;
  readonly pid: number;
  /** Sends a signal, and resolves when the process is gone. */
  end(signal: NodeJS.Signals): Promise<Exit>;
}

interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export interface ChildOptions {
  /** Its log; `service.log` in the folder where left out. */
  readonly log?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** What runs `src/cli.ts`: this Node where left out. */
  readonly runtime?: readonly [program: string, ...options: string[]];
}

/** Publishes at once, but holds what says "wait" under a flag; its limits count without ever refusing. */
export const NEWS_SITE = `
site: {name: {en: News}, locale: en, timezone: UTC, origins: [https://news.example], edit_for: 1h}
limits:
  - {id: reader, by: address, max: 1000000, per: 1s}
  - {id: article, by: article, max: 1000000, per: 1s}
decide: {default: approve}
rules:
  - {id: waiting, if: {text: {has: [wait]}}, then: hold, flag: asks-to-wait}
`;

/** Puts a site's file into a folder that is to be served. */
export function writeSite(folder: string, text: string = NEWS_SITE): void {
  mkdirSync(join(folder, 'rules'), { recursive: true });
  writeFileSync(join(folder, 'rules/news.yaml'), text);
}

/** Starts `hakam serve` on a folder, on a port that the system gives; killed when the test ends. */
export async function startChild(folder: string, options: ChildOptions = {}): Promise<ChildService> {
  const log = options.log ?? join(folder, 'service.log');
  const database = join(folder, 'data/hakam.db');
  const descriptor = openSync(log, 'a');
  const [program, ...words] = options.runtime ?? [process.execPath];
  const child = spawn(program, [...words, 'src/cli.ts', 'serve'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', descriptor],
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      HAKAM_ADMIN_KEY: ADMIN,
      HAKAM_DATABASE: `file:${database}`,
      HAKAM_RULES: join(folder, 'rules'),
      ...options.env,
    },
  });
  closeSync(descriptor);
  const end = ender(child);
  onTestFinished(async () => {
    await end('SIGKILL');
  });
  return { address: await addressOf(child, log), database, pid: child.pid ?? 0, end };
}

function ender(child: ChildProcess): ChildService['end'] {
  const exit = once(child, 'exit').then(([code, signal]): Exit => ({ code, signal }));
  return (signal) => {
    child.kill(signal);
    return exit;
  };
}

async function addressOf({ stdout }: ChildProcess, log: string): Promise<string> {
  if (stdout) {
    for await (const line of createInterface(stdout)) {
      const address = /^Hakam listens on (\S+)$/.exec(line)?.[1];
      if (address) return address;
    }
  }
  throw new Error(`The service did not start:\n${readFileSync(log, 'utf8')}`);
}
