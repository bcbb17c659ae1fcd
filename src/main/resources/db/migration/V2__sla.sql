-- Time: when agencies work, how long each stage may take, and how long each complaint has been where it is.
-- Nothing here points at the tables of complaints or of the organisation: the room stands alone.

-- Days off besides the weekend. An empty agency means the whole country.
create table holiday (
    day         date    not null,
    agency      text    not null default '',
    kind        text    not null check (kind in ('HOLIDAY', 'JOINT_LEAVE', 'LOCAL_HOLIDAY')),
    name        text    not null,
    decree      text,
    decree_date date,
    -- A day off that was taken back. The row stays, or the next start would load it again from the file.
    withdrawn   boolean not null default false,
    primary key (day, agency),
    check ((kind = 'LOCAL_HOLIDAY') = (agency <> ''))
);

-- The row with an empty agency holds for every agency without its own.
create table working_hours (
    agency       text    primary key,
    zone         text    not null,
    closes       time    not null,
    six_day_week boolean not null default false
);

insert into working_hours (agency, zone, closes, six_day_week) values ('', 'Asia/Jakarta', '16:00', false);

-- Compiled from the limit table that designers edit. An empty criterion holds for every value of it. HK = working days.
create table sla_limit (
    stage             text    not null,
    type              text    not null default '',
    supervision_class text    not null default '',
    agency            text    not null default '',
    valid_from        date    not null,
    working_days      integer not null check (working_days between 1 and 1000),
    warning_day       integer check (warning_day between 1 and working_days),
    legal_basis       text    not null,
    primary key (stage, type, supervision_class, agency, valid_from)
);

-- Compiled from the ladder table. A rung that the table no longer has is retired and not deleted: timers were set for it.
create table escalation_rung (
    stage       text    not null,
    level       integer not null check (level >= 1),
    after_limit integer not null check (after_limit >= 0),
    told        text    not null,
    steps_in    text    not null,
    retired     boolean not null default false,
    primary key (stage, level)
);

-- One stay of a complaint in a stage, with the limit that was in force when it began.
create table stage_visit (
    id             bigint generated always as identity primary key,
    number         text        not null,
    round          integer     not null,
    stage          text        not null,
    agency         text        not null,
    unit           text,
    started_at     timestamptz not null,
    ended_at       timestamptz,
    working_days   integer     not null,
    warning_day    integer,
    legal_basis    text        not null,
    promised_limit date,
    promised_on    date
);

create index stage_visit_stage on stage_visit (number, round, stage, id);
create index stage_visit_open on stage_visit (number, id) where ended_at is null;
-- The resolution clock never restarts.
create unique index stage_visit_resolution on stage_visit (number, round) where stage = 'RESOLUTION';

-- What went out about a visit. The key is what keeps a second firing from telling it again.
create table sla_alert (
    visit bigint      not null,
    kind  text        not null,
    level integer     not null,
    at    timestamptz not null,
    primary key (visit, kind, level)
);

-- Times in which the resolution clock of a round stands still.
create table clock_pause (
    id         bigint generated always as identity primary key,
    number     text        not null,
    round      integer     not null,
    reason     text        not null,
    started_at timestamptz not null,
    latest_end timestamptz not null check (latest_end >= started_at),
    ended_at   timestamptz check (ended_at >= started_at)
);

create index clock_pause_round on clock_pause (number, round, started_at);
create unique index clock_pause_open on clock_pause (number, round) where ended_at is null;
