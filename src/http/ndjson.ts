import { parseAccept } from 'hono/utils/accept';

/** Lines of JSON: https://github.com/ndjson/ndjson-spec */
export const NDJSON = 'application/x-ndjson';

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

/** Whether a request wishes for lines, by its `Accept`. */
export const wishesLines = (accept: string | undefined): boolean =>
  accept?.includes(NDJSON) === true && parseAccept(accept).some(({ type, q }) => type === NDJSON && q > 0);

/**
 * Streams what some work tells while it goes on. `gone` is aborted when nobody reads any more; what is thrown then, or
 * otherwise, breaks the connection.
 */
export function streamed(work: (tell: (line: object) => void, gone: AbortSignal) => Promise<void>): Response {
  const utf8 = new TextEncoder();
  const gone = new AbortController();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const tell = (line: object) => {
        if (!gone.signal.aborted) controller.enqueue(utf8.encode(`${JSON.stringify(line)}\n`));
      };
      void work(tell, gone.signal).then(
        () => gone.signal.aborted || controller.close(),
        (error) => gone.signal.aborted || controller.error(error),
      );
    },
    cancel: () => gone.abort(),
  });
  return new Response(body, { headers: { 'content-type': NDJSON } });
}
