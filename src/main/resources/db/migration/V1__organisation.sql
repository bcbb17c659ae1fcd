-- The organisation: who receives reports, who works on them, and the lists a report is filed under.

create table organisation_node (
    code text primary key,
    parent text references organisation_node (code),
    kind text not null check (kind in ('AGENCY', 'UNIT')),
    name text not null check (btrim(name) <> ''),
    desk boolean not null default false,
    -- 'desk' is kept free: its groups would be called desk-admin, which is the verification desk.
    check (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(code) <= 60 and code <> 'desk'),
    -- So every unit has an agency above it: whoever follows the parents up ends at one.
    constraint unit_has_parent check (kind = 'AGENCY' or parent is not null)
);

create index organisation_node_parent on organisation_node (parent);

create unique index organisation_has_one_desk on organisation_node (desk) where desk;

create function organisation_refuse_cycle() returns trigger language plpgsql as $$
begin
    -- Two transactions could each add half of a circle that neither sees.
    perform pg_advisory_xact_lock(hashtext('tuntas.organisation_node.parent'));
    -- "union", not "union all": ends even inside a circle that another row of the same statement closes.
    if exists (
        with recursive above (code) as (
            select new.parent
            union
            select n.parent from organisation_node n join above a on n.code = a.code where n.parent is not null)
        select from above where code = new.code)
    then
        raise exception 'organisation node % would be above itself', new.code using errcode = 'check_violation';
    end if;
    return null;
end $$;

-- After the row, so that a statement may bring a child before its parent.
create trigger organisation_node_no_cycle after insert or update of parent on organisation_node
    for each row when (new.parent is not null) execute function organisation_refuse_cycle();

create table staff (
    login text primary key check (login ~ '^[a-z0-9._-]{2,40}$' and login not in ('system', 'reporter')),
    name text not null check (btrim(name) <> ''),
    email text,
    -- Spring Security's format: {bcrypt}$2a$10$…; null: cannot log in with a password.
    password_hash text check (password_hash ~ '^\{[A-Za-z0-9@._-]+\}.+$'),
    active boolean not null default true
);

comment on column staff.login is
    'The names system and reporter are kept free: on a timeline they are not people.';

-- Groups are computed, never stored: a node without its groups, or groups of a node that is gone, cannot exist.
create view staff_group (id, name, node_code, role) as
    select n.code || '-' || r.role, r.title || ' ' || n.name, n.code, r.role
    from organisation_node n
    cross join (values
        ('admin', 'Admin'),
        ('head', 'Kepala'),
        ('officer', 'Petugas'),
        ('inspector', 'Inspektur')) as r (role, title)
    union all
    select f.id, f.name, null, f.id
    from (values
        ('desk-admin', 'Admin Meja Laporan'),
        ('desk-coordinator', 'Koordinator Meja Laporan'),
        ('ombudsman', 'Ombudsman RI'),
        ('process-designer', 'Perancang Prosedur'),
        ('process-approver', 'Penyetuju Prosedur'),
        ('auditor', 'Auditor'),
        ('operator', 'Operator Sistem')) as f (id, name);

create table membership (
    staff_login text not null references staff (login) on update cascade on delete cascade,
    group_id text not null,
    primary key (staff_login, group_id)
);

create index membership_group on membership (group_id);

-- What a foreign key would do if a view could be its target.
create function membership_refuse_unknown_group() returns trigger language plpgsql as $$
declare
    stray record;
begin
    select m.staff_login, m.group_id into stray
    from entered m
    where not exists (select from staff_group g where g.id = m.group_id)
    limit 1;
    if found then
        raise exception 'membership of % in unknown group %', stray.staff_login, stray.group_id
            using errcode = 'foreign_key_violation';
    end if;
    return null;
end $$;

-- Once per statement: one look at the view, however many rows come.
create trigger membership_group_known_on_insert after insert on membership
    referencing new table as entered for each statement execute function membership_refuse_unknown_group();
create trigger membership_group_known_on_update after update on membership
    referencing new table as entered for each statement execute function membership_refuse_unknown_group();

create function organisation_refuse_orphaned_membership() returns trigger language plpgsql as $$
begin
    if exists (
        select from membership m
        where m.group_id in (old.code || '-admin', old.code || '-head', old.code || '-officer', old.code || '-inspector'))
    then
        raise exception 'organisation node % still has members in its groups', old.code
            using errcode = 'foreign_key_violation';
    end if;
    return old;
end $$;

-- Else whoever belonged to a node that is gone would belong to the next one of that name.
create trigger organisation_node_without_members before delete on organisation_node
    for each row execute function organisation_refuse_orphaned_membership();

create function organisation_refuse_new_code() returns trigger language plpgsql as $$
begin
    raise exception 'organisation node % cannot be given another code', old.code using errcode = 'check_violation';
end $$;

-- Codes stand in reports, limits and running processes.
create trigger organisation_node_code_is_final before update of code on organisation_node
    for each row when (old.code <> new.code) execute function organisation_refuse_new_code();

create table region (
    code text primary key,
    name text not null,
    level text not null
);

comment on table region is
    'Provinces, regencies and cities, districts. The code says what lies in what: 36.71.06 lies in 36.71, which lies in 36.';

create table category (
    code text primary key,
    parent text references category (code),
    name text not null
);

create table reference_load (
    name text primary key,
    hash text not null,
    loaded_at timestamptz not null
);

comment on table reference_load is
    'Which edition (SHA-256) of a list that comes with the program was loaded last.';
