-- The managers' monitor.

-- The rule of who may read a report, in one place for all lists.
create function may_read(supervision_class text, secret boolean, offices text[], held_by text[],
    hats text[], everywhere boolean, agencies text[], units text[], inspected text[], seats text[])
    returns boolean language sql immutable as $$
    select case when supervision_class = 'SUPERVISORY' and offices && seats then offices && inspected
        else held_by && hats or offices && inspected
            or not secret and (everywhere or offices && agencies or supervision_class <> 'SUPERVISORY' and offices && units) end
$$;

-- Reports that not everybody who reads everywhere may read.
create index complaint_guarded on complaint (number)
    where (secret or supervision_class = 'SUPERVISORY') and closed_at is null;

-- Also which step it is.
create or replace view waiting_step (number, task, login, group_id, step) as
    select split_part(e.business_key_, '/', 1), t.id_, t.assignee_, l.group_id_, t.task_def_key_
    from act_ru_task t
    join act_ru_execution e on e.id_ = t.proc_inst_id_
    left join act_ru_identitylink l on l.task_id_ = t.id_ and l.type_ = 'candidate' and l.group_id_ is not null
    where e.business_key_ is not null;

-- The managers' morning letter: one a day for each, and what became of it. Holds no address and no text.
create table digest (
    manager  text        not null,
    day      date        not null,
    state    text        not null default 'WAITING' check (state in
        ('WAITING', 'SENDING', 'SENT', 'NOTHING', 'NO_ADDRESS', 'REFUSED', 'GIVEN_UP')),
    letter   uuid        not null,
    attempts integer     not null default 0,
    due      timestamptz not null,
    moved_at timestamptz not null,
    failure  text,
    primary key (manager, day)
);

create index digest_due on digest (due) where state in ('WAITING', 'SENDING');
