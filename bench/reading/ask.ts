import { request } from 'node:http';
import type { Constant } from '../servers/parent.ts';

/** An answer as it came over the wire: nothing is unpacked. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Buffer;
}

/** Asks a server once. */
export const ask = (address: string, path: string, headers: Record<string, string> = {}): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const sent = request(`${address}${path}`, { headers }, async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk);
      const known = response.headers as Record<string, string | undefined>;
      resolve({ status: response.statusCode ?? 0, headers: known, body: Buffer.concat(chunks) });
    });
    sent.on('error', reject);
    sent.end();
  });

/** Headers that a constant answer repeats, as a reader could not use the body without them. */
const REPEATED = ['content-type', 'content-encoding'];

/** The same status and bytes, ready to be answered. */
export const constantOf = ({ status, headers, body }: Answer): Constant => ({
  status,
  headers: Object.fromEntries(REPEATED.flatMap((name) => (headers[name] ? [[name, headers[name]]] : []))),
  body: body.length > 0 ? body.toString('base64') : null,
});
