-- What the service tells other systems: an event is written in the batch of the change that it tells of, one row for
-- each webhook that wants it.

create table webhooks (
  id text collate "C" primary key,
  site text collate "C" not null,
  name text collate "C" not null,
  url text collate "C" not null,
  -- The secrets are derived from the service's own and this number; rotation counts it up.
  secret bigint not null default 1,
  -- Until then (ms since 1970 UTC) the secret before signs as well; null: nobody rotated it.
  overlap_until bigint,
  created_at bigint not null,
  -- From then on it gets nothing, and why: its receiver is gone (410), or a person said so.
  disabled_at bigint,
  disabled_because text collate "C" check (disabled_because in ('gone', 'switched-off')),
  check ((disabled_at is null) = (disabled_because is null))
);

create index webhooks_by_site on webhooks (site, id);

-- Which of them wants what: found by what happened, in each change's batch.
create table webhook_events (
  site text collate "C" not null,
  type text collate "C" not null,
  webhook text collate "C" not null,
  primary key (site, type, webhook)
);

create table deliveries (
  webhook text collate "C" not null,
  -- The event's id, the same for all webhooks: of the decision, or of the audit's entry. A UUIDv7.
  event text collate "C" not null,
  site text collate "C" not null,
  type text collate "C" not null,
  -- What it tells of; what is said of it is read when it is sent, so that no text is kept here.
  comment text collate "C",
  at bigint not null,
  -- JSON: what stands in no other table; without a reader's text.
  detail text collate "C" not null,
  state text collate "C" not null check (state in ('waiting', 'delivered', 'failed')),
  attempts bigint not null default 0,
  -- When it is to be sent, or sent again; who sends it puts that off first, so that nobody else does.
  next_at bigint not null,
  tried_at bigint,
  -- What the last attempt came to: the receiver's status, or what went wrong.
  answer bigint,
  error text collate "C",
  primary key (webhook, event)
);

-- By webhook first: thousands that wait for one that is slow are no way to the others.
create index deliveries_due on deliveries (webhook, next_at) where state = 'waiting';
-- Those that are sent again when their receiver is well again.
create index deliveries_failed on deliveries (webhook, at) where state = 'failed';
create index deliveries_by_age on deliveries (at) where state <> 'waiting';
