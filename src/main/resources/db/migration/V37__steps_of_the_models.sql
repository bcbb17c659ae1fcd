-- In which step of which models a visit lies, so that time can be shown on the drawing.

alter table stage_visit
    -- The models that were published together and run it, the process in them, and the element. Null where the clock belongs
    -- to no element, as that of the resolution.
    add column bundle     text,
    add column process    text,
    add column step       text,
    -- When the report came there: a clock that goes on was started before.
    add column entered_at timestamptz,
    -- Whether the round had been in this stage before, with the same unit.
    add column again      boolean not null default false;

update stage_visit v
set process = s.process,
    step = s.step,
    entered_at = v.started_at,
    bundle = (
        select d.deployment_id_ from act_hi_procinst h join act_re_procdef d on d.id_ = h.proc_def_id_
        where h.business_key_ = v.number and h.root_proc_inst_id_ = h.id_ and h.start_time_ <= coalesce(v.ended_at, now())
        order by h.start_time_ desc limit 1)
from (values
    ('VERIFICATION', 'complaint', 'subProcess_Verification'),
    ('POSTPONED', 'complaint', 'subProcess_VerificationPostponed'),
    ('AWAITING_COMPLETION', 'complaint', 'subProcess_AwaitCompletion'),
    ('DETERMINATION', 'complaint', 'subProcess_Determination'),
    ('DISPOSITION', 'complaint', 'subProcess_Disposition'),
    ('AWAITING_REPORTER', 'complaint', 'subProcess_AwaitReporter'),
    ('FOLLOW_UP', 'unit-follow-up', 'subProcess_FollowUp'),
    ('ASKING_REPORTER', 'unit-follow-up', 'subProcess_AskReporter'),
    ('TIME_APPROVAL', 'unit-follow-up', 'subProcess_TimeApproval'),
    ('WORK_POSTPONED', 'unit-follow-up', 'subProcess_FollowUpPostponed'),
    ('RESPONSE_APPROVAL', 'response-approval', 'subProcess_ResponseApproval'),
    ('APPEAL', 'appeal', 'subProcess_Appeal')) s (stage, process, step)
where s.stage = v.stage;

-- A unit that gave its share back is replaced elsewhere in the drawing.
update stage_visit set step = 'subProcess_Redisposition' where stage = 'DISPOSITION' and share is not null;

update stage_visit v set again = true
where exists (select from stage_visit e where e.number = v.number and e.round = v.round and e.stage = v.stage and e.id < v.id
    and e.unit is not distinct from v.unit);
