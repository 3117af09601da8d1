import type { CountedBy } from './site.ts';

/**
 * All that rules may ask about a submission. `undefined` means unknown: a condition on it is neither
 * true nor false, and never makes a rule match.
 */
export interface Facts {
  readonly body: string;
  readonly name: string;
  /** The article's section; null where the site named the article without one. */
  readonly section: string | null | undefined;
  /** Milliseconds since the article was published. */
  readonly articleAge: number | undefined;
  readonly reply: boolean;
  readonly author: AuthorFacts;
  /** How many comments were stored within a time, this one included, by `factKey`; else unknown. */
  readonly rates: ReadonlyMap<string, number>;
  /** By `factKey`; what is not there is unknown. */
  readonly copies: ReadonlyMap<string, Copies>;
  /** Milliseconds since 1970 UTC. */
  readonly now: number;
}

/**
 * An author without an id is known to be new: 0 approved, age 0, no role, not trusted; bans and rejections
 * are then those of the address, and none where that is not known either.
 */
export interface AuthorFacts {
  /** How many of the author's comments are approved now. */
  readonly approved: number | undefined;
  /** How many of the author's comments of the last 30 days are rejected or spam now. */
  readonly rejected30d: number | undefined;
  /** Milliseconds since the site, or this service, first knew the author. */
  readonly age: number | undefined;
  readonly role: string | null;
  readonly trusted: boolean | undefined;
  readonly banned: boolean | undefined;
}

/** Comments that say nearly the same, this one included, and how many authors they have. */
export interface Copies {
  readonly count: number;
  readonly authors: number;
}

/** Of a text that is too short to be anyone's copy. */
export const NO_COPY: Copies = { count: 0, authors: 0 };

/** The facts that cost a look-up, and are fetched only if some rule of the site asks for them. */
export type FetchedFact =
  /** All that is known of the author but their rejections. */
  | { readonly kind: 'author' | 'rejected_30d' }
  | ({ readonly kind: 'rate'; readonly by: CountedBy } & Within)
  | ({ readonly kind: 'similar'; readonly by: ComparedBy } & Within);

interface Within {
  /** Milliseconds. */
  readonly within: number;
}

/** Among which comments copies are looked for. */
export const COMPARED_BY = ['article', 'author', 'site'] as const;
export type ComparedBy = (typeof COMPARED_BY)[number];

/** The same for facts that one look-up answers. */
export const factKey = (fact: FetchedFact): string =>
  'by' in fact ? `${fact.kind} ${fact.by} ${fact.within}` : fact.kind;

/** Counting ends here, so that a look-up costs as much in a flood as at any other time. */
export const MOST_COUNTED = 1000;
/** So many copies are told apart; see `findSketches`. */
export const MOST_COPIES = 100;
const DAY = 86_400_000;
/** How long stored texts are kept comparable. */
export const LONGEST_COMPARED: number = 7 * DAY;
export const REJECTIONS_COUNT: number = 30 * DAY;
