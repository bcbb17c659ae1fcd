-- Decrees on days off: what they say, which dates they move, and who was told.
create table decree (
    id          bigint generated always as identity primary key,
    number      text        not null,
    signed_on   date        not null,
    state       text        not null default 'FORESEEING'
                check (state in ('FORESEEING', 'FORESEEN', 'RENEWING', 'TELLING', 'DONE', 'DISCARDED')),
    left_out    integer     not null default 0,
    entered_by  text        not null,
    entered_at  timestamptz not null,
    -- How far the forecast has come: the last tracking number that was looked at.
    foreseen_to text        not null default '',
    foreseen_at timestamptz,
    ordered_by  text,
    ordered_at  timestamptz,
    -- How many reports were to be renewed when it was ordered.
    concerned   bigint      not null default 0,
    -- The machine's time: dates that others move long after are not its doing.
    renewed_at  timestamptz,
    done_at     timestamptz
);

-- One after the other: each moved date has one reason.
create unique index decree_at_work on decree ((true)) where state in ('RENEWING', 'TELLING');

create table decree_day (
    decree  bigint  not null references decree on delete cascade,
    day     date    not null,
    agency  text    not null default '',
    kind    text    not null check (kind in ('HOLIDAY', 'JOINT_LEAVE', 'LOCAL_HOLIDAY')),
    name    text    not null,
    -- A day off that the decree takes back.
    recalls boolean not null default false,
    primary key (decree, day, agency)
);

create table decree_date (
    id        bigint generated always as identity primary key,
    decree    bigint      not null references decree on delete cascade,
    number    text        not null,
    kind      text        not null check (kind in ('CLOCK', 'TASK', 'TIMER')),
    reference text        not null,
    name      text        not null,
    before    timestamptz not null,
    foreseen  timestamptz,
    moved_to  timestamptz,
    unique (decree, kind, reference)
);

create index decree_date_page on decree_date (decree, number, id);

-- Reporters whose promised day moved; one letter each.
create table decree_letter (
    decree  bigint not null references decree on delete cascade,
    number  text   not null,
    told_at timestamptz,
    outcome text,
    primary key (decree, number)
);

create index decree_letter_waiting on decree_letter (decree, number) where told_at is null;
