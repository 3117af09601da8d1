import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Model, readModel } from '../model/weights.ts';

/** The file of the model that comes with Hakam. */
export const MODEL_FILE: string = join(import.meta.dirname, '../../models/abuse.bin');

let model: Model | undefined;

/** The model that comes with Hakam, read when it is first asked for. Throws in plain words where it can't be read. */
export function builtInModel(): Model {
  try {
    model ??= readModel(readFileSync(MODEL_FILE));
    return model;
  } catch (error) {
    throw new Error(`The model can't be read from ${MODEL_FILE}: ${(error as Error).message}`, {
      cause: error,
    });
  }
}
