-- Identities are guarded: keys that change, who looked at whom and why, and how long anything is kept.

-- Until now one row with the digest of the one key. That digest is the id of the key from now on.
alter table server_key drop constraint server_key_pkey;
alter table server_key drop column only_one;
alter table server_key rename column digest to id;
alter table server_key add primary key (id);
alter table server_key add column sealing boolean not null default false;
update server_key set sealing = true;
create unique index server_key_sealing on server_key (sealing) where sealing;
comment on table server_key is 'Keys that a node of this database was ever started with: digests, never the keys.';
comment on column server_key.sealing is 'The one with which new identities are sealed.';

alter table reporter add column key_id text references server_key;
update reporter set key_id = (select id from server_key) where sealed is not null;
alter table reporter add constraint sealed_with_a_key check ((sealed is null) = (key_id is null));
create index reporter_key on reporter (key_id, number) where key_id is not null;

-- What PINs, links in letters and fingerprints of requests are made with. It outlives every server key, under which it lies sealed:
-- once for each key that a node may be started with at the moment.
create table server_secret (
    purpose text  not null check (purpose in ('pin', 'link', 'filing')),
    key_id  text  not null references server_key,
    sealed  bytea not null,
    primary key (purpose, key_id)
);

-- Which node runs with which key. Times are those of the database: nodes are compared with each other, not with the calendar.
create table server_node (
    id      uuid        primary key,
    key_id  text        not null references server_key,
    seen_at timestamptz not null default clock_timestamp()
);

-- No page shows an identity without a row here: who may look, from when to when, and why.
create table identity_access (
    id      bigint generated always as identity primary key,
    form    uuid        not null unique,
    number  text        not null references complaint,
    officer text        not null,
    basis   text        not null check (basis in ('HOLDER', 'BREAK_GLASS')),
    scope   text        not null check (scope in ('CONTENT', 'IDENTITY')),
    reason  text        not null,
    words   text        not null check (btrim(words) <> ''),
    at      timestamptz not null,
    until   timestamptz not null check (until > at)
);
comment on column identity_access.form is 'The form that asked for it: sent twice, it opens once.';

create index identity_access_number on identity_access (number, id);
create index identity_access_officer on identity_access (officer, id);
create index identity_access_at on identity_access (at);

-- Each time that the data was on a screen.
create table identity_view (
    id     bigint generated always as identity primary key,
    access bigint      not null references identity_access,
    at     timestamptz not null
);

create index identity_view_access on identity_view (access, id);

create function identity_trail_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name;
end
$$;

create trigger identity_access_append_only before update or delete or truncate on identity_access
    for each statement execute function identity_trail_is_append_only();
create trigger identity_view_append_only before update or delete or truncate on identity_view
    for each statement execute function identity_trail_is_append_only();

-- What has been removed because its time had come.
alter table reporter add column anonymised_at timestamptz;
alter table reporter add column texts_deleted_at timestamptz;
alter table reporter add constraint anonymised_has_no_identity check (anonymised_at is null or sealed is null);

-- How long what is kept, by the way a report ended. Of several rules for the same action the most specific one counts: a close reason
-- before a type before neither. Never shorter than a report can be taken up again (30 days, complaint.Complaint).
create table retention_policy (
    id           bigint generated always as identity primary key,
    state        text    not null check (state in ('RESOLVED', 'AUTO_CLOSED', 'ARCHIVED', 'WITHDRAWN', 'REFERRED')),
    close_reason text,
    type         text check (type in ('COMPLAINT', 'ASPIRATION', 'INFORMATION_REQUEST')),
    action       text    not null check (action in ('ANONYMISE', 'DELETE_TEXTS')),
    days         integer not null check (days between 30 and 36500),
    legal_basis  text    not null check (btrim(legal_basis) <> ''),
    unique nulls not distinct (state, close_reason, type, action),
    -- What people really reported stays: it is what the figures and the timeline are about.
    check (action = 'ANONYMISE' or close_reason is not distinct from 'SPAM')
);
comment on column retention_policy.days is 'Calendar days of 24 hours after the report was closed.';

insert into retention_policy (state, close_reason, type, action, days, legal_basis) values
    ('RESOLVED', null, null, 'ANONYMISE', 730,
        'UU 27/2022 Pasal 43 ayat (1) huruf a; selama 2 tahun peristiwa masih dapat dilaporkan kepada Ombudsman (UU 37/2008 Pasal 24)'),
    ('RESOLVED', null, 'ASPIRATION', 'ANONYMISE', 365, 'UU 27/2022 Pasal 43 ayat (1) huruf a: tujuan pemrosesan telah tercapai'),
    ('RESOLVED', null, 'INFORMATION_REQUEST', 'ANONYMISE', 365, 'UU 27/2022 Pasal 43 ayat (1) huruf a: tujuan pemrosesan telah tercapai'),
    ('AUTO_CLOSED', null, null, 'ANONYMISE', 730,
        'UU 27/2022 Pasal 43 ayat (1) huruf a; selama 2 tahun peristiwa masih dapat dilaporkan kepada Ombudsman (UU 37/2008 Pasal 24)'),
    ('ARCHIVED', null, null, 'ANONYMISE', 365, 'UU 27/2022 Pasal 43 ayat (1) huruf a: tujuan pemrosesan telah tercapai'),
    ('ARCHIVED', 'SPAM', null, 'ANONYMISE', 90, 'UU 27/2022 Pasal 43 ayat (1) huruf a: data tidak diperlukan'),
    ('ARCHIVED', 'SPAM', null, 'DELETE_TEXTS', 90, 'UU 27/2022 Pasal 43 ayat (1) huruf a: data tidak diperlukan'),
    ('WITHDRAWN', null, null, 'ANONYMISE', 90, 'UU 27/2022 Pasal 43 ayat (1) huruf b: persetujuan ditarik kembali'),
    ('REFERRED', null, null, 'ANONYMISE', 365, 'UU 27/2022 Pasal 43 ayat (1) huruf a: tujuan pemrosesan telah tercapai');

-- For the nightly removal of keys of requests that nobody repeats any more.
create index filing_key_filed_at on filing_key (filed_at) where key like 'request:%';
