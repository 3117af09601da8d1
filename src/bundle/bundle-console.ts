import { basename } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Metafile } from 'esbuild';
import { ROOT, TARGETS, textOf } from './targets.ts';

/** Bytes that the browser loads before it shows the queue, as gzip makes them at its best. */
const MOST = 120 * 1024;
const SCRIPT = 'src/console/main.tsx';
const STYLE = 'src/console/style/console.css';

/**
 * Bundles the moderators' console: scripts and styles whose names have their hash, and `console.html`, which names what is
 * loaded first. Rejects where that is too much.
 */
export async function bundleConsole(): Promise<{
  readonly files: ReadonlyMap<string, string>;
  readonly line: string;
}> {
  const { outputFiles, metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: [SCRIPT, STYLE],
    bundle: true,
    splitting: true,
    minify: true,
    write: false,
    metafile: true,
    outdir: 'assets',
    entryNames: 'console-[hash]',
    chunkNames: 'console-[hash]',
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    target: TARGETS,
    charset: 'utf8',
    legalComments: 'none',
  });
  const files = new Map(outputFiles.map((file) => [basename(file.path), file.text]));
  const [script, style] = [entryOf(metafile, SCRIPT), entryOf(metafile, STYLE)];
  const first = [...loadedFirst(metafile, script), style].map((path) => basename(path));
  const bytes = first.reduce((sum, name) => sum + gzipSync(files.get(name) ?? '', { level: 9 }).length, 0);
  const line = `console.html: ${outputFiles.length} files, ${bytes} bytes with gzip at first load, of ${MOST} at most`;
  if (bytes > MOST) throw new Error(`${line}: load more of it later.`);
  files.set('console.html', pageOf(basename(script), basename(style), first));
  return { files, line };
}

function entryOf({ outputs }: Metafile, source: string): string {
  const found = Object.entries(outputs).find(([, { entryPoint }]) => entryPoint === source);
  if (!found) throw new Error(`Nothing was made of ${source}.`);
  return found[0];
}

/** A script and all that it imports before it runs. */
function loadedFirst({ outputs }: Metafile, path: string, known: Set<string> = new Set()): Set<string> {
  if (known.has(path)) return known;
  known.add(path);
  for (const { path: next, kind } of outputs[path]?.imports ?? [])
    if (kind === 'import-statement') loadedFirst({ outputs, inputs: {} }, next, known);
  return known;
}

/** The page, with what it loads: chunks are asked for at once, and not when the script that imports them is there. */
function pageOf(script: string, style: string, first: readonly string[]): string {
  const preloads = first
    .filter((name) => name.endsWith('.js') && name !== script)
    .map((name) => `<link rel="modulepreload" href="/assets/${name}">`);
  return textOf('src/console/console.html')
    .replace('<!-- preloads -->', preloads.join(''))
    .replace('/assets/console.css', `/assets/${style}`)
    .replace('/assets/console.js', `/assets/${script}`);
}
