import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { TestProject } from 'vitest/node';
import { MIGRATIONS } from '../../src/node/migrate.ts';
import { startWorkerd } from './workerd.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The Worker's bundle, and a folder with a migrated D1 database that every test's own is a copy of. */
    readonly edge: { readonly script: string; readonly template: string };
  }
}

/** Before all tests over D1: bundles the Worker, and applies the migrations in workerd. */
export async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), 'hakam-edge-'));
  const script = join(folder, 'worker.js');
  const template = join(folder, 'template');
  writeFileSync(script, await bundleOf(join(import.meta.dirname, 'edge-entry.ts')));
  const workerd = await startWorkerd({ script: 'export default { fetch() {} }', persist: template });
  const database = await workerd.database();
  await database.batch(migrationStatements().map((text) => database.prepare(text)));
  await workerd.stop();
  project.provide('edge', { script, template });
  return () => rmSync(folder, { recursive: true, force: true });
}

/** As wrangler bundles it; `#site-rules` is the module that each test gives. */
async function bundleOf(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    conditions: ['workerd', 'worker', 'browser'],
    alias: { '#site-rules': './site-rules.js' },
    external: ['./site-rules.js'],
  });
  return outputFiles[0]?.text ?? '';
}

/** The same files that `wrangler d1 migrations apply` reads; none of their comments or texts has a semicolon. */
const migrationStatements = (): string[] =>
  readdirSync(MIGRATIONS)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .flatMap((file) => readFileSync(join(MIGRATIONS, file), 'utf8').replace(/--.*$/gm, '').split(';'))
    .map((text) => text.trim())
    .filter((text) => text !== '');
