-- What a reporter sent with a form's token or an Idempotency-Key: the same sent again is not done again.
create table said_once (
    number   text        not null references complaint (number) on delete cascade,
    -- SHA-256 of the action, its token and what was said: nothing that anybody wrote can be read here.
    deed     text        not null check (deed ~ '^[0-9a-f]{64}$'),
    moved_on boolean     not null,
    at       timestamptz not null,
    primary key (number, deed)
);
