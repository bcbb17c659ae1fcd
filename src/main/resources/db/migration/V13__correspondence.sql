-- Who is to be written about what: one row for each recipient of an entry on a timeline. Holds no text, no name and no address:
-- letters are written when they are sent, from the timeline and the vault.
create table notice (
    id         uuid        primary key,
    entry      bigint      not null references complaint_event,
    number     text        not null references complaint,
    kind       text        not null,
    officer    text,
    state      text        not null check (state in
        ('WAITING', 'SENDING', 'SENT', 'DROPPED', 'NO_ADDRESS', 'REFUSED', 'GIVEN_UP', 'SWITCHED_OFF')),
    due        timestamptz not null,
    not_before timestamptz,
    letter     uuid,
    attempts   integer     not null default 0,
    moved_at   timestamptz not null,
    failure    text,
    -- Nobody is told an entry twice.
    unique nulls not distinct (entry, officer)
);
comment on column notice.officer is 'Login; null for the reporter.';
comment on column notice.not_before is 'A pause after the mail server took nothing; the notice stays due.';
comment on column notice.letter is 'The letter in which it goes out, perhaps with others; stays the same while it is in doubt whether that arrived.';
comment on column notice.failure is 'Reply code of the mail server or kind of the fault; never its text, which repeats addresses.';

create index notice_due on notice (due) where state in ('WAITING', 'SENDING');
create index notice_number on notice (number);
create index notice_given_up on notice (moved_at) where state = 'GIVEN_UP';
