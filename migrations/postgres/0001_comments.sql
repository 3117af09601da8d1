-- The PostgreSQL twin of the SQLite and D1 schema: the same tables, names and indexes. Texts are compared by their
-- code points ("C"), as SQLite does, so that ids sort by time whatever the locale of the database.
-- Integers and text only; times are milliseconds since 1970 UTC.
-- Ids are UUIDv7 made at `created_at`, so that order by id is order by (created_at, id).

create table articles (
  site text collate "C" not null,
  id text collate "C" not null,
  title text collate "C",
  url text collate "C",
  section text collate "C",
  published_at bigint,
  closes_at bigint,
  default_effect text collate "C" check (default_effect in ('hold', 'approve')),
  -- 1 once the site itself named the article, by PUT or with a submission.
  registered bigint not null default 0,
  -- How many comments are public: approved, under approved ancestors alone.
  count bigint not null default 0,
  -- Moves with everything that the public sees of the article, and with nothing else.
  version bigint not null default 0,
  last_submission_at bigint,
  primary key (site, id)
);

create table comments (
  id text collate "C" primary key,
  site text collate "C" not null,
  article text collate "C" not null,
  parent text collate "C",
  author_key text collate "C",
  author_id text collate "C",
  author_name text collate "C" not null,
  address_hash text collate "C",
  body text collate "C" not null,
  created_at bigint not null,
  edited_at bigint,
  status text collate "C" not null check (status in ('pending', 'approved', 'rejected', 'spam')),
  -- How many of the comment's ancestors are not approved; public means approved and hidden = 0.
  hidden bigint not null check (hidden >= 0),
  rev bigint not null,
  risk bigint not null,
  flags text collate "C" not null
);

create index comments_public on comments (site, article, id) where status = 'approved' and hidden = 0;
create index comments_by_parent on comments (parent) where parent is not null;
create index comments_by_status on comments (site, status, id);
create index comments_by_risk on comments (site, status, risk, id);
create index comments_by_article on comments (site, article, status, id);
create index comments_by_author on comments (site, author_id, status, id) where author_id is not null;

-- The queue's filters by flag and by rule, in the queue's order; `status` follows the comment's.
create table comment_labels (
  comment text collate "C" not null,
  site text collate "C" not null,
  kind text collate "C" not null check (kind in ('flag', 'rule')),
  label text collate "C" not null,
  status text collate "C" not null,
  risk bigint not null,
  primary key (comment, kind, label)
);

create index comment_labels_by_id on comment_labels (site, kind, label, status, comment);
create index comment_labels_by_risk on comment_labels (site, kind, label, status, risk, comment);

-- Only ever appended; the first decision on a comment has rev 1 and no from_status.
create table decisions (
  id text collate "C" primary key,
  site text collate "C" not null,
  comment text collate "C" not null,
  rev bigint not null,
  at bigint not null,
  by_kind text collate "C" not null check (by_kind in ('rules', 'moderator', 'admin')),
  by_id text collate "C" not null,
  by_name text collate "C" not null,
  from_status text collate "C",
  to_status text collate "C" not null,
  reason text collate "C",
  rule_set text collate "C",
  findings text collate "C" not null
);

create unique index decisions_by_comment on decisions (comment, rev);

-- An author's standing on a site; the counters are of the present statuses of their comments.
create table authors (
  site text collate "C" not null,
  key text collate "C" not null,
  name text collate "C" not null,
  approved bigint not null default 0,
  rejected bigint not null default 0,
  trusted bigint not null default 0,
  banned_until bigint,
  first_seen_at bigint not null,
  primary key (site, key)
);

create table keys (
  id text collate "C" primary key,
  hash text collate "C" not null,
  role text collate "C" not null check (role in ('site', 'moderator', 'admin')),
  site text collate "C" not null,
  name text collate "C" not null,
  created_at bigint not null
);

-- GCRA: the theoretical arrival time in microseconds since 1970, and the request that moved it last.
create table limits (
  id text collate "C" primary key,
  tat bigint not null,
  request text collate "C" not null
);

create table idempotency (
  scope text collate "C" not null,
  key text collate "C" not null,
  fingerprint text collate "C" not null,
  comment text collate "C" not null,
  status text collate "C" not null,
  message text collate "C" not null,
  created_at bigint not null,
  primary key (scope, key)
);

create index idempotency_by_age on idempotency (created_at);

-- Every accepted rule set with its sources: what a restart falls back to.
create table rule_sets (
  site text collate "C" not null,
  version text collate "C" not null,
  accepted_at bigint not null,
  sources text collate "C" not null,
  primary key (site, version)
);

create table site_states (
  site text collate "C" primary key,
  state text collate "C" not null check (state in ('open', 'hold', 'closed')),
  reason text collate "C",
  changed_at bigint not null,
  changed_by text collate "C" not null
);
