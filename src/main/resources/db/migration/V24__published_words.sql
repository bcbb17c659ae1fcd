-- What the public may read, by its words, for reporters who look whether somebody has reported the same. Only words of the public text: whoever
-- asks for a word must not learn that it stands in what the verifier has taken out.
create index complaint_published_words on complaint using gin (to_tsvector('indonesian', public_title || ' ' || public_text))
    where public_title is not null and not secret and state not in ('ARCHIVED', 'WITHDRAWN');
