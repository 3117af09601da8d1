import { request } from 'node:http';
import type { Answer } from './service.ts';

export interface RawRequest {
  readonly method: string;
  /** As it is sent: nothing in it is resolved or encoded. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** A list is sent chunked, without a length. */
  readonly body?: string | Uint8Array | readonly Uint8Array[];
}

/** Sends what fetch would refuse or correct. */
export const rawRequest = (
  address: string,
  { method, path, headers = {}, body }: RawRequest,
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(address);
    const chunks = body === undefined ? [] : Array.isArray(body) ? body : [Buffer.from(body as string)];
    const length: Record<string, number> =
      Array.isArray(body) || body === undefined ? {} : { 'content-length': chunks[0].length };
    const sent = request(
      { hostname, port, method, path, headers: { ...length, ...headers } },
      async (response) => {
        response.setEncoding('utf8');
        let text = '';
        for await (const chunk of response) text += chunk;
        resolve({
          status: response.statusCode ?? 0,
          headers: headersOf(response.headersDistinct),
          text,
          json: parsed(text),
        });
      },
    );
    sent.on('error', reject);
    for (const chunk of chunks) sent.write(chunk);
    sent.end();
  });

function headersOf(distinct: NodeJS.Dict<string[]>): Headers {
  const headers = new Headers();
  for (const [name, values = []] of Object.entries(distinct))
    for (const value of values) headers.append(name, value);
  return headers;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
