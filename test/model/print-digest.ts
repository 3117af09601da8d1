import { builtInModel } from '../../src/node/built-in-model.ts';
import { scoreDigest } from './score-digest.ts';

// Run by Node, Bun and Deno.
process.stdout.write(scoreDigest(builtInModel()));
