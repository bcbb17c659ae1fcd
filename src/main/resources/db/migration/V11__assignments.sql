-- The units that work on a complaint, and what the desks must remember between two steps.

alter table complaint_event add column told text[] not null default '{}';
comment on column complaint_event.told is 'Officers who are told: ids of groups, or logins after an @.';

-- How often agencies passed it on in this round, and whether the desk has decided whose it is.
alter table complaint add column transfers integer not null default 0;
alter table complaint add column determined boolean not null default false;

-- One unit's share of a complaint. A wrong unit is replaced within its share.
create table assignment (
    id          bigint generated always as identity primary key,
    number      text        not null references complaint,
    round       integer     not null,
    unit        text        not null,
    lead        boolean     not null,
    state       text        not null,
    -- Where the first follow-up clock of the share starts; answered_at ends it.
    clock_from  timestamptz not null,
    answered_at timestamptz,
    opened_at   timestamptz not null,
    ended_at    timestamptz
);

create index assignment_number on assignment (number, id);
create index assignment_open on assignment (unit) where ended_at is null;
-- A unit has one share of a complaint at a time, and one unit leads.
create unique index assignment_open_unit on assignment (number, unit) where ended_at is null;
create unique index assignment_open_lead on assignment (number) where ended_at is null and lead;

-- What units asked their heads for.
create table time_request (
    id         bigint generated always as identity primary key,
    assignment bigint      not null references assignment,
    kind       text        not null check (kind in ('POSTPONE', 'EXTEND')),
    until      date        not null,
    reason     text,
    asked_at   timestamptz not null,
    decided_at timestamptz,
    granted    boolean
);

create index time_request_assignment on time_request (assignment, id);
