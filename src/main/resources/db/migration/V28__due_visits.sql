-- What is late and what became of its escalations, so that it can be asked of all open work at once.

-- When the time of an open visit is over and when four fifths of it are used, as the clock says: kept beside it whenever a clock is
-- started or moved, as timers are. Infinite until the clock was looked at once.
alter table stage_visit
    add column limit_at timestamptz not null default 'infinity',
    add column near_at timestamptz not null default 'infinity';

create index stage_visit_due on stage_visit (limit_at, id) where ended_at is null;
create index stage_visit_ended on stage_visit (ended_at) where ended_at is not null;

-- What became of an escalation. One whose stage ended before anybody answered ended with it.
alter table sla_alert
    add column outcome text check (outcome in ('ACKNOWLEDGE', 'REASSIGN', 'TAKE_OVER', 'EXTEND', 'ENDED')),
    add column outcome_at timestamptz,
    add column outcome_by text,
    add check ((outcome is null) = (outcome_at is null));

update sla_alert a set outcome = 'ENDED', outcome_at = v.ended_at
from stage_visit v where v.id = a.visit and a.kind = 'ESCALATION' and v.ended_at is not null;

create index sla_alert_escalation_open on sla_alert (visit) where kind = 'ESCALATION' and outcome is null;
create index sla_alert_escalation on sla_alert (at) where kind = 'ESCALATION';

-- Every clock that runs is looked at once.
insert into clock_change (agency, due_at) select '', now() where exists (select from stage_visit where ended_at is null);
