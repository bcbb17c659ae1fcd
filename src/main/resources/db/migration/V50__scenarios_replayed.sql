-- Scenarios are kept beside the models they speak of, and played on every set that somebody wants to hold.

alter table model_set_file drop constraint model_set_file_name_check;
alter table model_set_file add constraint model_set_file_name_check check (name ~ '^(bpmn|forms|bpmn/scenarios)/[^/]+$');

create table model_replay (
    id           bigint generated always as identity primary key,
    set_digest   text        not null references model_set (digest),
    -- Digest of the names and texts of its scenarios.
    scenarios    text        not null,
    state        text        not null default 'WAITING' check (state in ('WAITING', 'PLAYING', 'DONE', 'FAILED')),
    asked_at     timestamptz not null,
    -- How often somebody began to play it.
    attempts     integer     not null default 0,
    -- Whoever plays it and is silent for longer has died: another one goes on.
    leased_until timestamptz,
    ended_at     timestamptz,
    -- Why it came to no end, and what the process of the stage logged last.
    failure      text        check (failure in ('NOT_STARTED', 'TOO_LONG', 'BROKEN_OFF')),
    log          text        not null default '',
    check ((state in ('DONE', 'FAILED')) = (ended_at is not null) and (state = 'FAILED') = (failure is not null)),
    check (state <> 'PLAYING' or leased_until is not null)
);

create index model_replay_set on model_replay (set_digest, id);
create unique index model_replay_open on model_replay (set_digest) where state in ('WAITING', 'PLAYING');

create table model_replay_scenario (
    replay   bigint  not null references model_replay (id),
    place    integer not null,
    file     text    not null,
    -- As it was played.
    content  text    not null,
    name     text    not null,
    holds    boolean,
    -- What was not as expected.
    troubles jsonb   not null default '[]',
    primary key (replay, place)
);

-- Why somebody wants a set to hold although its scenarios say otherwise. It counts for what that play showed, and for no later one.
create table model_replay_excuse (
    proposal   bigint      not null references model_proposal (id),
    replay     bigint      not null references model_replay (id),
    reason     text        not null,
    excused_by text        not null,
    excused_at timestamptz not null,
    primary key (proposal, replay)
);

-- What was seen stays.
create function model_replay_stays() returns trigger language plpgsql as $$
begin
    raise exception '%: what was played stays', tg_table_name;
end
$$;

create trigger model_replay_ended before update on model_replay
    for each row when (old.ended_at is not null) execute function model_replay_stays();
create trigger model_replay_kept before delete or truncate on model_replay execute function model_replay_stays();
create trigger model_replay_scenario_told before update on model_replay_scenario
    for each row when (old.holds is not null) execute function model_replay_stays();
create trigger model_replay_scenario_kept before delete or truncate on model_replay_scenario execute function model_replay_stays();
create trigger model_replay_excuse_kept before delete or truncate on model_replay_excuse execute function model_replay_stays();
