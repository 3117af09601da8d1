import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const BUILT = join(import.meta.dirname, '../../build/assets');

/** What `npm run build` made for browsers, by name; throws, and says so, where it is not there. */
export function builtAssets(): ReadonlyMap<string, string> {
  try {
    return new Map(readdirSync(BUILT).map((name) => [name, readFileSync(join(BUILT, name), 'utf8')]));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new Error('build/assets is not there: make it with `npm run build`.');
  }
}
