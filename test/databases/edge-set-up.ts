import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { bundleWorker } from './bundle-worker.ts';
import { migrateD1 } from './migrate-d1.ts';
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
  writeFileSync(script, await bundleWorker('test/databases/edge-entry.ts', { minify: false }));
  const workerd = await startWorkerd({ script: 'export default { fetch() {} }', persist: template });
  await migrateD1(await workerd.database());
  await workerd.stop();
  project.provide('edge', { script, template });
  return () => rmSync(folder, { recursive: true, force: true });
}
