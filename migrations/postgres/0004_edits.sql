-- Readers edit and withdraw their comments for as long as their site lets them. The checks are `not valid`: they hold for
-- all that is written from now on, and no table is read for them while it is locked.

-- What the site said of the author, so that an edit is screened as the comment was.
alter table comments add column author_role text collate "C";
alter table comments add column author_since bigint;
-- The status at which its author took the comment back; it is `rejected` from then on, and nobody decides on it again:
-- a process of a version that doesn't know of it fails instead.
alter table comments add column withdrawn_from text collate "C";
alter table comments add constraint comments_withdrawn_check check (
  withdrawn_from is null
  or (withdrawn_from in ('pending', 'approved', 'rejected', 'spam') and status = 'rejected')
) not valid;

-- The texts that edits replaced.
create table former_texts (
  comment text collate "C" not null,
  -- Of the decision that came with the edit.
  rev bigint not null,
  site text collate "C" not null,
  body text collate "C" not null,
  written_at bigint not null,
  replaced_at bigint not null,
  primary key (comment, rev)
);

-- Authors decide too: they withdraw.
alter table decisions drop constraint decisions_by_kind_check;
alter table decisions add constraint decisions_by_kind_check
  check (by_kind in ('rules', 'moderator', 'admin', 'author')) not valid;

-- An author's rejections are counted in it alone, and those that were only withdrawn are none. Last: it reads the table.
drop index comments_by_author;
create index comments_by_author on comments (site, author_key, status, id, withdrawn_from)
  where author_key is not null;
