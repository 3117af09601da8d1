/** A term that people added to a site's list, or took out of it, while the service runs. */
export interface ListChange {
  /** From 1, one after another for each site. */
  readonly number: number;
  readonly list: string;
  /** As in a line of a list's file: the term, and options in braces. */
  readonly term: string;
  readonly kind: 'add' | 'remove';
}
