/** What the queue is narrowed by, and its order; all in the address. `all` shows what colleagues work on, too. */
export const FILTERS = ['status', 'flag', 'rule', 'article', 'author', 'q', 'order', 'all'] as const;
export type FilterName = (typeof FILTERS)[number];
export type Filters = Readonly<Partial<Record<FilterName, string>>>;

/** Those that are shown as something to take away. */
export const NARROWING = ['flag', 'rule', 'article', 'author', 'q'] as const satisfies readonly FilterName[];

/** Whether it is the queue itself, of which everybody claims the next comments; else it is looked through. */
export const isPlain = (filters: Filters): boolean =>
  filters.all === undefined &&
  (filters.status ?? 'pending') === 'pending' &&
  NARROWING.every((name) => filters[name] === undefined);

/** The filters as the service takes them. An author is named by the key that a comment has. */
export function askedBy({ author, all: _, ...rest }: Filters): Readonly<Record<string, string>> {
  return { ...rest, ...(author === undefined ? {} : { authorKey: author }) };
}
