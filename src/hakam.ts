#!/usr/bin/env node
import module from 'node:module';
import { join } from 'node:path';

// What Node compiles is kept, which takes half of the work from every later start; before all else is loaded, hence apart
// from it. Beside the sources, where only who may change these can write: anybody can in the folder for temporary files,
// and what lies there would be run. Where it can't be written nothing is kept, and nothing fails; Bun has no such thing.
module.enableCompileCache?.(join(import.meta.dirname, '../build/compile-cache'));

await import('./cli.ts');
