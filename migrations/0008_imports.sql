-- A file that is read into this database: how far it is, in the commit of what was read. While one is not finished
-- the service does not start.
create table imports (
  -- Of the file: what its beginning says.
  id text primary key,
  started_at bigint not null,
  -- Bytes of the file that are done.
  position bigint not null default 0,
  -- Lines that are done.
  lines bigint not null default 0,
  finished_at bigint,
  -- JSON: what was put aside to be quick, and is made again at the end.
  put_aside text not null default '[]'
);
