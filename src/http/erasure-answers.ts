import { type GenericSchema, nullable, number } from 'valibot';
import { answer, Id, Instant } from './answers.ts';

/** An erasure as admins are told of it: of whose data it was, nothing says. */
export interface ErasureView {
  readonly id: string;
  readonly at: string;
  readonly comments: number;
  readonly sweptAt: string | null;
}

export const ErasureAnswer: GenericSchema<ErasureView> = answer<ErasureView>({
  id: Id,
  at: Instant,
  comments: number(),
  sweptAt: nullable(Instant),
});

/** What came of asking for one: `id` is null where nothing was stored, and nothing was to be erased. */
export type ErasedView = Omit<ErasureView, 'id'> & { readonly id: string | null };

export const ErasedAnswer: GenericSchema<ErasedView> = answer<ErasedView>({
  id: nullable(Id),
  at: Instant,
  comments: number(),
  sweptAt: nullable(Instant),
});

/** What an erasure says of the files of its database. */
export const SWEPT =
  '`sweptAt`: when the files of an SQLite database were written anew, so that their free parts hold nothing of it either.';
