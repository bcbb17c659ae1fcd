-- The truth about a complaint. The engine's tables hold only the position of its token.
create table complaint (
    number            text        primary key,
    type              text        not null,
    supervision_class text        not null default 'ORDINARY',
    title             text        not null,
    text              text        not null,
    public_title      text,
    public_text       text,
    occurred_on       date,
    region_code       text,
    address           text,
    latitude          numeric(9, 6),
    longitude         numeric(9, 6),
    named_agency      text,
    category          text,
    anonymous         boolean     not null,
    secret            boolean     not null,
    channel           text        not null,
    external_id       text,
    state             text        not null,
    state_since       timestamptz not null,
    round             integer     not null default 1,
    objections        integer     not null default 0,
    agency            text,
    unit              text,
    filed_at          timestamptz not null,
    forwarded_at      timestamptz,
    closed_at         timestamptz,
    close_reason      text,
    rating            smallint check (rating between 1 and 5)
);

create unique index complaint_external_id on complaint (channel, external_id) where external_id is not null;

-- Append-only: the triggers below refuse any change, also by hand.
create table complaint_event (
    id               bigint generated always as identity primary key,
    number           text        not null references complaint,
    round            integer     not null,
    at               timestamptz not null,
    kind             text        not null,
    actor            text        not null,
    arguments        text[]      not null default '{}',
    message          text,
    internal_note    text,
    audience         text        not null,
    message_audience text        not null
);

create index complaint_event_number on complaint_event (number, id);

create function complaint_event_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'complaint_event is append-only';
end
$$;

create trigger complaint_event_append_only before update or delete on complaint_event
    for each statement execute function complaint_event_is_append_only();

-- Who reports: sealed with the server key, one row a complaint. pin_generation lets a lost PIN be renewed.
create table reporter (
    number         text    primary key references complaint,
    pin_generation integer not null default 1,
    sealed         bytea
);

-- Digest of the key that seals this database: at most one row, so that a mistyped key is noticed at the start.
create table server_key (
    only_one boolean primary key default true check (only_one),
    digest   text    not null
);

-- An Idempotency-Key and the fingerprint of the request it came with.
create table filing_key (
    key         text        primary key,
    fingerprint text        not null,
    number      text        not null,
    filed_at    timestamptz not null
);

-- Rounds that are acknowledged but whose process instance is not started yet. A row is deleted in the transaction
-- that starts the instance: exactly one instance per complaint and round.
create table round_to_start (
    number       text        not null references complaint,
    round        integer     not null,
    requested_at timestamptz not null,
    attempts     integer     not null default 0,
    next_attempt timestamptz not null default '-infinity',
    failure      text,
    primary key (number, round)
);

create index round_to_start_requested on round_to_start (requested_at);
