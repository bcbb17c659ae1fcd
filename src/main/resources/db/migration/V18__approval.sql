-- Answers that somebody else must approve first, who hears an appeal, and shares that a unit has given back.

-- An answer as it was drafted. The reporter reads none of it until it is approved; then it stands on the timeline.
create table answer_draft (
    id          bigint generated always as identity primary key,
    number      text        not null references complaint,
    round       integer     not null,
    -- The unit's share to which it belongs; null for the combined response of several units.
    assignment  bigint references assignment,
    -- The visit in which it was written, whose promise an interim answer makes.
    visit       bigint references stage_visit,
    kind        text        not null check (kind in ('INTERIM', 'FINAL', 'COMBINED')),
    author      text        not null,
    answer      text        not null,
    resolution  text,
    promised_on date,
    approver    text        not null check (approver in ('HEAD', 'INSPECTOR')),
    legal_basis text        not null,
    drafted_at  timestamptz not null,
    outcome     text check (outcome in ('APPROVED', 'RETURNED', 'DROPPED')),
    decided_at  timestamptz,
    decided_by  text,
    check ((kind = 'INTERIM') = (promised_on is not null)),
    check ((kind = 'INTERIM') = (resolution is null)),
    check ((outcome is null) = (decided_at is null))
);

-- One answer at a time waits for a share, and one for the whole.
create unique index answer_draft_open on answer_draft (number, coalesce(assignment, 0)) where outcome is null;
create index answer_draft_number on answer_draft (number, id);

comment on column answer_draft.outcome is 'DROPPED: the round ended, or the complaint was taken from the unit, before anybody decided.';

alter table complaint add column heard_by text;
comment on column complaint.heard_by is 'Group that hears the appeal of this round; null before one.';

alter table assignment add column given_back boolean not null default false;
comment on column assignment.given_back is 'The unit says that it is not its task, and no other has been named yet.';
