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
