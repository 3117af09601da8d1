import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What all bundles for browsers have in common. */
export const ROOT: string = join(import.meta.dirname, '../..');

/** Of 2024: what is called (Map.groupBy, relative colours, light-dark) is no older. */
export const TARGETS: string[] = ['chrome123', 'firefox128', 'safari18'];

/** A file's text, by its path within the project. */
export const textOf = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
