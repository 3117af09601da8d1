-- What is stored on people is forgotten: by age, or because they want it.

-- From then on the comment has no text and names nobody; nobody decides on it again. What answers it stays where it is.
alter table comments add column erased_at bigint check (erased_at is null or body = '');

-- Erasures of authors' data, without the data. SQLite's file keeps what was deleted in its free parts, until it is written anew.
create table erasures (
  id text primary key,
  site text not null,
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
  site text primary key,
  until bigint not null
);

-- The audit tells of more: SQLite changes a check only with the whole table.
create table audit_with_more_kinds (
  id text not null,
  -- `*`: of the service.
  site text not null,
  at bigint not null,
  by_kind text not null check (by_kind in ('rules', 'moderator', 'admin', 'author', 'readers', 'service')),
  by_id text not null,
  by_name text not null,
  kind text not null check (kind in (
    'decision', 'list', 'standing', 'key', 'rules', 'state', 'note', 'report', 'erasure', 'webhook'
  )),
  -- What was changed: the id of a comment, key, webhook or erasure, an author's key, a list's name, a rule set's version;
  -- `forget_after` where that part of the site's file had something erased.
  subject text not null,
  from_status text,
  to_status text,
  -- As its decision says: what it takes back, which decision by filter it was part of, and the ready reason.
  undoes text,
  bulk text,
  reason_code text,
  -- JSON: an object.
  detail text not null,
  sequence bigint,
  hash text,
  primary key (site, id),
  check ((sequence is null) = (hash is null))
);

insert into audit_with_more_kinds
  (id, site, at, by_kind, by_id, by_name, kind, subject, from_status, to_status, undoes, bulk, reason_code, detail,
   sequence, hash)
  select id, site, at, by_kind, by_id, by_name, kind, subject, from_status, to_status, undoes, bulk, reason_code, detail,
    sequence, hash
  from audit;

drop table audit;
alter table audit_with_more_kinds rename to audit;

create index audit_unsealed on audit (id) where sequence is null;
create unique index audit_by_sequence on audit (sequence) where sequence is not null;
create index audit_by_person on audit (site, by_id, id) where by_kind in ('moderator', 'admin');
create index audit_changes on audit (site, kind, id) where kind <> 'decision';
create index audit_standing on audit (site, subject, id) where kind = 'standing';

-- Also what would replace one: SQLite fires no trigger for what `or replace` deletes.
create trigger audit_is_appended_unsealed before insert on audit
when new.sequence is not null or exists (select 1 from audit where site = new.site and id = new.id)
  or exists (select 1 from audit where rowid = new.rowid)
begin
  select raise(abort, 'entries of the audit are appended once, and unsealed');
end;

create trigger audit_is_never_changed before update on audit
when old.sequence is not null or new.sequence is null or new.rowid <> old.rowid
  or new.id <> old.id or new.site <> old.site or new.at <> old.at
  or new.by_kind <> old.by_kind or new.by_id <> old.by_id or new.by_name <> old.by_name
  or new.kind <> old.kind or new.subject <> old.subject
  or new.from_status is not old.from_status or new.to_status is not old.to_status
  or new.undoes is not old.undoes or new.bulk is not old.bulk or new.reason_code is not old.reason_code
  or new.detail <> old.detail or exists (select 1 from audit where sequence = new.sequence)
begin
  select raise(abort, 'entries of the audit are sealed once, and never changed');
end;

create trigger audit_is_never_deleted before delete on audit
begin
  select raise(abort, 'entries of the audit are never deleted');
end;
