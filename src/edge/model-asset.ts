import { type Model, readModel } from '../model/weights.ts';
import { Unavailable } from '../store/database.ts';
import { type Assets, bytesOf } from './assets.ts';

/** Where `bundle-rules.ts` puts the model among the Worker's assets. */
export const MODEL_ASSET = '/model.bin';

/** Reads the model from the assets, once an isolate. Rejects with `Unavailable` where it can't be had. */
export function modelAsset(): (assets: Assets) => Promise<Model> {
  let model: Model | undefined;
  return async (assets) => {
    if (model !== undefined) return model;
    try {
      const bytes = await bytesOf(assets, MODEL_ASSET);
      model ??= readModel(new Uint8Array(bytes)); // another request may have read it meanwhile
      return model;
    } catch (error) {
      throw new Unavailable(`The model could not be loaded: ${error}`);
    }
  };
}
