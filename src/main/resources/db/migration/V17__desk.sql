-- The officers' desk: finding reports, who may read which, and texts to answer with.

create extension if not exists pg_trgm;

-- What is asked of all reports at once, one row a report, kept by the triggers below: no code path can forget it, and every
-- list is answered from one table. ADR 31 tells why.
create table case_index (
    number     text        primary key references complaint,
    filed_at   timestamptz not null,
    -- Every word of the report and of what was said and noted since, by stem.
    words      tsvector    not null default '',
    -- Number and title, for what is misspelt. Null until the first step waits: filing, where bursts arrive, pays for a bare row.
    heading    text,
    -- Offices that have or had it: the agency that was named, agencies, units.
    offices    text[]      not null default '{}',
    -- Groups that were offered a step, and logins after an @ that took one. Only grows: who has worked on it can look it up.
    held_by    text[]      not null default '{}',
    -- The earliest limit of its open steps; infinity while no step waits for an officer.
    next_limit timestamptz not null default 'infinity'
);

create index case_index_urgency on case_index (next_limit, filed_at desc, number);
create index case_index_newest on case_index (filed_at desc, number);
create index case_index_words on case_index using gin (words);
create index case_index_heading on case_index using gin (heading gin_trgm_ops);
create index case_index_offices on case_index using gin (offices);
create index case_index_held_by on case_index using gin (held_by);

-- Where several units work: one of those that do not lead still does.
create index assignment_open_other on assignment (number) where ended_at is null and not lead;
create index complaint_category on complaint (category text_pattern_ops);
create index complaint_region on complaint (region_code text_pattern_ops);
create index complaint_state on complaint (state);
-- The engine's called processes carry the number with a suffix, and nothing in the engine finds them by the number alone.
create index tuntas_execution_number on act_ru_execution (split_part(business_key_, '/', 1)) where business_key_ is not null;

create function case_words(weight "char", variadic texts text[]) returns tsvector language sql immutable as $$
    select setweight(to_tsvector('indonesian', array_to_string(texts, ' ')), weight)
$$;

create function case_index_of_complaint() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        insert into case_index (number, filed_at, offices)
        values (new.number, new.filed_at, array_remove(array[new.named_agency, new.agency, new.unit], null));
        return null;
    end if;
    update case_index i set
        offices = array(select distinct office
            from unnest(i.offices || array[new.named_agency, new.agency, new.unit]) office where office is not null),
        words = case when new.public_text is distinct from old.public_text or new.public_title is distinct from old.public_title
            then i.words || case_words('B', new.public_title, new.public_text) else i.words end
    where number = new.number;
    return null;
end $$;

create trigger case_index_of_complaint after insert on complaint
    for each row execute function case_index_of_complaint();
create trigger case_index_of_change after update of named_agency, agency, unit, public_title, public_text on complaint
    for each row when ((old.named_agency, old.agency, old.unit, old.public_title, old.public_text)
        is distinct from (new.named_agency, new.agency, new.unit, new.public_title, new.public_text))
    execute function case_index_of_complaint();

create function case_index_of_assignment() returns trigger language plpgsql as $$
begin
    update case_index set offices = offices || new.unit where number = new.number and not offices @> array[new.unit];
    return null;
end $$;

create trigger case_index_of_assignment after insert or update of unit on assignment
    for each row execute function case_index_of_assignment();

create function case_index_of_event() returns trigger language plpgsql as $$
begin
    -- A tsvector ends at a megabyte. What is said after half of that is not found, and is not refused either.
    update case_index set words = words || case_words('C', new.message, new.internal_note)
    where number = new.number and pg_column_size(words) < 500000;
    return null;
end $$;

create trigger case_index_of_event after insert on complaint_event
    for each row when (new.message is not null or new.internal_note is not null) execute function case_index_of_event();

-- The engine's open steps. Its times have no zone and are those of the session that writes them, as the driver sets it.
create function number_of_instance(instance text) returns text language sql stable as $$
    select split_part(business_key_, '/', 1) from act_ru_execution where id_ = instance
$$;

create function case_index_of_task() returns trigger language plpgsql as $$
declare
    about text;
begin
    about := number_of_instance(case when tg_op = 'DELETE' then old.proc_inst_id_ else new.proc_inst_id_ end);
    if tg_op = 'INSERT' then
        update case_index i set
            next_limit = least(i.next_limit, coalesce(cast(new.due_date_ as timestamptz), 'infinity')),
            heading = c.number || ' ' || c.title,
            words = case when i.heading is null
                then case_words('A', c.number, c.title) || case_words('B', c.text, c.address) || i.words else i.words end
        from complaint c
        where i.number = about and c.number = about
            and (i.heading is null or i.next_limit > coalesce(cast(new.due_date_ as timestamptz), 'infinity'));
    elsif tg_op = 'DELETE' or new.due_date_ is distinct from old.due_date_ then
        update case_index set next_limit = coalesce(
            (select cast(min(t.due_date_) as timestamptz)
            from act_ru_execution e join act_ru_task t on t.proc_inst_id_ = e.id_
            where split_part(e.business_key_, '/', 1) = about and e.business_key_ is not null), 'infinity')
        where number = about;
    end if;
    if tg_op <> 'DELETE' and new.assignee_ is not null then
        update case_index set held_by = held_by || ('@' || new.assignee_)
        where number = about and not held_by @> array['@' || new.assignee_];
    end if;
    return null;
end $$;

create trigger case_index_of_task after insert or delete or update of due_date_, assignee_ on act_ru_task
    for each row execute function case_index_of_task();

create function case_index_of_offer() returns trigger language plpgsql as $$
begin
    update case_index set held_by = held_by || cast(new.group_id_ as text)
    where number = (select number_of_instance(proc_inst_id_) from act_ru_task where id_ = new.task_id_)
        and not held_by @> array[cast(new.group_id_ as text)];
    return null;
end $$;

create trigger case_index_of_offer after insert on act_ru_identitylink
    for each row when (new.task_id_ is not null and new.group_id_ is not null and new.type_ = 'candidate')
    execute function case_index_of_offer();

-- The reports that are there already. Who held them before is known from whom the timeline told, and who acted.
insert into case_index (number, filed_at, heading, words, offices, held_by, next_limit)
select c.number, c.filed_at, c.number || ' ' || c.title,
    case_words('A', c.number, c.title) || case_words('B', c.text, c.address, c.public_title, c.public_text)
        || case_words('C', (select string_agg(concat_ws(' ', e.message, e.internal_note), ' ')
            from complaint_event e where e.number = c.number)),
    array(select distinct office from unnest(array[c.named_agency, c.agency, c.unit]
        || array(select a.unit from assignment a where a.number = c.number)) office where office is not null),
    array(select distinct holder from (
        select unnest(told) from complaint_event e where e.number = c.number
        union select '@' || actor from complaint_event e where e.number = c.number and actor not in ('system', 'reporter')
        union select 'desk-admin' where c.named_agency is null
        union select '@' || t.assignee_ from act_ru_execution x join act_ru_task t on t.proc_inst_id_ = x.id_
            where split_part(x.business_key_, '/', 1) = c.number and x.business_key_ is not null and t.assignee_ is not null
        union select l.group_id_ from act_ru_execution x join act_ru_task t on t.proc_inst_id_ = x.id_
            join act_ru_identitylink l on l.task_id_ = t.id_ and l.type_ = 'candidate'
            where split_part(x.business_key_, '/', 1) = c.number and x.business_key_ is not null and l.group_id_ is not null
        ) h (holder)),
    coalesce((select cast(min(t.due_date_) as timestamptz) from act_ru_execution x join act_ru_task t on t.proc_inst_id_ = x.id_
        where split_part(x.business_key_, '/', 1) = c.number and x.business_key_ is not null), 'infinity')
from complaint c;

-- Steps that wait for officers, one row for each group they are offered to; what the engine's columns are called stays in here.
create view waiting_step (number, task, login, group_id) as
    select split_part(e.business_key_, '/', 1), t.id_, t.assignee_, l.group_id_
    from act_ru_task t
    join act_ru_execution e on e.id_ = t.proc_inst_id_
    left join act_ru_identitylink l on l.task_id_ = t.id_ and l.type_ = 'candidate' and l.group_id_ is not null
    where e.business_key_ is not null;

-- Letters have numbers too, and one that is entered at two counters is one report.
insert into other_system (code, name) values ('surat', 'Surat') on conflict do nothing;
create index external_number_lower on external_number (lower(number));

-- Texts that officers begin an answer with. An empty category or agency stands for all of them.
create table answer_template (
    id         bigint generated always as identity primary key,
    agency     text        references organisation_node (code),
    category   text        references category (code),
    name       text        not null check (btrim(name) <> ''),
    text       text        not null check (btrim(text) <> ''),
    changed_by text        not null,
    changed_at timestamptz not null
);

create unique index answer_template_name on answer_template (agency, category, name) nulls not distinct;
