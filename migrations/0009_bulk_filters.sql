-- A decision by filter says who found its comments, and by which filter; what was found before says nothing of it.
alter table bulks add column by_kind text not null default 'moderator';
alter table bulks add column by_name text not null default '';
-- JSON: an object of texts. Null: not known, or erased with an author whom it may name.
alter table bulks add column filters text;
create index bulks_with_filters on bulks (site) where filters is not null;
