-- Sets of models, forms and tables: those that hold and held, and those that designers propose.

-- What is the same is there once, however many sets it belongs to.
create table model_content (
    digest  text  primary key check (digest ~ '^[0-9a-f]{64}$'),
    content bytea not null
);

create table model_set (
    digest text primary key check (digest ~ '^[0-9a-f]{64}$')
);

create table model_set_file (
    set_digest text not null references model_set (digest),
    name       text not null check (name ~ '^(bpmn|forms)/[^/]+$'),
    content    text not null references model_content (digest),
    primary key (set_digest, name)
);

-- The newest row holds for reports that begin from then on.
create table model_release (
    id          bigint generated always as identity primary key,
    set_digest  text        not null references model_set (digest),
    -- INSTALLED: with this version of Tuntas; LIVE: saved in a watched folder; the others: by people.
    origin      text        not null check (origin in ('INSTALLED', 'LIVE', 'PUBLISHED', 'RETURNED')),
    released_at timestamptz not null,
    -- Key of the engine's deployment; the same as before when only tables changed.
    deployment  text        not null,
    proposal    bigint      unique,
    check ((origin in ('PUBLISHED', 'RETURNED')) = (proposal is not null))
);

create index model_release_deployment on model_release (deployment);

create table model_draft (
    id           bigint generated always as identity primary key,
    set_digest   text        not null references model_set (digest),
    -- The release it was made from.
    base         bigint      not null references model_release (id),
    author       text        not null,
    note         text        not null,
    changed_at   timestamptz not null,
    discarded_at timestamptz
);

-- A draft, or an earlier release, that somebody wants to hold. Decided by somebody else, once.
create table model_proposal (
    id            bigint generated always as identity primary key,
    draft         bigint      references model_draft (id),
    returns_to    bigint      references model_release (id),
    set_digest    text        not null references model_set (digest),
    base          bigint      not null references model_release (id),
    author        text        not null,
    proposer      text        not null,
    note          text        not null,
    proposed_at   timestamptz not null,
    state         text        not null default 'OPEN'
        check (state in ('OPEN', 'APPROVED', 'REJECTED', 'WITHDRAWN', 'OVERTAKEN')),
    decider       text,
    decided_at    timestamptz,
    decision_note text,
    check ((draft is null) <> (returns_to is null)),
    check ((state = 'OPEN') = (decided_at is null) and (decided_at is null) = (decider is null)),
    constraint model_proposal_is_decided_by_another
        check (state not in ('APPROVED', 'REJECTED') or (decider <> proposer and decider <> author))
);

create unique index model_proposal_open on model_proposal (coalesce(draft, 0), coalesce(returns_to, 0)) where state = 'OPEN';

alter table model_release add foreign key (proposal) references model_proposal (id);

-- Nobody, and no mistake in the code, lets a set hold that another one was approved for.
create function model_release_was_approved() returns trigger language plpgsql as $$
begin
    if new.proposal is not null and not exists (
            select from model_proposal p where p.id = new.proposal and p.state = 'APPROVED' and p.set_digest = new.set_digest) then
        raise exception 'model_release %: proposal % was not approved for this set', new.id, new.proposal;
    end if;
    return new;
end
$$;

create trigger model_release_was_approved before insert on model_release
    for each row execute function model_release_was_approved();

create function model_history_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name;
end
$$;

create trigger model_release_append_only before update or delete or truncate on model_release
    execute function model_history_is_append_only();
create trigger model_content_append_only before update or delete or truncate on model_content
    execute function model_history_is_append_only();
create trigger model_set_file_append_only before update or delete or truncate on model_set_file
    execute function model_history_is_append_only();

-- A decision stands.
create function model_proposal_is_decided_once() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or old.state <> 'OPEN' or (old.set_digest, old.base, old.author, old.proposer)
            is distinct from (new.set_digest, new.base, new.author, new.proposer) then
        raise exception 'model_proposal %: is decided once, and what was proposed does not change', old.id;
    end if;
    return new;
end
$$;

create trigger model_proposal_decided_once before update or delete on model_proposal
    for each row execute function model_proposal_is_decided_once();
