import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { build, type Plugin, transform } from 'esbuild';
import { ROOT, TARGETS } from './targets.ts';

/** Bytes of it as gzip makes them at its best: what it may cost a reader's page. */
const MOST = 12 * 1024;

/** Bundles the embed as one module; rejects where it is longer than a reader's page should have to load. */
export async function bundleEmbed(): Promise<{ readonly script: string; readonly line: string }> {
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
  const line = `embed.js: ${Buffer.byteLength(script)} bytes, ${gzip} with gzip, of ${MOST} at most`;
  if (gzip > MOST) throw new Error(`${line}: make it shorter.`);
  return { script, line };
}
