-- Readers edit and withdraw their comments for as long as their site lets them.

-- What the site said of the author, so that an edit is screened as the comment was.
alter table comments add column author_role text;
alter table comments add column author_since bigint;
-- The status at which its author took the comment back; it is `rejected` from then on, and nobody decides on it again:
-- a process of a version that doesn't know of it fails instead.
alter table comments add column withdrawn_from text check (
  withdrawn_from is null
  or (withdrawn_from in ('pending', 'approved', 'rejected', 'spam') and status = 'rejected')
);

-- An author's rejections are counted in it alone, and those that were only withdrawn are none.
drop index comments_by_author;
create index comments_by_author on comments (site, author_key, status, id, withdrawn_from)
  where author_key is not null;

-- The texts that edits replaced.
create table former_texts (
  comment text not null,
  -- Of the decision that came with the edit.
  rev bigint not null,
  site text not null,
  body text not null,
  written_at bigint not null,
  replaced_at bigint not null,
  primary key (comment, rev)
);

-- Authors decide too: they withdraw. SQLite changes a check only with the whole table.
create table decisions_with_authors (
  id text primary key,
  site text not null,
  comment text not null,
  rev bigint not null,
  at bigint not null,
  by_kind text not null check (by_kind in ('rules', 'moderator', 'admin', 'author')),
  by_id text not null,
  by_name text not null,
  from_status text,
  to_status text not null,
  reason text,
  rule_set text,
  findings text not null
);

insert into decisions_with_authors
  (id, site, comment, rev, at, by_kind, by_id, by_name, from_status, to_status, reason, rule_set, findings)
  select id, site, comment, rev, at, by_kind, by_id, by_name, from_status, to_status, reason, rule_set, findings
  from decisions;

drop table decisions;
alter table decisions_with_authors rename to decisions;
create unique index decisions_by_comment on decisions (comment, rev);
