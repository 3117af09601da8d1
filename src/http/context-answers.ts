import { array, type GenericSchema, nullable, number, picklist, record, string } from 'valibot';
import { type AuthorKey, STATUSES } from '../domain/comment.ts';
import type { CommentContext, SimilarComment } from '../read/contexts.ts';
import { answer, Id, Instant } from './answers.ts';

interface Contexts {
  readonly contexts: Readonly<Record<string, CommentContext>>;
}

const text = <T extends string>(): GenericSchema<T> => string() as unknown as GenericSchema<T>;

const SimilarAnswer = answer<SimilarComment>({
  id: Id,
  article: text(),
  author: answer<SimilarComment['author']>({
    name: string(),
    key: nullable(string()) as unknown as GenericSchema<AuthorKey | null>,
  }),
  status: picklist(STATUSES),
  createdAt: Instant,
  body: string(),
});

const ContextAnswer = answer<CommentContext>({
  article: nullable(
    answer<NonNullable<CommentContext['article']>>({
      id: text(),
      title: nullable(string()),
      url: nullable(string()),
      section: nullable(string()),
    }),
  ),
  parent: nullable(
    answer<NonNullable<CommentContext['parent']>>({
      id: Id,
      status: picklist(STATUSES),
      author: answer<{ readonly name: string }>({ name: string() }),
      body: string(),
      createdAt: Instant,
    }),
  ),
  similar: array(SimilarAnswer),
  similarCount: number(),
});

/** By the comment's id. */
export const ContextsAnswer: GenericSchema<Contexts> = answer<Contexts>({
  contexts: record(string(), ContextAnswer),
});
