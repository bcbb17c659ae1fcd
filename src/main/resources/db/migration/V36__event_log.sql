-- The event log that everybody may have: cases under names of their own, and small groups without what makes them small. ADR 54 tells the rules.

-- From which the names of cases are made. Who knows a report's number learns nothing; who has the database has the numbers anyway.
create table event_log_secret (
    only_one boolean primary key default true check (only_one),
    secret   bytea   not null
);

insert into event_log_secret (secret)
    values (sha256(convert_to(cast(gen_random_uuid() as text) || cast(gen_random_uuid() as text), 'UTF8')));

-- The cases that were received in a period; secret ones are in no figure and not here. Category and class are named where five of the agency's
-- month share them, the agency where five of the month do. Where fewer than five would be left over, the smallest group of five or more
-- is hidden with them: who knows the sum could subtract. Of a month with fewer than five nothing is shown.
create function event_log_case(from_moment timestamptz, until_moment timestamptz)
    returns table (number text, case_id text, month date, agency text, category text, supervision text, is_shown boolean)
    language sql stable as $$
    with recursive above (code, top, parent) as (
        select code, code, parent from category
        union all
        select a.code, c.code, c.parent from above a join category c on c.code = a.parent),
    received as (
        select c.number, cast(date_trunc('month', c.filed_at at time zone 'Asia/Jakarta') as date) as month,
            coalesce(c.agency, c.named_agency, (select code from organisation_node where desk), '') as agency,
            coalesce(a.top, '') as category, c.supervision_class as supervision
        from complaint c
        left join above a on a.code = c.category and a.parent is null
        where c.filed_at >= from_moment and c.filed_at < until_moment and not c.secret),
    counted as (
        select r.*, count(*) over (partition by r.month, r.agency, r.category, r.supervision) as of_kind,
            count(*) over (partition by r.month, r.agency) as of_agency, count(*) over (partition by r.month) as of_month
        from received r),
    keyed as (
        select c.*, concat_ws(' ', lpad(c.of_kind::text, 9, '0'), c.category, c.supervision) as kind_key,
            concat_ws(' ', lpad(c.of_agency::text, 9, '0'), c.agency) as agency_key
        from counted c),
    left_over as (
        select k.*, count(*) filter (where k.of_kind < 5) over (partition by k.month, k.agency) as kinds_left,
            min(k.kind_key) filter (where k.of_kind >= 5) over (partition by k.month, k.agency) as smallest_kind,
            count(*) filter (where k.of_agency < 5) over (partition by k.month) as agencies_left,
            min(k.agency_key) filter (where k.of_agency >= 5) over (partition by k.month) as smallest_agency
        from keyed k),
    named as (
        select l.*, l.of_agency >= 5 and not (l.agencies_left between 1 and 4 and l.agency_key = l.smallest_agency) as agency_named,
            l.of_kind >= 5 and not (l.kinds_left between 1 and 4 and l.kind_key = l.smallest_kind) as kind_named
        from left_over l)
    select n.number, left(encode(sha256(s.secret || convert_to(n.number, 'UTF8')), 'hex'), 16), n.month,
        case when n.agency_named then n.agency else '*' end,
        case when n.agency_named and n.kind_named then n.category else '*' end,
        case when n.agency_named and n.kind_named then n.supervision else '*' end,
        n.of_month >= 5
    from named n cross join event_log_secret s
$$;
