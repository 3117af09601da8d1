import type { DefaultEffect } from './article.ts';

/** What a site's file says of the site itself. Durations are milliseconds. */
export interface SiteSettings {
  /** The site's name by language tag; at least one. */
  readonly name: Readonly<Record<string, string>>;
  /** A BCP 47 tag, in its canonical form. */
  readonly locale: string;
  /** An IANA time zone. */
  readonly timezone: string;
  /** Exact origins, as browsers send them: scheme://host[:port]. Pages there may submit without a key. */
  readonly origins: readonly string[];
  /** How long after an article's publication it takes comments; null: for ever. */
  readonly closeAfter: number | null;
  /** How long after sending a comment its author may edit or withdraw it; null: not at all. */
  readonly editFor: number | null;
  /** Whether addresses in comments become links on pages. */
  readonly links: 'text' | 'clickable';
  /** `registered` refuses comments on articles that the site never named. */
  readonly articles: 'any' | 'registered';
  readonly decide: DefaultSettings;
  /** Why moderators refuse, ready to be chosen: by code, and then by language tag. */
  readonly reasons: ReadyReasons;
  readonly reports: ReportSettings;
  readonly forgetAfter: ForgetAfter;
}

/** Texts by language tag, by the code that stays the same whatever they say; in the order of the file. */
export type ReadyReasons = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** What readers' reports of a public comment lead to. */
export interface ReportSettings {
  /** So many open ones bring it back to the queue; it stays public. */
  readonly queueAfter: number;
  /** So many take it from the page until people decide; null: none do. */
  readonly hideAfter: number | null;
  /** Of one reader: so many at once, refilled evenly over `per` milliseconds. */
  readonly limit: Pick<Limit, 'max' | 'per'>;
}

/** How long (ms) it is kept; null: for as long as the comments are. */
export interface ForgetAfter {
  /** Where comments came from, from when they came; and who is known by nothing else. */
  readonly addresses: number | null;
  /** What refused comments say, from when they were last decided on. */
  readonly rejected: number | null;
  readonly spam: number | null;
}

/** What happens where no rule decides. */
export interface DefaultSettings {
  readonly default: DefaultEffect;
  readonly sections: ReadonlyMap<string, DefaultEffect>;
}

/** What submissions are counted by, narrow to wide: the order in which limits are taken. */
export const COUNTED_BY = ['address', 'author', 'article', 'site'] as const;
export type CountedBy = (typeof COUNTED_BY)[number];

/** A burst of `max`, refilled evenly over `per` milliseconds. */
export interface Limit {
  readonly id: string;
  readonly by: CountedBy;
  readonly max: number;
  readonly per: number;
}
