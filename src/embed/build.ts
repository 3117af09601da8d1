import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Plugin } from 'esbuild';

// `npm run build`: bundles the embed into build/embed.js. With `--if-possible`, as `npm ci` runs it, an installation
// without development dependencies goes on without.

const ROOT = join(import.meta.dirname, '../..');
const TARGET = join(ROOT, 'build/embed.js');
/** Bytes of it as gzip makes them at its best: what it may cost a reader's page. */
const MOST = 12 * 1024;
/** Of 2024: what it calls (Map.groupBy, relative colours) is no older. */
const TARGETS = ['chrome123', 'firefox128', 'safari18'];

/** Bundles the embed as one module; rejects where it is longer than a reader's page should have to load. */
export async function bundleEmbed(): Promise<{ readonly script: string; readonly line: string }> {
  const { build, transform } = await import('esbuild');
  const style: Plugin = {
    name: 'style',
    setup: ({ onLoad }) =>
      onLoad({ filter: /\.css$/ }, async ({ path }) => {
        const css = await transform(readFileSync(path, 'utf8'), {
          loader: 'css',
          minify: true,
          target: TARGETS,
        });
        return { contents: css.code.trim(), loader: 'text' };
      }),
  };
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: ['src/embed/main.ts'],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: TARGETS,
    plugins: [style],
    charset: 'utf8',
    legalComments: 'none',
  });
  const script = outputFiles[0]?.text ?? '';
  const gzip = gzipSync(script, { level: 9 }).length;
  const line = `build/embed.js: ${Buffer.byteLength(script)} bytes, ${gzip} with gzip, of ${MOST} at most`;
  if (gzip > MOST) throw new Error(`${line}: make it shorter.`);
  return { script, line };
}

/** Builds build/embed.js; returns a line about its size. */
export async function buildEmbed(): Promise<string> {
  const { script, line } = await bundleEmbed();
  mkdirSync(dirname(TARGET), { recursive: true });
  writeFileSync(TARGET, script);
  return line;
}

const isMissing = (error: unknown): boolean =>
  (error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND' && String(error).includes("'esbuild'");

if (import.meta.main) {
  try {
    process.stdout.write(`${await buildEmbed()}\n`);
  } catch (error) {
    const lenient = process.argv.includes('--if-possible') && isMissing(error);
    const message = lenient ? 'build/embed.js is not built: esbuild is not installed.' : error;
    process.stderr.write(`${message}\n`);
    process.exitCode = lenient ? 0 : 1;
  }
}
