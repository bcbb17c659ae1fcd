-- Clocks of a unit's share, extended limits, corrected classes, and changes of the calendar under running clocks.

alter table stage_visit
    -- The unit's share (table assignment) whose clock it is; null when the stage belongs to the whole complaint.
    add column share             bigint,
    -- What the limit was chosen by; a correction of the class compares with it.
    add column type              text    not null default '',
    add column supervision_class text    not null default '',
    -- The day to which a manager extended the limit, and the working days up to it as counted then: a pause that follows
    -- lengthens an extended limit as it lengthens every other.
    add column extended_to       date,
    add column extended_days     integer,
    add column extensions        integer not null default 0,
    -- Working days of the limit that the first class gave; null while that is the one that holds.
    add column reclassified_from integer;

update stage_visit v set type = c.type, supervision_class = c.supervision_class from complaint c where c.number = v.number;

alter table stage_visit
    alter column type drop default,
    alter column supervision_class drop default,
    add check ((extended_to is null) = (extended_days is null));

-- An escalation speaks again when the limit was extended and has passed once more.
alter table sla_alert add column extensions integer not null default 0;
alter table sla_alert drop constraint sla_alert_pkey;
alter table sla_alert add primary key (visit, kind, level, extensions);

-- A pause stops the clocks of one share, or of the whole round. One that is derived stands for those of all open shares.
alter table clock_pause
    add column share   bigint,
    add column derived boolean not null default false,
    add check (share is null or not derived);
drop index clock_pause_open;
create unique index clock_pause_open on clock_pause (number, round, share, derived) nulls not distinct
    where ended_at is null;

-- Changes of a calendar or ladder whose running clocks must be renewed from due_at on. An empty agency stands for all.
create table clock_change (
    id     bigint generated always as identity primary key,
    agency text        not null,
    due_at timestamptz not null
);

-- Complaints whose timers and due dates must be evaluated anew. Due times are the machine's, not the procedure's.
create table clock_renewal (
    number   text        primary key,
    due_at   timestamptz not null,
    failures integer     not null default 0,
    failure  text
);
create index clock_renewal_due on clock_renewal (due_at);
