import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type Metafile } from 'esbuild';
import { firstInOne } from './first-in-one.ts';
import { ROOT, TARGETS, textOf } from './targets.ts';

/** Bytes that the browser loads before it shows the queue, as gzip makes them at its best. */
const MOST = 120 * 1024;
/** What asks the service, while all else is still on its way. */
const START = 'src/console/start.ts';
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
    entryPoints: [START, SCRIPT, STYLE],
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
    plugins: [firstInOne(join(ROOT, SCRIPT))],
  });
  const files = new Map(outputFiles.map((file) => [basename(file.path), file.text]));
  const made = {
    start: madeOf(metafile, START),
    script: madeOf(metafile, SCRIPT),
    style: madeOf(metafile, STYLE),
  };
  const first = new Set(
    [made.style, made.start, ...loadedFirst(metafile, made.script)].map((path) => basename(path)),
  );
  const bytes = [...first].reduce(
    (sum, name) => sum + gzipSync(files.get(name) ?? '', { level: 9 }).length,
    0,
  );
  const line = `console.html: ${outputFiles.length} files, ${bytes} bytes with gzip at first load, of ${MOST} at most`;
  if (bytes > MOST) throw new Error(`${line}: load more of it later.`);
  files.set('console.html', pageOf(made, first));
  return { files, line };
}

/**
 * What was made of a source. Where others need all of it as well, esbuild makes it a chunk and leaves an import of that: then
 * it is the chunk, which the browser so asks for without a detour.
 */
function madeOf(metafile: Metafile, source: string): string {
  const [path, made] = Object.entries(metafile.outputs).find(([, each]) => each.entryPoint === source) ?? [];
  if (path === undefined || made === undefined) throw new Error(`Nothing was made of ${source}.`);
  if (Object.keys(made.inputs).length > 0) return path;
  const imports = made.imports.map((each) => each.path);
  const hasAll = (chunk: string) => imports.every((each) => loadedFirst(metafile, chunk).has(each));
  return imports.find(hasAll) ?? path;
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
function pageOf(
  made: Readonly<Record<'start' | 'script' | 'style', string>>,
  first: ReadonlySet<string>,
): string {
  const [start, script, style] = [made.start, made.script, made.style].map((path) => basename(path));
  const preloads = [...first]
    .filter((name) => ![start, script, style].includes(name))
    .map((name) => `<link rel="modulepreload" href="/assets/${name}">`);
  return textOf('src/console/console.html')
    .replace('<!-- preloads -->', preloads.join(''))
    .replace('/assets/console.css', `/assets/${style}`)
    .replace('/assets/start.js', `/assets/${start}`)
    .replace('/assets/console.js', `/assets/${script}`);
}
