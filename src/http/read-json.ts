import type { HonoRequest } from 'hono';
import { malformed, problem } from './problem.ts';

/** So many bytes of JSON at most: a long comment in Arabic, with room. */
const LARGEST = 64 * 1024;
const DEEPEST = 32;

/** JSON, or the answer that says why it isn't. */
export type ReadJson = { readonly json: unknown } | { readonly response: Response };

/**
 * The only way in for a body: JSON in UTF-8, unencoded, 64 KiB and 32 levels at most. No byte at all is `{}` where
 * `noBodyCounts`, whatever its type.
 */
export async function readJson(request: HonoRequest, noBodyCounts: boolean): Promise<ReadJson> {
  if (Number(request.header('content-length')) > LARGEST) return { response: tooLarge() };
  const refused = refusedKind(request);
  if (refused && !noBodyCounts) return { response: refused };
  const bytes = await readBytes(request.raw).catch(() => 'broken' as const);
  if (bytes === 'broken') return { response: malformed([{ path: '', message: 'The body broke off.' }]) };
  if (!bytes) return { response: tooLarge() };
  if (noBodyCounts && bytes.length === 0) return { json: {} };
  return refused ? { response: refused } : parse(bytes);
}

const tooLarge = (): Response => problem('too-large', `A body may have ${LARGEST} bytes at most.`);

function refusedKind(request: HonoRequest): Response | undefined {
  const type = request.header('content-type') ?? '';
  if (!/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(type)) {
    return problem('unsupported-media-type', 'Send the header `Content-Type: application/json`, in UTF-8.');
  }
  if (request.header('content-encoding')) {
    return problem('unsupported-media-type', 'Send the body as it is, without Content-Encoding.');
  }
  return undefined;
}

/** undefined past the limit; the rest is then not read. */
async function readBytes(request: Request): Promise<Uint8Array | undefined> {
  // A declared length was checked already, and the server reads no more than that.
  if (request.headers.has('content-length')) return new Uint8Array(await request.arrayBuffer());
  const bytes = new Uint8Array(LARGEST);
  let length = 0;
  for await (const chunk of request.body ?? []) {
    if (length + chunk.length > LARGEST) return undefined;
    bytes.set(chunk, length);
    length += chunk.length;
  }
  return bytes.subarray(0, length);
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function parse(bytes: Uint8Array): ReadJson {
  try {
    const json: unknown = JSON.parse(utf8.decode(bytes));
    if (isTooDeep(json))
      return { response: malformed([{ path: '', message: `Nest ${DEEPEST} levels at most.` }]) };
    return { json };
  } catch (error) {
    const fault = error instanceof SyntaxError ? error.message : 'The body is not UTF-8.';
    return { response: malformed([{ path: '', message: `The body is not JSON: ${fault}` }]) };
  }
}

/** Level by level, so that no depth can exhaust the stack. */
function isTooDeep(json: unknown): boolean {
  let level = [json].filter(isContainer);
  for (let depth = 1; depth <= DEEPEST && level.length > 0; depth++) {
    level = level.flatMap((container) => Object.values(container).filter(isContainer));
  }
  return level.length > 0;
}

const isContainer = (value: unknown): value is object => typeof value === 'object' && value !== null;
