import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs';
import { cpus, release, type as system, totalmem } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import packageJson from '../package.json' with { type: 'json' };
import { median } from './compare.ts';

/** What the numbers depend on, a line each. */
export function machine(folder: string): string[] {
  const { dependencies, devDependencies } = packageJson;
  return [
    computer(),
    `A flush of the disk (4 KB and fsync) takes ${flushTime(folder).toFixed(2)} ms, the median of 50`,
    `Node ${process.versions.node}, SQLite ${sqliteVersion()}, better-sqlite3 ${dependencies['better-sqlite3']}`,
    `hono ${dependencies.hono}, @hono/node-server ${dependencies['@hono/node-server']}, autocannon ${devDependencies.autocannon}`,
    today(),
  ];
}

/** Its cores, memory and system. */
export function computer(): string {
  const [cpu] = cpus();
  return `${cpus().length} cores (${cpu?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GB of memory, ${system()} ${release()}`;
}

/** What was measured, and when. */
export const today = (): string => `Hakam ${packageJson.version}, ${new Date().toISOString().slice(0, 10)}`;

/** A package that is compared with, and its version. */
export const versionOf = (name: keyof typeof packageJson.devDependencies): string =>
  `${name} ${packageJson.devDependencies[name]}`;

function flushTime(folder: string): number {
  const file = openSync(join(folder, 'flush'), 'w');
  const page = Buffer.alloc(4096);
  const times = Array.from({ length: 50 }, () => {
    const began = performance.now();
    writeSync(file, page);
    fsyncSync(file);
    return performance.now() - began;
  });
  closeSync(file);
  return median(times);
}

function sqliteVersion(): string {
  const connection = new Sqlite(':memory:');
  const version = String(connection.prepare('select sqlite_version()').pluck().get());
  connection.close();
  return version;
}
