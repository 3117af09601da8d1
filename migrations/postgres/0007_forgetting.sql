-- What is stored on people is forgotten: by age, or because they want it.

-- From then on the comment has no text and names nobody; nobody decides on it again. What answers it stays where it is.
alter table comments add column erased_at bigint check (erased_at is null or body = '');

-- Erasures of authors' data, without the data. A database keeps what was deleted in its free parts, until its files are
-- written anew.
create table erasures (
  id text collate "C" primary key,
  site text collate "C" not null,
  at bigint not null,
  comments bigint not null,
  -- When the files were written anew; null: not yet.
  swept_at bigint
);

create index erasures_unswept on erasures (at) where swept_at is null;
create index erasures_by_site on erasures (site, id);

-- What a reader reported, to be copied for them and erased.
create index reports_by_reader on reports (site, reader, comment);

-- What waited when it was erased, and waits for nobody any more.
create index comments_never_decided on comments (site, status, erased_at) where status = 'pending' and erased_at is not null;

-- Texts that a site forgets after some time: those that are still there.
create index comments_refused on comments (site, status, id) where status in ('rejected', 'spam') and erased_at is null;

-- By when readers reported, as some are known by an address alone.
create index reports_by_time on reports (site, at);
-- Whom moderators marked, and who has sent nothing, or nothing that still names them.
create index authors_unnamed on authors (site, key) where name = '';

-- How far a site's comments have been gone through, by the time at which they came: addresses before it are forgotten.
create table addresses_forgotten (
  site text collate "C" primary key,
  until bigint not null
);

-- The audit tells of more.
alter table audit drop constraint audit_kind_check;
alter table audit add constraint audit_kind_check check (kind in (
  'decision', 'list', 'standing', 'key', 'rules', 'state', 'note', 'report', 'erasure', 'webhook'
));
