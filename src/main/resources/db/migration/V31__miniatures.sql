-- Small pictures of photos, made when somebody first looks at one. Derived: the table may be emptied at any time.
create table attachment_miniature (
    attachment uuid  primary key references attachment on delete cascade,
    bytes      bytea not null
);
alter table attachment_miniature alter column bytes set storage external;
