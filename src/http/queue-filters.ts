import { check, type GenericSchema, optional, picklist, pipe } from 'valibot';
import { type ArticleId, type AuthorKey, keyOfId, type Status } from '../domain/comment.ts';
import type { QueueFilters, QueueOrder } from '../store/queue-picks.ts';
import { AuthorKeySchema } from './author-key.ts';
import { ArticleIdSchema, StatusSchema, says, Text } from './schemas.ts';

type Sought = GenericSchema<string | undefined, string | undefined>;

const sought = (description: string): Sought =>
  optional(
    pipe(
      Text,
      says({ description, minLength: 1 }),
      check((text) => text !== '', 'Say what to look for.'),
    ),
  );

/** By what a queue is narrowed, in a query and in a body alike. */
export const queueFilters: {
  readonly status: GenericSchema<Status | undefined, Status>;
  readonly flag: Sought;
  readonly rule: Sought;
  readonly article: GenericSchema<string | undefined, ArticleId | undefined>;
  readonly author: Sought;
  readonly authorKey: GenericSchema<string | undefined, AuthorKey | undefined>;
  readonly q: Sought;
} = {
  status: optional(StatusSchema, 'pending'),
  flag: sought('A flag that the comment has.'),
  rule: sought('The id of a rule that matched.'),
  article: optional(ArticleIdSchema),
  author: sought("The site's id of the author."),
  authorKey: optional(AuthorKeySchema),
  q: sought('A part of the text or of the name, among the newest 10,000 that match the rest.'),
};

export const QueueOrderSchema: GenericSchema<QueueOrder | undefined, QueueOrder> = optional(
  picklist(['oldest', 'newest', 'risk'], 'oldest, newest or risk.'),
  'oldest',
);

interface Given {
  readonly status: Status;
  readonly flag?: string | undefined;
  readonly rule?: string | undefined;
  readonly article?: ArticleId | undefined;
  /** The site's id of an author. */
  readonly author?: string | undefined;
  readonly authorKey?: AuthorKey | undefined;
  readonly q?: string | undefined;
}

/** The filters of a request that may say more. */
export const filtersOf = ({ status, flag, rule, article, author, authorKey, q }: Given): QueueFilters => ({
  status,
  flag,
  rule,
  article,
  author: author === undefined ? authorKey : keyOfId(author),
  q,
});

/** An author is named in one way: by the site's id, or by the key that those without one have too. */
export const namesOneAuthor = ({ author, authorKey }: Pick<Given, 'author' | 'authorKey'>): boolean =>
  author === undefined || authorKey === undefined;

export const ONE_AUTHOR = 'Send `author` or `authorKey`, not both.';
