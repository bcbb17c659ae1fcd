-- How long reports stayed in the steps of the models, rolled up by the day on which they left them. ADR 65 tells why.

-- Everything that ended, one by one: visits, and escalations as passages through the step in which managers answer them.
create view ended_passage as
    select v.ended_at as at, v.process, v.step, v.stage,
        -- The clock of the resolution belongs to no element, but to the round whose first element tells its version.
        coalesce(v.bundle, (select f.bundle from stage_visit f
            where f.number = v.number and f.round = v.round and f.bundle is not null order by f.id limit 1)) as bundle,
        v.agency,
        -- The unit that led last answers for the resolution.
        coalesce(v.unit, case when v.stage = 'RESOLUTION' then (select unit from complaint where number = v.number) end, v.agency)
            as office,
        v.number,
        cast(extract(epoch from v.ended_at - coalesce(v.entered_at, v.started_at)) as integer) as length,
        v.limit_at < 'infinity' as limited,
        cast(case when v.ended_at > v.limit_at then extract(epoch from v.ended_at - v.limit_at) end as bigint) as beyond,
        v.again, v.round > 1 as reopened
    from stage_visit v where v.ended_at is not null
    union all
    select s.outcome_at, 'escalation', 'userTask_HandleEscalation', 'ESCALATION',
        coalesce(v.bundle, (select f.bundle from stage_visit f
            where f.number = v.number and f.round = v.round and f.bundle is not null order by f.id limit 1)),
        v.agency,
        coalesce(v.unit, case when v.stage = 'RESOLUTION' then (select unit from complaint where number = v.number) end, v.agency),
        v.number, cast(extract(epoch from s.outcome_at - s.at) as integer), false, null, false, v.round > 1
    from sla_alert s cross join lateral (select visit.* from stage_visit visit where visit.id = s.visit offset 0) v
    where s.kind = 'ESCALATION' and s.outcome_at is not null;

create index sla_alert_outcome on sla_alert (outcome_at) where kind = 'ESCALATION' and outcome_at is not null;

create function guarded(report complaint) returns boolean language sql immutable as $$
    select report.secret or report.supervision_class = 'SUPERVISORY'
$$;

create table passage_day (
    day      date    not null,
    process  text,
    step     text,
    stage    text    not null,
    bundle   text,
    agency   text    not null,
    office   text    not null,
    number   text,
    ended    integer not null check (ended > 0),
    limited  integer not null,
    past     integer not null,
    lost     bigint  not null,
    again    integer not null,
    reopened integer not null,
    lengths  integer[] not null check (cardinality(lengths) = ended)
);

comment on column passage_day.day is 'On which they ended, in WIB.';
comment on column passage_day.number is 'Of a secret or supervisory report, whose passages are asked for one by one; null for all others together.';
comment on column passage_day.lost is 'Beyond limits, together, in seconds.';
comment on column passage_day.lengths is 'Of each passage, in seconds, in order: medians stay exact.';

create index passage_day_day on passage_day (day);

-- What ended in a span, by day. A function, because the days of a view would not be found by the indexes on when passages ended.
create function passages_between(since timestamptz, before timestamptz) returns setof passage_day language sql stable as $$
    select cast(p.at at time zone 'Asia/Jakarta' as date), p.process, p.step, p.stage, p.bundle, p.agency, p.office,
        case when guarded(c) then c.number end,
        cast(count(*) as integer), cast(count(*) filter (where p.limited) as integer),
        cast(count(p.beyond) as integer), cast(coalesce(sum(p.beyond), 0) as bigint),
        cast(count(*) filter (where p.again) as integer), cast(count(*) filter (where p.reopened) as integer),
        array_agg(p.length order by p.length)
    from ended_passage p join complaint c on c.number = p.number
    where p.at >= since and p.at < before
    group by 1, 2, 3, 4, 5, 6, 7, 8
$$;

create view passage_of_day as select * from passages_between('-infinity', 'infinity');

-- Days of which something that counts has changed. Rows are only added: nobody who works on a report waits for the roll-up.
create table passage_due (
    id  bigint generated always as identity primary key,
    day date not null
);

create index passage_due_day on passage_due (day);

create function passage_falls_due(variadic moments timestamptz[]) returns void language sql as $$
    insert into passage_due (day)
    select distinct cast(m at time zone 'Asia/Jakarta' as date) from unnest(moments) m where m is not null
$$;

create function passage_of_visit_falls_due() returns trigger language plpgsql as $$
begin
    perform passage_falls_due(case when tg_op <> 'INSERT' then old.ended_at end, case when tg_op <> 'DELETE' then new.ended_at end);
    return null;
end $$;

create trigger stage_visit_passage_begins after insert on stage_visit
    for each row when (new.ended_at is not null) execute function passage_of_visit_falls_due();
create trigger stage_visit_passage_changes after update on stage_visit
    for each row when (old.ended_at is not null or new.ended_at is not null) execute function passage_of_visit_falls_due();
create trigger stage_visit_passage_goes after delete on stage_visit
    for each row when (old.ended_at is not null) execute function passage_of_visit_falls_due();

create function passage_of_alert_falls_due() returns trigger language plpgsql as $$
begin
    perform passage_falls_due(
        case when tg_op <> 'INSERT' then old.outcome_at end, case when tg_op <> 'DELETE' then new.outcome_at end);
    return null;
end $$;

create trigger sla_alert_passage_begins after insert on sla_alert
    for each row when (new.outcome_at is not null) execute function passage_of_alert_falls_due();
create trigger sla_alert_passage_changes after update on sla_alert
    for each row when (old.outcome_at is not null or new.outcome_at is not null) execute function passage_of_alert_falls_due();
create trigger sla_alert_passage_goes after delete on sla_alert
    for each row when (old.outcome_at is not null) execute function passage_of_alert_falls_due();

-- Who may read a report, or which unit leads it, is part of its passages, also of those that ended long ago.
create function passage_of_complaint_falls_due() returns trigger language plpgsql as $$
begin
    perform passage_falls_due(variadic array(select ended_at from stage_visit where number = new.number and ended_at is not null)
        || array(select s.outcome_at from stage_visit v join sla_alert s on s.visit = v.id where v.number = new.number));
    return null;
end $$;

create trigger complaint_passage_falls_due after update of secret, supervision_class, unit on complaint
    for each row when ((old.secret, old.supervision_class, old.unit) is distinct from (new.secret, new.supervision_class, new.unit))
    execute function passage_of_complaint_falls_due();

insert into passage_due (day) select distinct cast(at at time zone 'Asia/Jakarta' as date) from ended_passage;
