-- Every stem that the index of cases has had, once or, of two reports that bring a new one at the same moment, twice: who inserts waits
-- for nobody. What is misspelt is looked for here, in some ten thousand words, instead of in a hundred thousand reports.
create table case_word (
    stem text not null
);

create function learn_words() returns trigger language plpgsql as $$
begin
    insert into case_word (stem)
    select stem from (
        select unnest(tsvector_to_array(new.words)) except select unnest(tsvector_to_array(old.words))) learnt (stem)
    where stem ~ '^[a-z]{4,30}$' and not exists (select from case_word known where known.stem = learnt.stem);
    return null;
end $$;

insert into case_word (stem) select word from ts_stat('select words from case_index') where word ~ '^[a-z]{4,30}$';

create index case_word_stem on case_word (stem);

-- A word and what is left of it when a letter is missing, or two of a longer one. Two words that have one of these in common differ by a
-- slip of the finger or two: a letter too many, too few, another one, or two that changed places.
create function near_spellings(word text) returns text[] language sql immutable parallel safe as $$
    select array(
        select word
        union select left(word, i - 1) || substr(word, i + 1) from generate_series(1, length(word)) i
        union select left(word, i - 1) || substr(word, i + 1, j - i - 1) || substr(word, j + 1)
            from generate_series(1, length(word)) i, generate_series(i + 1, length(word)) j
            where length(word) between 7 and 12)
$$;

create index case_word_near on case_word using gin (near_spellings(stem)) with (gin_pending_list_limit = 64);

create trigger case_index_learns after update of words on case_index
    for each row when (new.words is distinct from old.words) execute function learn_words();

-- What lists of alleged misconduct gather, and how many reports an agency has: without, a plan for a city with half of all reports is
-- that for an agency with five.
create index complaint_supervisory on complaint (number) where supervision_class = 'SUPERVISORY';
create statistics complaint_handled_by
    on (case when forwarded_at is null then named_agency else agency end) from complaint;

-- Steps that somebody has taken, without the groups they were offered to.
create view held_step (number, login) as
    select split_part(e.business_key_, '/', 1), t.assignee_
    from act_ru_task t
    join act_ru_execution e on e.id_ = t.proc_inst_id_
    where e.business_key_ is not null and t.assignee_ is not null;

-- A file of the parent's answer is one of each child's answer as well: a row of its own, bytes that lie once.
alter table attachment add column bytes_of uuid references attachment;
comment on column attachment.bytes_of is 'The file whose bytes these are; null: its own.';

create index attachment_entry on attachment (entry);
