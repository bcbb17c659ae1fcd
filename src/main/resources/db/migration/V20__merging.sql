-- Reports of many about one thing: each child keeps its number and waits for the answer to its parent.
create table family (
    id        bigint generated always as identity primary key,
    child     text        not null references complaint,
    parent    text        not null references complaint check (parent <> child),
    merged_by text        not null,
    merged_at timestamptz not null,
    ended_at  timestamptz,
    ended     text check (ended in ('ANSWERED', 'UNMERGED', 'PROMOTED', 'ADOPTED', 'WITHDRAWN')),
    check ((ended_at is null) = (ended is null))
);

-- A child has one parent at a time.
create unique index family_child on family (child) where ended_at is null;
create index family_children on family (parent, id) where ended_at is null;
create index family_past on family (child);

-- What a child must still be told of its parent, one transaction per child: an answer to thousands keeps nobody waiting.
create table family_news (
    child        text primary key references complaint,
    parent       text        not null references complaint,
    kind         text        not null check (kind in ('ANSWERED', 'RELEASED', 'PROMOTED', 'ADOPTED')),
    requested_at timestamptz not null,
    attempts     integer     not null default 0,
    next_attempt timestamptz not null default '-infinity',
    failure      text
);

create index family_news_requested on family_news (requested_at);

-- Verified reports by their words, for those who look for others about the same thing. New ones are not in it: filing stays cheap.
create index complaint_verified_words on complaint using gin (to_tsvector('indonesian', title || ' ' || text))
    where public_title is not null and not secret and state not in ('RESOLVED', 'AUTO_CLOSED', 'ARCHIVED', 'WITHDRAWN', 'REFERRED', 'MERGED');

create index family_members on family (parent, id) where ended = 'ANSWERED';
