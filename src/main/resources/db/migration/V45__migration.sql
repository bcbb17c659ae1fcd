-- Orders to move reports that are under way to another published version of the models. Each report is its own transaction;
-- what waits is done after a restart. Orders and what became of every report are kept.
create table migration_order (
    id              bigint generated always as identity primary key,
    -- Ids of the engine's deployments, and what they were called then: they may be gone when somebody reads this.
    from_deployment text not null,
    to_deployment   text not null,
    from_name       text not null,
    to_name         text not null,
    -- What people chose, by element of the old models; empty for nothing.
    choices         jsonb not null,
    state           text not null
        check (state in ('CHECKING', 'CHECKED', 'MOVING', 'PAUSED', 'ENDED', 'DROPPED')),
    -- How many more reports are moved before it pauses by itself; null for all.
    quota           integer check (quota >= 0),
    proposed_by     text not null,
    proposed_at     timestamptz not null,
    approved_by     text,
    approved_at     timestamptz,
    -- A form that is sent twice is one order.
    form_key        text not null unique,
    check (approved_by <> proposed_by),
    check (from_deployment <> to_deployment),
    check ((approved_by is null) = (approved_at is null))
);

-- Two orders would take reports from each other.
create unique index migration_order_open on migration_order (from_deployment)
    where state in ('CHECKING', 'CHECKED', 'MOVING', 'PAUSED');

create table migration_item (
    migration bigint  not null references migration_order,
    place     integer not null,
    number    text    not null,
    -- What the dry run found; null until it came to this report.
    foreseen  text check (foreseen in ('CAN', 'CANNOT', 'GONE')),
    forecast  jsonb,
    -- Where the report stood in the dry run and where it would stand, for telling many at once.
    stands    text,
    lands     text,
    -- Its turn among those that stand where it stands: the first ones of all come first.
    turn      integer not null default 0,
    outcome   text not null default 'WAITING' check (outcome in ('WAITING', 'MOVED', 'REFUSED', 'GONE', 'FAILED')),
    result    jsonb,
    done_at   timestamptz,
    primary key (migration, place),
    unique (migration, number)
);

create index migration_item_unforeseen on migration_item (migration, place) where foreseen is null;
create index migration_item_waiting on migration_item (migration, (foreseen is distinct from 'CAN'), turn, place)
    where outcome = 'WAITING';

-- Who did what with an order, and what it did by itself.
create table migration_deed (
    id        bigint generated always as identity primary key,
    migration bigint      not null references migration_order,
    at        timestamptz not null,
    -- Login, or system.
    actor     text        not null,
    deed      text        not null,
    detail    text        not null default ''
);

create index migration_deed_order on migration_deed (migration, id);
