-- Completions that may have saved an archived report: few among the entries of the timeline, and counted on the front page.
create index complaint_event_rescue on complaint_event (at) where kind = 'COMPLETED' and round > 1;
