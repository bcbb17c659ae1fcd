-- Figures over time. What is open is counted live; what has ended is rolled up by the day on which the report was received, so that
-- every percentage of a month is a percentage of the reports of that month. ADR 45 tells why.

-- Reports of which something that counts has changed. Rows are only added: nobody who works on a report waits for the roll-up.
create table figure_due (
    id     bigint generated always as identity primary key,
    number text not null
);

-- What one ended report adds to the figures.
create table report_figure (
    number          text    primary key references complaint,
    day             date    not null,
    agency          text    not null,
    category        text    not null,
    region          text    not null,
    type            text    not null,
    supervision     text    not null,
    outcome         text    not null,
    close_reason    text    not null,
    days            integer not null check (days >= 0),
    followed_up     boolean not null,
    followed_up_on_time boolean,
    resolved_on_time    boolean,
    returned        boolean not null,
    reopened        boolean not null,
    answered        boolean not null,
    confirmed       boolean not null,
    rescued         boolean not null,
    rating          integer check (rating between 1 and 5)
);

comment on column report_figure.day is 'On which the report was received, in WIB.';
comment on column report_figure.category is 'Top level; empty when it has none.';
comment on column report_figure.region is 'Regency or city; empty when no place was given.';
comment on column report_figure.days is 'Whole days of 24 hours from filing to the last closing.';

create index report_figure_day on report_figure (day, agency);

-- The roll-up: how many reports of a day have which measure. DAYS and RATING are histograms over "value".
create table daily_figure (
    day      date    not null,
    agency   text    not null,
    category text    not null,
    region   text    not null,
    type     text    not null,
    supervision text not null,
    measure  text    not null,
    value    integer not null,
    reports  integer not null check (reports > 0),
    primary key (day, agency, category, region, type, supervision, measure, value)
);

create function counted_figures(figure report_figure) returns table (measure text, value integer) language sql immutable as $$
    select m, v from (values
        ('CLOSED', 0, true),
        ('DONE', 0, figure.outcome in ('RESOLVED', 'AUTO_CLOSED')),
        ('OUTCOME_' || figure.outcome, 0, true),
        ('FOLLOWED_UP', 0, figure.followed_up),
        ('FOLLOW_UP_MEASURED', 0, figure.followed_up_on_time is not null),
        ('FOLLOWED_UP_ON_TIME', 0, figure.followed_up_on_time),
        ('RESOLUTION_MEASURED', 0, figure.resolved_on_time is not null),
        ('RESOLVED_ON_TIME', 0, figure.resolved_on_time),
        ('RETURNED', 0, figure.returned),
        ('REOPENED', 0, figure.reopened),
        ('ANSWERED', 0, figure.answered),
        ('CONFIRMED', 0, figure.confirmed),
        ('RESCUED', 0, figure.rescued),
        ('RATING', coalesce(figure.rating, 0), figure.rating is not null),
        ('DAYS', figure.days, figure.outcome in ('RESOLVED', 'AUTO_CLOSED'))
    ) counted (m, v, counts) where counts
$$;

create view figure_of_day as
    select f.day, f.agency, f.category, f.region, f.type, f.supervision, c.measure, c.value, cast(count(*) as integer) as reports
    from report_figure f cross join lateral counted_figures(f) c
    group by 1, 2, 3, 4, 5, 6, 7, 8;

create function figure_falls_due() returns trigger language plpgsql as $$
begin
    insert into figure_due (number) values (new.number);
    return null;
end $$;

-- Ended, taken up again, or changed in what the figures are grouped by while it is ended. No report that is under way pays for it.
create trigger complaint_figure_falls_due
    after update of state, type, supervision_class, category, agency, region_code, rating, close_reason, closed_at on complaint
    for each row when (old.closed_at is not null or new.closed_at is not null) execute function figure_falls_due();

insert into figure_due (number) select number from complaint where closed_at is not null;
