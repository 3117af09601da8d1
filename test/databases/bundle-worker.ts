import { join } from 'node:path';
import { build } from 'esbuild';

const ROOT = join(import.meta.dirname, '../..');

/** Bundles a Worker's entry (a path in the project) as wrangler does; its rules stay the module `./site-rules.js`. */
export async function bundleWorker(entry: string, { minify }: { readonly minify: boolean }): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(ROOT, entry)],
    bundle: true,
    minify,
    write: false,
    format: 'esm',
    target: 'es2024',
    platform: 'neutral',
    mainFields: ['browser', 'module', 'main'],
    conditions: ['workerd', 'worker', 'browser'],
    alias: { '#site-rules': './site-rules.js' },
    external: ['./site-rules.js'],
    absWorkingDir: ROOT,
  });
  return outputFiles[0]?.text ?? '';
}
