-- Files that came with reports and answers. Where the bytes lie is said by store; those in PostgreSQL are in attachment_chunk.
create table attachment (
    id          uuid        primary key,
    number      text        not null references complaint,
    origin      text        not null check (origin in ('REPORTER', 'OFFICER')),
    entry       bigint      references complaint_event,
    share       bigint      references assignment,
    brought_by  text        not null,
    name        text        not null,
    type        text        not null,
    size        bigint      not null check (size > 0),
    sha256      text        not null,
    store       text        not null check (store in ('POSTGRESQL', 'S3')),
    audience    text        not null check (audience in ('PUBLIC', 'REPORTER', 'OFFICERS')),
    released    boolean     not null default false,
    released_by text,
    released_at timestamptz,
    received_at timestamptz not null,
    -- What an officer brings is brought for the answer of a share.
    check ((origin = 'OFFICER') = (share is not null))
);
comment on column attachment.entry is 'Entry of the timeline it belongs to; null: it came with the report itself, or waits for the answer of its share.';
comment on column attachment.brought_by is 'Login; reporter for the reporter.';
comment on column attachment.released is 'What the reporter brought: whether the public may see it. A unit''s part: whether the combined answer takes it along.';

create index attachment_number on attachment (number, received_at);
create index attachment_waiting on attachment (share) where entry is null;

-- 256 kB each, numbered from 0. Deferred: bytes are written before the report is locked and the attachment's row exists.
create table attachment_chunk (
    attachment uuid    not null references attachment on delete cascade deferrable initially deferred,
    place      integer not null,
    bytes      bytea   not null,
    primary key (attachment, place)
);
-- Pictures and films are packed already.
alter table attachment_chunk alter column bytes set storage external;

-- What a reporter said under an Idempotency-Key, and what it led to, so that saying it again does nothing twice.
create table said_key (
    number      text    not null references complaint,
    key         text    not null,
    fingerprint text    not null,
    state       text    not null,
    moved_on    boolean not null,
    possible    text[]  not null,
    primary key (number, key)
);
