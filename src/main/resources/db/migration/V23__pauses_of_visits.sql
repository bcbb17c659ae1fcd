-- The visit that a pause came with: while it is open, its latest end is the limit of that visit, wherever a decree moves it.
alter table clock_pause add column visit bigint;
