-- What everybody may read, one row a published report, kept by the trigger below: what is not published has no row, so that no
-- list, search or feed can leak it. ADR 41 tells why.
create table published_report (
    number      text        primary key references complaint,
    title       text        not null,
    type        text        not null,
    category    text,
    agency      text,
    region_code text,
    state       text        not null,
    filed_at    timestamptz not null,
    is_open     boolean     not null generated always as
        (state not in ('RESOLVED', 'AUTO_CLOSED', 'REFERRED', 'MERGED')) stored,
    supports    integer     not null default 0,
    -- Public title and text, and the names of the region it lies in, by stem.
    words       tsvector    not null
);

create index published_report_newest on published_report (filed_at, number);
create index published_report_supported on published_report (supports, filed_at, number);
create index published_report_longest on published_report (filed_at, number) where is_open;
create index published_report_words on published_report using gin (words);
create index published_report_state on published_report (state, filed_at);
create index published_report_category on published_report (category text_pattern_ops, filed_at);
create index published_report_agency on published_report (agency, filed_at);
create index published_report_region on published_report (region_code text_pattern_ops, filed_at);
create index published_report_type on published_report (type, filed_at);

-- "Saya juga mengalami": once a browser. Of the browser only the digest of a random number is kept.
create table support (
    number    text        not null references complaint,
    supporter bytea       not null,
    at        timestamptz not null,
    primary key (number, supporter)
);

create function publish(c complaint) returns void language sql as $$
    insert into published_report (number, title, type, category, agency, region_code, state, filed_at, supports, words)
    values (c.number, c.public_title, c.type, c.category, c.agency, c.region_code, c.state, c.filed_at,
        -- It may have been published before.
        (select count(*) from support s where s.number = c.number),
        setweight(to_tsvector('indonesian', c.public_title), 'A') || setweight(to_tsvector('indonesian', c.public_text), 'B')
            || setweight(to_tsvector('indonesian', coalesce((select string_agg(r.name, ' ') from region r
                where r.code in (left(c.region_code, 2), left(c.region_code, 5), c.region_code)), '')), 'C'))
    on conflict (number) do update set title = excluded.title, type = excluded.type, category = excluded.category,
        agency = excluded.agency, region_code = excluded.region_code, state = excluded.state, words = excluded.words
$$;

create function publish_report() returns trigger language plpgsql as $$
begin
    if new.public_title is null or new.public_text is null or new.secret or new.state in ('ARCHIVED', 'WITHDRAWN') then
        delete from published_report where number = new.number;
    else
        perform publish(new);
    end if;
    return null;
end $$;

create trigger publish_filed after insert on complaint
    for each row when (new.public_title is not null) execute function publish_report();
create trigger publish_changed after update of type, public_title, public_text, region_code, category, secret, state, agency on complaint
    for each row when ((old.public_title is not null or new.public_title is not null)
        and (old.type, old.public_title, old.public_text, old.region_code, old.category, old.secret, old.state, old.agency)
            is distinct from (new.type, new.public_title, new.public_text, new.region_code, new.category, new.secret, new.state, new.agency))
    execute function publish_report();

-- The reports that are there already.
do $$
begin
    perform publish(c) from complaint c
    where public_title is not null and public_text is not null and not secret and state not in ('ARCHIVED', 'WITHDRAWN');
end
$$;

-- For the figures of the front page: how long it took of late.
create index complaint_ended on complaint (closed_at) include (filed_at) where state in ('RESOLVED', 'AUTO_CLOSED');
