-- Open reports, and those that ended lately, without a look at all that ever were: what managers may read is asked of these once for a
-- figure, not once for each clock.
create index complaint_open_or_ended on complaint (closed_at);
