import { type Assets, answered, askFor } from './assets.ts';

/** Where `bundle-rules.ts` puts what browsers load among the Worker's assets. */
export const BROWSER_ASSETS = 'browser';

/**
 * Reads an asset that browsers load, each once an isolate; undefined where there is none of that name. Requests that come
 * meanwhile read it too: one can't wait for what another one reads, for that ends with it.
 */
export function browserAssets(assets: Assets): (name: string) => Promise<string | undefined> {
  const known = new Map<string, string>();
  return async (name) => {
    const text = known.get(name);
    if (text !== undefined) return text;
    const path = `/${BROWSER_ASSETS}/${name}`;
    const response = await askFor(assets, path);
    if (response.status === 404) return undefined;
    const read = await answered(response, path).text();
    known.set(name, read);
    return read;
  };
}
