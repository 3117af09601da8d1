import type { Role } from '../domain/access.ts';
import type { DefaultEffect, SiteState } from '../domain/article.ts';
import type { ArticleId, AuthorKey, CommentId, SiteId, Status } from '../domain/comment.ts';
import type { DecidedBy } from '../domain/decision.ts';
import type { ListChange } from '../domain/list-change.ts';

/** The tables of `migrations/`, a type each; columns keep their SQL names. */
export interface Tables {
  articles: ArticlesTable;
  comments: CommentsTable;
  comment_labels: CommentLabelsTable;
  decisions: DecisionsTable;
  authors: AuthorsTable;
  keys: KeysTable;
  limits: LimitsTable;
  idempotency: IdempotencyTable;
  rule_sets: RuleSetsTable;
  site_states: SiteStatesTable;
  sketches: SketchesTable;
  list_changes: ListChangesTable;
  list_change_counters: ListChangeCountersTable;
  former_texts: FormerTextsTable;
}

interface ArticlesTable {
  site: SiteId;
  id: ArticleId;
  title: string | null;
  url: string | null;
  section: string | null;
  published_at: number | null;
  closes_at: number | null;
  default_effect: DefaultEffect | null;
  registered: number;
  count: number;
  version: number;
  last_submission_at: number | null;
}

export interface CommentsTable {
  id: CommentId;
  site: SiteId;
  article: ArticleId;
  parent: CommentId | null;
  author_key: AuthorKey | null;
  author_id: string | null;
  author_name: string;
  address_hash: string | null;
  body: string;
  created_at: number;
  edited_at: number | null;
  status: Status;
  hidden: number;
  rev: number;
  risk: number;
  /** JSON: an array of labels. */
  flags: string;
  author_role: string | null;
  author_since: number | null;
  /** The status at which its author took it back; null where they didn't. */
  withdrawn_from: Status | null;
}

interface CommentLabelsTable {
  comment: CommentId;
  site: SiteId;
  kind: 'flag' | 'rule';
  label: string;
  status: Status;
  risk: number;
}

export interface DecisionsTable {
  id: string;
  site: SiteId;
  comment: CommentId;
  rev: number;
  at: number;
  by_kind: DecidedBy['kind'];
  by_id: string;
  by_name: string;
  from_status: Status | null;
  to_status: Status;
  reason: string | null;
  rule_set: string | null;
  /** JSON: an array of findings. */
  findings: string;
}

interface AuthorsTable {
  site: SiteId;
  key: AuthorKey;
  name: string;
  approved: number;
  rejected: number;
  trusted: number;
  banned_until: number | null;
  first_seen_at: number;
}

export interface KeysTable {
  id: string;
  hash: string;
  role: Role;
  site: string;
  name: string;
  created_at: number;
}

interface LimitsTable {
  id: string;
  tat: number;
  request: string;
}

export interface IdempotencyTable {
  scope: string;
  key: string;
  fingerprint: string;
  comment: CommentId;
  status: Status;
  message: string;
  created_at: number;
}

interface RuleSetsTable {
  site: SiteId;
  version: string;
  accepted_at: number;
  /** JSON: an object from path to text. */
  sources: string;
}

interface SiteStatesTable {
  site: SiteId;
  state: SiteState;
  reason: string | null;
  changed_at: number;
  changed_by: string;
}

export interface SketchesTable {
  site: SiteId;
  scope: string;
  comment: CommentId;
  author_key: AuthorKey | null;
  created_at: number;
  key_0: number;
  key_1: number;
  key_2: number;
  key_3: number;
  min_hashes: string;
}

interface ListChangesTable {
  site: SiteId;
  number: number;
  list: string;
  term: string;
  kind: ListChange['kind'];
  at: number;
  by_kind: 'moderator' | 'admin';
  by_id: string;
  by_name: string;
  reason: string | null;
}

interface ListChangeCountersTable {
  site: SiteId;
  last: number;
}

export interface FormerTextsTable {
  comment: CommentId;
  rev: number;
  site: SiteId;
  body: string;
  written_at: number;
  replaced_at: number;
}
