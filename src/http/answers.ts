import { type GenericSchema, isoTimestamp, pipe, strictObject, string, uuid } from 'valibot';
import type { CommentId } from '../domain/comment.ts';
import type { ProblemSlug } from './problem.ts';

/** What a route answers, for those who write clients and for the tests that hold it to it. */
export interface Answers {
  /** The status of success. */
  readonly status: 200 | 201 | 204 | 303;
  readonly description: string;
  /** The JSON of success. */
  readonly schema?: GenericSchema;
  /** What else, or what instead of JSON, success can be. */
  readonly media?: readonly (
    | 'text/html'
    | 'application/atom+xml'
    | 'text/javascript'
    | 'text/css'
    | 'text/plain'
    | 'application/x-ndjson'
  )[];
  /** Response headers that say more than the body. */
  readonly headers?: readonly ('ETag' | 'Cache-Control' | 'Content-Language' | 'Location')[];
  /** Problems of this route's own, beside those that follow from its access, path and body. */
  readonly problems?: readonly ProblemSlug[];
  /** Request headers that it looks at. */
  readonly takes?: readonly ('Idempotency-Key' | 'Accept-Language' | 'If-None-Match' | 'Edit-Secret')[];
}

/** A schema for every member of a type: the compiler refuses one too few, one too many, or a wrong one. */
export type EntriesOf<T> = { readonly [K in keyof Required<T>]: GenericSchema<T[K]> };

/** The schema of an answer: exactly the members of its type. */
export const answer = <T>(entries: EntriesOf<T>): GenericSchema<T> =>
  strictObject(entries as never) as unknown as GenericSchema<T>;

/** A comment's id in an answer. */
export const Id: GenericSchema<CommentId> = pipe(string(), uuid()) as unknown as GenericSchema<CommentId>;

/** A time in an answer: RFC 3339 in UTC. */
export const Instant: GenericSchema<string> = pipe(string(), isoTimestamp());
