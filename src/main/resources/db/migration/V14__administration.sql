-- What the settings screen keeps: closed offices, deputies, the trail of every change, numbers of other systems.

-- A closed office is not offered for new work; its code stays in old reports. Whoever sits in a group of the successor
-- also sits in the same group of the closed office, so nothing that comes back to it is ever nobody's.
-- "edited": parent and name are those of the settings screen, and the files at start do not bring the old ones back.
alter table organisation_node
    add column closed_on date,
    add column successor text references organisation_node (code),
    add column edited boolean not null default false,
    add constraint closed_node_has_successor check ((closed_on is null) = (successor is null) and successor <> code),
    add constraint closed_node_is_no_desk check (not desk or closed_on is null);

-- "edited": name and e-mail are those of the settings screen.
alter table staff add column edited boolean not null default false;

-- Memberships that somebody took away on the settings screen: the files at start do not bring them back.
create table membership_withdrawn (
    staff_login text not null references staff (login) on update cascade on delete cascade,
    group_id    text not null,
    primary key (staff_login, group_id)
);

-- Plt. and Plh.: one acts for another, or in a vacant office, from day to day.
create table deputy (
    id        bigint generated always as identity primary key,
    deputy    text        not null references staff (login) on update cascade,
    absent    text        references staff (login) on update cascade,
    group_id  text,
    kind      text        not null check (kind in ('PLT', 'PLH')),
    from_day  date        not null,
    until_day date        not null check (until_day >= from_day),
    -- The same days in the zone of the office, so that every reader ends at the same moment.
    starts_at timestamptz not null,
    ends_at   timestamptz not null,
    ended     boolean     not null default false,
    check (absent is not null or group_id is not null),
    check (deputy <> absent)
);

comment on column deputy.absent is 'Whose groups the deputy has; null: the office of the group is vacant.';
comment on column deputy.group_id is 'The one group the deputy has; null: all groups of whoever is absent.';
comment on column deputy.ends_at is 'Exclusive; earlier than the last day when somebody ended it early.';

create index deputy_deputy on deputy (deputy);
create unique index deputy_once on deputy (deputy, coalesce(absent, ''), coalesce(group_id, ''), kind, from_day, until_day)
    where not ended;

-- Who sits in which group, and from when to when: null is always. A deputy has the memberships of whoever is absent, never
-- what that one has as somebody's deputy.
create view seat (login, group_id, starts_at, ends_at) as
    select m.staff_login, m.group_id, cast(null as timestamptz), cast(null as timestamptz) from membership m
    union all
    select d.deputy, m.group_id, d.starts_at, d.ends_at
    from deputy d
    join membership m on m.staff_login = d.absent and m.group_id = coalesce(d.group_id, m.group_id)
    union all
    select d.deputy, d.group_id, d.starts_at, d.ends_at from deputy d where d.absent is null;

-- Append-only, like the timeline of a complaint.
create table settings_change (
    id         bigint generated always as identity primary key,
    at         timestamptz not null,
    actor      text        not null,
    action     text        not null,
    subject    text        not null,
    object     text        not null,
    before     jsonb       not null default '{}',
    after      jsonb       not null default '{}'
);

create index settings_change_object on settings_change (subject, object, id);
create index settings_change_at on settings_change (at);

create function settings_change_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'settings_change is append-only';
end
$$;

create trigger settings_change_append_only before update or delete or truncate on settings_change
    for each statement execute function settings_change_is_append_only();

-- The handing over of a closed office's open reports: each in its own transaction, so a run can stop and go on.
create table office_closing (
    id         bigint generated always as identity primary key,
    node       text        not null unique references organisation_node (code),
    successor  text        not null references organisation_node (code),
    closed_by  text        not null,
    closed_at  timestamptz not null
);

create table office_closing_item (
    closing bigint      not null references office_closing (id),
    number  text        not null references complaint (number),
    outcome text        not null default 'WAITING' check (outcome in ('WAITING', 'DONE', 'NEEDS_PERSON', 'FAILED')),
    detail  text,
    at      timestamptz,
    primary key (closing, number)
);

-- Numbers that other systems (LAPOR!, an agency's own) gave to the same report.
create table other_system (
    code          text primary key check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(code) <= 30),
    name          text not null check (btrim(name) <> ''),
    link_template text check (link_template like 'https://%{number}%' or link_template like 'http://%{number}%')
);

create table external_number (
    system   text        not null references other_system (code),
    number   text        not null check (btrim(number) <> ''),
    complaint text       not null references complaint (number),
    added_by text        not null,
    added_at timestamptz not null,
    primary key (system, number)
);

create index external_number_complaint on external_number (complaint);
