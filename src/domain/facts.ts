/**
 * All that rules may ask about a submission. `undefined` means unknown: a condition on it is neither
 * true nor false, and never makes a rule match.
 */
export interface Facts {
  readonly body: string;
  readonly name: string;
  /** The article's section; null where the site named the article without one. */
  readonly section: string | null | undefined;
  readonly author: AuthorFacts;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
}

/** An author without an id is known to be new: 0 approved, age 0, no role. */
export interface AuthorFacts {
  /** How many of the author's comments are approved now. */
  readonly approved: number | undefined;
  /** Milliseconds since the site, or this service, first knew the author. */
  readonly age: number | undefined;
  readonly role: string | null;
}

/** The facts that cost a look-up, and are fetched only if some rule of the site asks for them. */
export type FetchedFact = 'author.approved' | 'author.age' | 'section';
