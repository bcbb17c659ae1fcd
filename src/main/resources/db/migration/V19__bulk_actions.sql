-- One decision of an officer about many complaints. Each item is its own transaction; what waits is done after a restart.
create table bulk_action (
    id         bigint generated always as identity primary key,
    kind       text        not null,
    officer    text        not null,
    language   text        not null,
    ordered_at timestamptz not null,
    -- What was filled in, by field of the step's form. Lists are arrays of text.
    fields     jsonb       not null,
    -- A form that is sent twice is one order.
    form_key   text        not null,
    unique (officer, form_key)
);

create index bulk_action_officer on bulk_action (officer, id desc);

create table bulk_item (
    action  bigint  not null references bulk_action,
    place   integer not null,
    number  text    not null,
    outcome text    not null default 'WAITING' check (outcome in ('WAITING', 'DONE', 'FAILED')),
    reason  text,
    tries   integer not null default 0,
    done_at timestamptz,
    primary key (action, place),
    unique (action, number)
);

-- By place first: a short order is not kept waiting by a long one.
create index bulk_item_waiting on bulk_item (place, action) where outcome = 'WAITING';
