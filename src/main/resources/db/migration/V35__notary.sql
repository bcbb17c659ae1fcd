-- The proof that nothing vanished: every entry of a timeline is chained to the one before it in its report and becomes a leaf in the tree
-- of a day; the day's root is sealed together with the seal of the day before, and published. ADR 53 tells why and against whom.

-- Entries that are in no day yet. Rows are only added: nobody who works on a report waits for the notary.
create table notary_due (
    entry bigint      primary key,
    at    timestamptz not null
);

create index notary_due_at on notary_due (at);

create table notary_day (
    day       date        primary key,
    size      integer     not null check (size >= 0),
    root      bytea       not null,
    previous  bytea       not null,
    seal      bytea       not null,
    sealed_at timestamptz not null
);

create table notary_entry (
    entry       bigint  primary key references complaint_event,
    number      text    not null,
    sequence    integer not null check (sequence >= 1),
    day         date    not null,
    fingerprint bytea   not null,
    said        bytea   not null,
    inside      bytea   not null,
    link        bytea   not null,
    said_salt   bytea,
    inside_salt bytea   not null,
    link_salt   bytea   not null,
    unique (number, sequence),
    unique (day, fingerprint)
);

comment on column notary_entry.day is 'In whose tree it is: the day of the entry, or the first one sealed after it was written.';
comment on column notary_entry.said_salt is 'Without it nobody can try what the words may have been; it goes with the words.';

create function notary_falls_due() returns trigger language plpgsql as $$
begin
    insert into notary_due (entry, at) values (new.id, new.at);
    return null;
end $$;

create trigger complaint_event_notary_due after insert on complaint_event
    for each row execute function notary_falls_due();

-- A sealed day takes no more entries, and what is in it stays. A salt may be forgotten.
create function notary_day_is_open() returns trigger language plpgsql as $$
begin
    if exists (select from notary_day where day >= new.day) then
        raise exception 'the day % is sealed', new.day;
    end if;
    return new;
end $$;

create trigger notary_entry_of_an_open_day before insert on notary_entry
    for each row execute function notary_day_is_open();

create function notary_keeps() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name;
end $$;

create trigger notary_day_append_only before update or delete or truncate on notary_day
    for each statement execute function notary_keeps();
create trigger notary_entry_append_only before delete or truncate on notary_entry
    for each statement execute function notary_keeps();
create trigger notary_entry_unchanged before update on notary_entry
    for each row when ((old.entry, old.number, old.sequence, old.day, old.fingerprint, old.said, old.inside, old.link, old.inside_salt, old.link_salt)
        is distinct from (new.entry, new.number, new.sequence, new.day, new.fingerprint, new.said, new.inside, new.link, new.inside_salt, new.link_salt)
        or new.said_salt is not null)
    execute function notary_keeps();

-- What a report said is forgotten together with its salt: what stays can be compared with nothing any more.
create function notary_forgets_words() returns trigger language plpgsql as $$
begin
    update notary_entry set said_salt = null
    where said_salt is not null and entry in (select id from complaint_event where number = new.number and kind = 'FILED');
    return null;
end $$;

create trigger complaint_words_forgotten after update of text on complaint
    for each row when (old.text <> '' and new.text = '') execute function notary_forgets_words();

-- What is there already waits for the notary, who seals its days one after another.
insert into notary_due (entry, at) select id, at from complaint_event;
