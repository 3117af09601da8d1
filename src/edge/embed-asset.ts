import type { Assets } from './assets.ts';

/** Where `bundle-rules.ts` puts the embed among the Worker's assets. */
export const EMBED_ASSET = '/embed.js';

/**
 * Reads the embed from the assets, once an isolate. Requests that come meanwhile read it too: one can't wait for what
 * another one reads, for that ends with it.
 */
export function embedAsset(assets: Assets): () => Promise<string> {
  let text: string | undefined;
  return async () => {
    if (text !== undefined) return text;
    const response = await assets.fetch(`https://assets.invalid${EMBED_ASSET}`);
    if (!response.ok) throw new Error(`The asset ${EMBED_ASSET} is answered with ${response.status}.`);
    text = await response.text();
    return text;
  };
}
