import { parseAccept } from 'hono/utils/accept';

/** Lines of JSON: https://github.com/ndjson/ndjson-spec */
export const NDJSON = 'application/x-ndjson';

/** Whether an `Accept` header asks for lines. */
export const wishesLines = (accept: string | undefined): boolean =>
  accept?.includes(NDJSON) === true && parseAccept(accept).some(({ type, q }) => type === NDJSON && q > 0);

/**
 * Streams what is made piece by piece, each when whoever reads has taken the one before. What fails on the way breaks the
 * connection: nothing but its own last piece tells that it is whole.
 */
export function exported(pieces: AsyncGenerator<string>): Response {
  const utf8 = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(utf8.encode(value));
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
  return new Response(body, { headers: { 'content-type': NDJSON } });
}

/** Who asked has gone away. */
export class Gone extends Error {
  override readonly name = 'Gone';
}

/** What some work does with its lines. */
export interface Told {
  /** Sends a line. */
  line(value: object): void;
  /** Throws where nobody listens any more: call it now and then, that the work ends. */
  goOn(): void;
}

/**
 * Streams the lines of some work as they come, few and short: it doesn't wait for who reads them. `work` tells what
 * failed by a line of its own; once its reader is gone it ends at its next `goOn`.
 */
export function streamed(work: (told: Told) => Promise<void>): Response {
  const utf8 = new TextEncoder();
  let isGone = false;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const told: Told = {
        line: (value) => {
          if (!isGone) controller.enqueue(utf8.encode(`${JSON.stringify(value)}\n`));
        },
        goOn: () => {
          if (isGone) throw new Gone();
        },
      };
      void work(told).then(
        () => isGone || controller.close(),
        (error) => isGone || controller.error(error),
      );
    },
    cancel() {
      isGone = true;
    },
  });
  return new Response(body, { headers: { 'content-type': NDJSON } });
}
