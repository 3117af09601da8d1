-- The SQLite and D1 schema. Integers and text only; times are milliseconds since 1970 UTC.
-- Ids are UUIDv7 made at `created_at`, so that order by id is order by (created_at, id).

create table articles (
  site text not null,
  id text not null,
  title text,
  url text,
  section text,
  published_at bigint,
  closes_at bigint,
  default_effect text check (default_effect in ('hold', 'approve')),
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
  id text primary key,
  site text not null,
  article text not null,
  parent text,
  author_key text,
  author_id text,
  author_name text not null,
  address_hash text,
  body text not null,
  created_at bigint not null,
  edited_at bigint,
  status text not null check (status in ('pending', 'approved', 'rejected', 'spam')),
  -- How many of the comment's ancestors are not approved; public means approved and hidden = 0.
  hidden bigint not null check (hidden >= 0),
  rev bigint not null,
  risk bigint not null,
  flags text not null
);

create index comments_public on comments (site, article, id) where status = 'approved' and hidden = 0;
create index comments_by_parent on comments (parent) where parent is not null;
create index comments_by_status on comments (site, status, id);
create index comments_by_risk on comments (site, status, risk, id);
create index comments_by_article on comments (site, article, status, id);
create index comments_by_author on comments (site, author_id, status, id) where author_id is not null;

-- The queue's filters by flag and by rule, in the queue's order; `status` follows the comment's.
create table comment_labels (
  comment text not null,
  site text not null,
  kind text not null check (kind in ('flag', 'rule')),
  label text not null,
  status text not null,
  risk bigint not null,
  primary key (comment, kind, label)
);

create index comment_labels_by_id on comment_labels (site, kind, label, status, comment);
create index comment_labels_by_risk on comment_labels (site, kind, label, status, risk, comment);

-- Only ever appended; the first decision on a comment has rev 1 and no from_status.
create table decisions (
  id text primary key,
  site text not null,
  comment text not null,
  rev bigint not null,
  at bigint not null,
  by_kind text not null check (by_kind in ('rules', 'moderator', 'admin')),
  by_id text not null,
  by_name text not null,
  from_status text,
  to_status text not null,
  reason text,
  rule_set text,
  findings text not null
);

create unique index decisions_by_comment on decisions (comment, rev);

-- An author's standing on a site; the counters are of the present statuses of their comments.
create table authors (
  site text not null,
  key text not null,
  name text not null,
  approved bigint not null default 0,
  rejected bigint not null default 0,
  trusted bigint not null default 0,
  banned_until bigint,
  first_seen_at bigint not null,
  primary key (site, key)
);

create table keys (
  id text primary key,
  hash text not null,
  role text not null check (role in ('site', 'moderator', 'admin')),
  site text not null,
  name text not null,
  created_at bigint not null
);

-- GCRA: the theoretical arrival time in microseconds since 1970, and the request that moved it last.
create table limits (
  id text primary key,
  tat bigint not null,
  request text not null
);

create table idempotency (
  scope text not null,
  key text not null,
  fingerprint text not null,
  comment text not null,
  status text not null,
  message text not null,
  created_at bigint not null,
  primary key (scope, key)
);

create index idempotency_by_age on idempotency (created_at);

-- Every accepted rule set with its sources: what a restart falls back to.
create table rule_sets (
  site text not null,
  version text not null,
  accepted_at bigint not null,
  sources text not null,
  primary key (site, version)
);

create table site_states (
  site text primary key,
  state text not null check (state in ('open', 'hold', 'closed')),
  reason text,
  changed_at bigint not null,
  changed_by text not null
);
