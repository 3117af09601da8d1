-- What rules ask of stored comments: an author's rejections, how many came of late, and copies.

-- By key, which anonymous authors have too; ids hold the time, so that "of late" is a range of them.
drop index comments_by_author;
create index comments_by_author on comments (site, author_key, status, id) where author_key is not null;
create index comments_by_address on comments (site, address_hash, status, id) where address_hash is not null;

-- What stored texts are compared by, for sites with a rule on `similar`: one row for each article, author
-- or site among whose comments the text is looked for. Forgotten after seven days.
create table sketches (
  site text collate "C" not null,
  -- `article:<id>`, `author:<key>` or `site:`.
  scope text collate "C" not null,
  comment text collate "C" not null,
  author_key text collate "C",
  created_at bigint not null,
  -- The first four min-hashes with 21 bits of the scope's hash before them: a look-up then reads rows
  -- of its own scope alone, through an index of integers.
  key_0 bigint not null,
  key_1 bigint not null,
  key_2 bigint not null,
  key_3 bigint not null,
  -- Six bits of every min-hash.
  min_hashes text collate "C" not null
);

create index sketches_by_key_0 on sketches (key_0, created_at);
create index sketches_by_key_1 on sketches (key_1, created_at);
create index sketches_by_key_2 on sketches (key_2, created_at);
create index sketches_by_key_3 on sketches (key_3, created_at);
create index sketches_by_age on sketches (created_at);

-- The version in force is found without reading the sources of all.
create index rule_sets_by_time on rule_sets (site, accepted_at, version);
