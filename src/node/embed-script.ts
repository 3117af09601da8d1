import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const BUILT = join(import.meta.dirname, '../../build/embed.js');

/** What `npm run build` made; throws, and says so, where it is not there. */
export function builtEmbedScript(): string {
  try {
    return readFileSync(BUILT, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new Error('build/embed.js is not there: make it with `npm run build`.');
  }
}
