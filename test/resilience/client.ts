import { ADMIN } from '../service.ts';

export const COMMENTS = '/v1/sites/news/articles/1/comments';

export interface Reply {
  readonly status: number;
  readonly retryAfter: string | null;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into any answer
  readonly json: any;
}

export interface Sent {
  readonly path?: string;
  readonly key?: string;
  readonly body: object;
}

/** Sends a comment with the admin key; undefined where no answer came. */
export const post = (address: string, { path = COMMENTS, key, body }: Sent): Promise<Reply | undefined> =>
  ask(address, path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(key === undefined ? {} : { 'idempotency-key': key }) },
    body: JSON.stringify(body),
  });

/** Reads as the admin; undefined where no answer came. */
export const get = (address: string, path: string): Promise<Reply | undefined> =>
  ask(address, path, { headers: {} });

type Request = { method?: string; headers: Record<string, string>; body?: string };

async function ask(address: string, path: string, request: Request): Promise<Reply | undefined> {
  try {
    const response = await fetch(`${address}${path}`, {
      ...request,
      headers: { authorization: `Bearer ${ADMIN}`, ...request.headers },
    });
    const json = await response.json();
    return { status: response.status, retryAfter: response.headers.get('retry-after'), json };
  } catch {
    return undefined; // the service was killed, or is not there yet
  }
}

/** Runs so many at a time until none says that it goes on. */
export const inParallel = async (count: number, work: (index: number) => Promise<void>): Promise<void> => {
  await Promise.all(Array.from({ length: count }, (_, index) => work(index)));
};
