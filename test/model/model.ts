import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Model, readModel } from '../../src/model/weights.ts';

export const MODEL_FILE: string = join(import.meta.dirname, '../../models/abuse.bin');

/** The model that the project ships. */
export const shipped = (): Model => readModel(readFileSync(MODEL_FILE));
