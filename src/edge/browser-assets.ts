import type { Assets } from './assets.ts';

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
    const response = await assets.fetch(`https://assets.invalid/${BROWSER_ASSETS}/${name}`);
    if (response.status === 404) return undefined;
    if (!response.ok) throw new Error(`The asset ${name} is answered with ${response.status}.`);
    const read = await response.text();
    known.set(name, read);
    return read;
  };
}
