import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';

/**
 * Makes one chunk of what a first script loads. esbuild makes a chunk of what is needed by the same entries, so one for each
 * set of later parts that share something with the first script, however little. Here every part that is imported later
 * imports the first script, which is there by then: so they all need the same of it. `first` is its path.
 */
export const firstInOne = (first: string): Plugin => ({
  name: 'first-in-one',
  setup({ onResolve, onLoad, resolve }) {
    const later = new Set<string>();
    onResolve({ filter: /^\./ }, async ({ path, kind, importer, resolveDir }) => {
      if (kind !== 'dynamic-import') return null;
      const found = await resolve(path, { kind: 'import-statement', importer, resolveDir });
      later.add(found.path);
      return found;
    });
    onLoad({ filter: /\.tsx$/ }, ({ path }) =>
      later.has(path)
        ? { contents: `import ${JSON.stringify(first)};\n${readFileSync(path, 'utf8')}`, loader: 'tsx' }
        : null,
    );
  },
});
