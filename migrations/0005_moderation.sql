-- Moderators work a queue together, and everything they do can be explained and taken back.

-- What people's word still holds a later edit to; an undo gives back the one before. Null: people said nothing.
alter table decisions add column verdict text check (verdict in ('pending', 'approved', 'rejected', 'spam'));
-- The ready reason that goes with the verdict.
alter table decisions add column verdict_code text;
-- Readers' reports of an earlier rev are answered: people have decided since, and nobody has taken that back.
alter table decisions add column answered bigint not null default 0;
-- The decision that this one takes back.
alter table decisions add column undoes text;
-- The decision whose state the comment is in after it, where that is another one: after an undo.
alter table decisions add column stands text;
-- 1 if the text became another one with it; the one before is in `former_texts` then.
alter table decisions add column rewrote bigint not null default 0;
-- Which of the site's ready reasons it is.
alter table decisions add column reason_code text;
-- The decision by filter that it was part of.
alter table decisions add column bulk text;

update decisions set verdict = (
  select people.to_status from decisions as people
  where people.comment = decisions.comment and people.rev <= decisions.rev and people.by_kind in ('moderator', 'admin')
  order by people.rev desc limit 1
)
where comment in (select comment from decisions where by_kind in ('moderator', 'admin'));
update decisions set rewrote = 1
where exists (select 1 from former_texts as f where f.comment = decisions.comment and f.rev = decisions.rev);

create index decisions_by_bulk on decisions (bulk, id) where bulk is not null;
create index decisions_by_person on decisions (site, by_id, id) where by_kind in ('moderator', 'admin');

-- What rules said of the text that an edit replaced, so that it can be put back as it was; null: as it is now.
alter table former_texts add column flags text;
alter table former_texts add column risk bigint;

create table former_labels (
  comment text not null,
  -- As in `former_texts`.
  rev bigint not null,
  kind text not null check (kind in ('flag', 'rule')),
  label text not null,
  risk bigint not null,
  primary key (comment, rev, kind, label)
);

-- Who works on a comment. It holds until its time, and only for the comment as it was: a decision ends it.
create table claims (
  comment text primary key,
  site text not null,
  rev bigint not null,
  by_id text not null,
  by_name text not null,
  until bigint not null
);

create index claims_by_holder on claims (site, by_id, until);
create index claims_by_end on claims (until);

-- Decisions by filter: what was found when someone looked, and how far it is done.
create table bulks (
  id text primary key,
  site text not null,
  at bigint not null,
  by_id text not null,
  -- JSON: what is to be decided.
  action text not null,
  total bigint not null,
  done bigint not null default 0,
  -- Of those that are done: how many were decided; the others had changed meanwhile.
  decided bigint not null default 0,
  -- Forgotten from then on; every part that is applied puts it off.
  until bigint not null
);

create index bulks_by_end on bulks (until);

-- What each part of one decides, in one commit: apart from the progress, so that this isn't written again with it.
create table bulk_parts (
  bulk text not null,
  -- From 0.
  part bigint not null,
  -- JSON: a list of comments, each with its rev, and with the decision to undo where that is what is done.
  targets text not null,
  primary key (bulk, part)
);

-- What moderators write for one another, on a comment or on an author.
create table notes (
  id text primary key,
  site text not null,
  comment text,
  author_key text,
  at bigint not null,
  by_kind text not null check (by_kind in ('moderator', 'admin')),
  by_id text not null,
  by_name text not null,
  body text not null,
  check ((comment is null) <> (author_key is null))
);

create index notes_by_comment on notes (comment, id) where comment is not null;
create index notes_by_author on notes (site, author_key, id) where author_key is not null;

-- Readers' reports, one a reader and comment. `rev` is the comment's when it was reported.
create table reports (
  comment text not null,
  reader text not null,
  site text not null,
  rev bigint not null,
  at bigint not null,
  reason text not null,
  primary key (comment, reader)
);

create index reports_by_rev on reports (comment, rev);

-- 1: all that the author sends waits for people, and they aren't told.
alter table authors add column held bigint not null default 0;

-- Every change by anyone. Entries hold no reader's text. They are appended unsealed; the sealer gives them a
-- sequence from 1 without gaps, and a hash over the entry and the one before.
create table audit (
  id text not null,
  -- `*`: of the service.
  site text not null,
  at bigint not null,
  by_kind text not null check (by_kind in ('rules', 'moderator', 'admin', 'author', 'readers', 'service')),
  by_id text not null,
  by_name text not null,
  kind text not null check (kind in ('decision', 'list', 'standing', 'key', 'rules', 'state', 'note', 'report')),
  -- What was changed: the id of a comment or key, an author's key, a list's name, a rule set's version.
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

-- One row, from the first sealed entry on: the last one, and who seals.
create table audit_chain (
  id bigint primary key check (id = 1),
  sequence bigint not null,
  hash text not null,
  -- Over sequence and hash, so that the last entries can't be cut off unseen.
  seal text not null,
  holder text not null,
  until bigint not null
);

-- What was decided before there was an audit. Authors' names are theirs.
insert into audit (id, site, at, by_kind, by_id, by_name, kind, subject, from_status, to_status, detail)
  select id, site, at, by_kind, case by_kind when 'author' then '' else by_id end,
    case by_kind when 'author' then '' else by_name end, 'decision', comment, from_status, to_status, '{}'
  from decisions;

-- Counted by the sealer, entry for entry: how often something (`name`) happened, by whom or to what (`key`).
create table stats (
  site text not null,
  unit text not null check (unit in ('hour', 'day')),
  -- Milliseconds since 1970 UTC; days are those of the site's time zone.
  start bigint not null,
  name text not null,
  key text not null,
  count bigint not null,
  primary key (site, unit, start, name, key)
);
