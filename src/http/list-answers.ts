import {
  array,
  boolean,
  type GenericSchema,
  literal,
  nullable,
  number,
  picklist,
  string,
  tuple,
  union,
} from 'valibot';
import { STATUSES } from '../domain/comment.ts';
import type { ListChange } from '../domain/list-change.ts';
import type { TermMatches, TermSample } from '../pipeline/preview-terms.ts';
import type { TermOptions } from '../rules/language/terms.ts';
import { FOLDS } from '../text/fold.ts';
import { MATCHES } from '../text/words.ts';
import { answer, Id, Instant } from './answers.ts';
import { ByStatusAnswer } from './backtest-answers.ts';
import type { Moderator } from './decided-by.ts';

/** Who changed a list, when and why. */
export interface Origin {
  readonly at: string;
  readonly by: Moderator;
  readonly reason: string | null;
}

/** A term that is in force. */
export interface ListedTerm {
  readonly term: string;
  /** What the list says of it; null where the rules that use the list do. */
  readonly options: { readonly [K in keyof TermOptions]-?: NonNullable<TermOptions[K]> | null };
  readonly origin: 'file' | Origin;
}

/** A change of a list; the term is as it was written, with its options. */
export interface ListChangeView extends Origin {
  readonly kind: ListChange['kind'];
  readonly term: string;
}

export interface ListView {
  readonly name: string;
  readonly file: string;
  readonly terms: number;
}

export interface ListsView {
  readonly version: string;
  readonly lists: readonly ListView[];
}

export interface TermsPage {
  readonly list: string;
  readonly version: string;
  readonly terms: readonly ListedTerm[];
  readonly next: string | null;
  /** Of this list, newest first. */
  readonly changes: readonly ListChangeView[];
}

export interface ListChanged {
  readonly changed: readonly string[];
  readonly unchanged: readonly { readonly term: string; readonly alike: readonly string[] }[];
  /** Terms that were removed, with others of the list that go on finding the same. */
  readonly alike: readonly { readonly term: string; readonly alike: readonly string[] }[];
  readonly version: string;
}

export interface PreviewView {
  readonly since: string;
  readonly scanned: number;
  readonly complete: boolean;
  readonly matches: readonly PreviewMatches[];
}

interface PreviewMatches extends Omit<TermMatches, 'samples'> {
  readonly samples: readonly PreviewSample[];
}

type PreviewSample = Omit<TermSample, 'createdAt'> & { readonly createdAt: string };

const origin = {
  at: Instant,
  by: answer<Moderator>({ kind: picklist(['moderator', 'admin']), id: string(), name: string() }),
  reason: nullable(string()),
};

export const ListsAnswer: GenericSchema<ListsView> = answer<ListsView>({
  version: string(),
  lists: array(answer<ListView>({ name: string(), file: string(), terms: number() })),
});

export const TermsPageAnswer: GenericSchema<TermsPage> = answer<TermsPage>({
  list: string(),
  version: string(),
  terms: array(
    answer<ListedTerm>({
      term: string(),
      options: answer<ListedTerm['options']>({
        match: nullable(picklist(MATCHES)),
        fold: nullable(picklist(FOLDS)),
      }),
      origin: union([literal('file'), answer<Origin>(origin)]),
    }),
  ),
  next: nullable(string()),
  changes: array(answer<ListChangeView>({ kind: picklist(['add', 'remove']), term: string(), ...origin })),
});

export const ListChangedAnswer: GenericSchema<ListChanged> = answer<ListChanged>({
  changed: array(string()),
  unchanged: array(answer<ListChanged['unchanged'][number]>({ term: string(), alike: array(string()) })),
  alike: array(answer<ListChanged['alike'][number]>({ term: string(), alike: array(string()) })),
  version: string(),
});

export const PreviewAnswer: GenericSchema<PreviewView> = answer<PreviewView>({
  since: Instant,
  scanned: number(),
  complete: boolean(),
  matches: array(
    answer<PreviewMatches>({
      term: string(),
      count: number(),
      byStatus: ByStatusAnswer,
      samples: array(
        answer<PreviewSample>({
          comment: Id,
          status: picklist(STATUSES),
          createdAt: Instant,
          field: picklist(['body', 'name']),
          text: string(),
          match: nullable(tuple([number(), number()])),
        }),
      ),
    }),
  ),
});
