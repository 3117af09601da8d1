import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './targets.ts';

// `npm run build`: bundles what browsers load, the embed and the moderators' console, into build/assets. With
// `--if-possible`, as `npm ci` runs it, an installation without development dependencies goes on without.

const TARGET = join(ROOT, 'build/assets');

/** All that browsers load, by name, and a line on the size of each part. */
export async function bundleAssets(): Promise<{
  readonly files: ReadonlyMap<string, string>;
  readonly lines: readonly string[];
}> {
  const { bundleEmbed } = await import('./bundle-embed.ts');
  const { bundleConsole } = await import('./bundle-console.ts');
  const [embed, console] = await Promise.all([bundleEmbed(), bundleConsole()]);
  return {
    files: new Map([['embed.js', embed.script], ...console.files]),
    lines: [embed.line, console.line],
  };
}

/** Writes build/assets anew; returns a line on the size of each part. */
export async function buildAssets(): Promise<readonly string[]> {
  const { files, lines } = await bundleAssets();
  rmSync(TARGET, { recursive: true, force: true });
  mkdirSync(TARGET, { recursive: true });
  for (const [name, text] of files) writeFileSync(join(TARGET, name), text);
  return lines;
}

const isMissing = (error: unknown): boolean =>
  (error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND' &&
  /'(?:esbuild|preact)'/.test(String(error));

if (import.meta.main) {
  try {
    process.stdout.write(`${(await buildAssets()).join('\n')}\n`);
  } catch (error) {
    const lenient = process.argv.includes('--if-possible') && isMissing(error);
    const message = lenient ? 'build/assets is not built: esbuild is not installed.' : error;
    process.stderr.write(`${message}\n`);
    process.exitCode = lenient ? 0 : 1;
  }
}
