/** A Worker's binding to its static assets. */
export interface Assets {
  fetch(address: string): Promise<Response>;
}

/** The host is never asked: the binding looks at the path alone. */
const HOST = 'https://assets.invalid';

/** The bytes of an asset; rejects where it is not there. */
export async function bytesOf(assets: Assets, path: string): Promise<ArrayBuffer> {
  const response = await assets.fetch(`${HOST}${path}`);
  if (!response.ok) throw new Error(`The asset ${path} is answered with ${response.status}.`);
  return await response.arrayBuffer();
}
