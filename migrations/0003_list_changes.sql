-- What people add to a site's lists, and take out of them, while the service runs: only ever appended.
-- A rule set's version names the last change it contains, so that it can be made again.

create table list_changes (
  site text not null,
  -- From 1, without gaps, in the order of commits.
  number bigint not null,
  list text not null,
  -- As in a line of the list's file: the term, and options in braces.
  term text not null,
  kind text not null check (kind in ('add', 'remove')),
  at bigint not null,
  by_kind text not null check (by_kind in ('moderator', 'admin')),
  by_id text not null,
  by_name text not null,
  reason text,
  primary key (site, number)
);

-- The number of a site's last change. It is written first in each batch: who holds the row commits before
-- who waits for it, so that nobody who saw a number can have missed a smaller one.
create table list_change_counters (
  site text primary key,
  last bigint not null
);
