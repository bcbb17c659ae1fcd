-- Reports that were handled, by their words and their regency, for those who look how others like one were disposed. Open ones are not
-- in it: filing stays cheap. The regency is a word of its own, so that one index answers both.
create function closed_words(region_code text, title text, report text) returns tsvector language sql immutable as $$
    select to_tsvector('indonesian', title || ' ' || report) || array_to_tsvector(array['@' || coalesce(left(region_code, 5), '')])
$$;

create index complaint_closed_words on complaint using gin (closed_words(region_code, title, text))
    where state in ('RESOLVED', 'AUTO_CLOSED') and not secret and supervision_class = 'ORDINARY';
