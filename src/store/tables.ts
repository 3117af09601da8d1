import type { Role } from '../domain/access.ts';
import type { DefaultEffect, SiteState } from '../domain/article.ts';
import type { AuditedBy, AuditKind } from '../domain/audit.ts';
import type { ArticleId, AuthorKey, CommentId, SiteId, Status } from '../domain/comment.ts';
import type { DecidedBy } from '../domain/decision.ts';
import type { ListChange } from '../domain/list-change.ts';
import type { DeliveryState, DisabledBecause, EventType } from '../domain/webhook.ts';

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
  former_labels: FormerLabelsTable;
  claims: ClaimsTable;
  bulks: BulksTable;
  bulk_parts: BulkPartsTable;
  notes: NotesTable;
  reports: ReportsTable;
  audit: AuditTable;
  audit_chain: AuditChainTable;
  stats: StatsTable;
  webhooks: WebhooksTable;
  webhook_events: WebhookEventsTable;
  deliveries: DeliveriesTable;
  erasures: ErasuresTable;
  addresses_forgotten: AddressesForgottenTable;
  imports: ImportsTable;
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
  /** Since when it has no text any more; it names nobody either where its author wanted it. */
  erased_at: number | null;
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
  /** What people's word still holds a later edit to; null where they said nothing. */
  verdict: Status | null;
  /** The ready reason that goes with it. */
  verdict_code: string | null;
  /** Readers' reports of an earlier rev are answered. */
  answered: number;
  /** The decision that this one takes back. */
  undoes: string | null;
  /** The decision whose state the comment is in after this one; null: this one. */
  stands: string | null;
  /** 1 if the text became another one with it. */
  rewrote: number;
  /** Which of the site's ready reasons it is. */
  reason_code: string | null;
  /** The decision by filter that it was part of. */
  bulk: string | null;
}

export interface AuthorsTable {
  site: SiteId;
  key: AuthorKey;
  name: string;
  approved: number;
  rejected: number;
  trusted: number;
  banned_until: number | null;
  first_seen_at: number;
  /** 1: all that they send waits for people, and they aren't told. */
  held: number;
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
  /** What rules said of that text; null: the same as of the next one. */
  flags: string | null;
  risk: number | null;
}

interface FormerLabelsTable {
  comment: CommentId;
  rev: number;
  kind: CommentLabelsTable['kind'];
  label: string;
  risk: number;
}

interface ClaimsTable {
  comment: CommentId;
  site: SiteId;
  /** The comment's when it was claimed: another one ends the claim. */
  rev: number;
  by_id: string;
  by_name: string;
  until: number;
}

export interface BulksTable {
  id: string;
  site: SiteId;
  at: number;
  by_kind: DecidedBy['kind'];
  by_id: string;
  by_name: string;
  /** JSON: an object of texts; null where it is not known, or erased. */
  filters: string | null;
  /** JSON: what is to be decided. */
  action: string;
  total: number;
  done: number;
  decided: number;
  /** Forgotten from then on. */
  until: number;
}

interface BulkPartsTable {
  bulk: string;
  part: number;
  /** JSON: what is decided with it. */
  targets: string;
}

export interface NotesTable {
  id: string;
  site: SiteId;
  comment: CommentId | null;
  author_key: AuthorKey | null;
  at: number;
  by_kind: 'moderator' | 'admin';
  by_id: string;
  by_name: string;
  body: string;
}

export interface ReportsTable {
  comment: CommentId;
  reader: AuthorKey;
  site: SiteId;
  rev: number;
  at: number;
  reason: string;
}

export interface AuditTable {
  id: string;
  site: string;
  at: number;
  by_kind: AuditedBy['kind'];
  by_id: string;
  by_name: string;
  kind: AuditKind;
  subject: string;
  from_status: Status | null;
  to_status: Status | null;
  undoes: string | null;
  bulk: string | null;
  reason_code: string | null;
  /** JSON: an object. */
  detail: string;
  sequence: number | null;
  hash: string | null;
}

interface AuditChainTable {
  id: number;
  sequence: number;
  hash: string;
  seal: string;
  holder: string;
  until: number;
}

interface StatsTable {
  site: SiteId;
  unit: 'hour' | 'day';
  start: number;
  name: string;
  key: string;
  count: number;
}

export interface WebhooksTable {
  id: string;
  site: SiteId;
  name: string;
  url: string;
  /** Which of the secrets that are derived for it is in force, from 1. */
  secret: number;
  overlap_until: number | null;
  created_at: number;
  disabled_at: number | null;
  disabled_because: DisabledBecause | null;
}

interface WebhookEventsTable {
  site: SiteId;
  type: EventType;
  webhook: string;
}

export interface DeliveriesTable {
  webhook: string;
  event: string;
  site: SiteId;
  type: EventType;
  comment: CommentId | null;
  at: number;
  /** JSON: an object. */
  detail: string;
  state: DeliveryState;
  attempts: number;
  next_at: number;
  tried_at: number | null;
  answer: number | null;
  error: string | null;
}

export interface ErasuresTable {
  id: string;
  site: SiteId;
  at: number;
  comments: number;
  swept_at: number | null;
}

interface AddressesForgottenTable {
  site: SiteId;
  /** Milliseconds since 1970 UTC. */
  until: number;
}

interface ImportsTable {
  id: string;
  started_at: number;
  position: number;
  lines: number;
  finished_at: number | null;
  /** JSON: an array of SQL. */
  put_aside: string;
}
