import { scoreText } from '../../src/model/score.ts';
import { builtInModel } from '../../src/node/built-in-model.ts';

// Prints how long (ms) a process that has done nothing yet takes to read the model, and then for its first text.
const began = performance.now();
const model = builtInModel();
const read = performance.now();
scoreText(model, process.argv[2] ?? '');
process.stdout.write(JSON.stringify({ read: read - began, first: performance.now() - read }));
