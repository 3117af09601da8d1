/** A Worker's binding to its static assets. */
export interface Assets {
  fetch(address: string): Promise<Response>;
}

/** The host is never asked: the binding looks at the path alone. */
const HOST = 'https://assets.invalid';

/** Asks for an asset by its path. */
export const askFor = (assets: Assets, path: string): Promise<Response> => assets.fetch(`${HOST}${path}`);

/** An answer that has the asset; throws for any other. */
export function answered(response: Response, path: string): Response {
  if (response.ok) return response;
  throw new Error(`The asset ${path} is answered with ${response.status}.`);
}

/** The bytes of an asset; rejects where it is not there. */
export const bytesOf = async (assets: Assets, path: string): Promise<ArrayBuffer> =>
  await answered(await askFor(assets, path), path).arrayBuffer();
