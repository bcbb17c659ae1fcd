-- Figures by month. ADR 52 tells what of them is public.

-- Of the reporter's age only the group is known outside the vault, as of the filing; null: not given.
alter table complaint add column age_group text check (age_group in ('UNDER_20', 'FROM_20', 'FROM_35', 'FROM_50', 'FROM_65'));

alter table report_figure
    add column unit text not null default '',
    add column age_group text not null default '',
    add column secret boolean not null default false;
comment on column report_figure.unit is 'The unit that leads it; empty when none does.';

update report_figure f set unit = coalesce(c.unit, ''), secret = c.secret from complaint c where c.number = f.number;

-- What reports are grouped by, one row a report.
create view category_top as
    with recursive above (code, top, parent) as (
        select code, code, parent from category
        union all
        select a.code, c.code, c.parent from above a join category c on c.code = a.parent)
    select code, top from above where parent is null;

create view grouped_report as
    select c.number, cast(c.filed_at at time zone 'Asia/Jakarta' as date) as day,
        coalesce(c.agency, c.named_agency, (select code from organisation_node where desk), '') as agency,
        coalesce(c.unit, '') as unit, coalesce(t.top, '') as category, coalesce(left(c.region_code, 5), '') as region,
        c.type, c.supervision_class as supervision, coalesce(c.age_group, '') as age_group, c.secret, c.state, c.filed_at
    from complaint c left join category_top t on t.code = c.category;

-- The days again, with what has come.
drop view figure_of_day;
drop table daily_figure;

create table daily_figure (
    month    date    not null,
    day      date    not null,
    agency   text    not null,
    unit     text    not null,
    category text    not null,
    region   text    not null,
    type     text    not null,
    supervision text not null,
    age_group text   not null,
    secret   boolean not null,
    measure  text    not null,
    value    integer not null,
    reports  integer not null check (reports > 0),
    primary key (day, agency, unit, category, region, type, supervision, age_group, secret, measure, value)
);

create index daily_figure_month on daily_figure (month);

create view figure_of_day as
    select cast(date_trunc('month', cast(f.day as timestamp)) as date) as month, f.day, f.agency, f.unit, f.category, f.region, f.type,
        f.supervision, f.age_group, f.secret, c.measure, c.value, cast(count(*) as integer) as reports
    from report_figure f cross join lateral counted_figures(f) c
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12;

-- What pages read: a month by one thing at a time. "guard" is what reports may be read as: SECRET, SUPERVISORY or neither.
create table monthly_figure (
    month     date  not null,
    dimension text  not null,
    code      text  not null,
    guard     text  not null,
    counted   jsonb not null,
    primary key (dimension, month, code, guard)
);
comment on column monthly_figure.counted is 'How many reports have a measure, by its name; of DAYS and RATING by name and value.';

create function guard_of(secret boolean, supervision text) returns text language sql immutable as $$
    select case when secret then 'SECRET' when supervision = 'SUPERVISORY' then 'SUPERVISORY' else 'NONE' end
$$;

create view figure_of_month as
    select month, dimension, code, guard, jsonb_object_agg(measure, reports) as counted
    from (
        select f.month, d.dimension, d.code, guard_of(f.secret, f.supervision) as guard,
            f.measure || case when f.measure in ('DAYS', 'RATING') then ' ' || f.value else '' end as measure,
            cast(sum(f.reports) as integer) as reports
        from daily_figure f cross join lateral (values
            ('ALL', ''), ('AGENCY', f.agency), ('UNIT', f.unit), ('CATEGORY', f.category), ('REGION', f.region),
            ('TYPE', f.type), ('CLASS', f.supervision), ('AGE', f.age_group)) d (dimension, code)
        group by 1, 2, 3, 4, 5) summed
    group by 1, 2, 3, 4;

insert into daily_figure select * from figure_of_day;
insert into monthly_figure select * from figure_of_month;

drop trigger complaint_figure_falls_due on complaint;
create trigger complaint_figure_falls_due
    after update of state, type, supervision_class, category, agency, unit, region_code, secret, age_group, rating, close_reason, closed_at
    on complaint
    for each row when (old.closed_at is not null or new.closed_at is not null) execute function figure_falls_due();

-- What has not ended is counted when somebody asks.
create index complaint_under_way on complaint (filed_at)
    where state not in ('RESOLVED', 'AUTO_CLOSED', 'ARCHIVED', 'WITHDRAWN', 'REFERRED');
