-- Fills the demonstration with :count reports as a busy city would have them, four of five closed. For tests of plans, and for timing by
-- hand: psql -v count=100000 -f many-reports.sql
create temporary table made on commit drop as
select n, 'LP-25-' || upper(lpad(to_hex(n / 65536), 4, '0')) || '-' || upper(lpad(to_hex(n % 65536), 4, '0')) as number,
    timestamptz '2026-04-20 09:00+07' - n * interval '5 minutes' as filed,
    n % 5 = 0 as open,
    (array['Lampu jalan', 'Jembatan', 'Saluran air', 'Trotoar', 'Sampah', 'Parkir liar', 'Antrean puskesmas', 'Air PDAM', 'Pohon tumbang',
        'Lampu lalu lintas', 'Kartu keluarga', 'Bantuan sosial', 'Pungutan', 'Kebisingan', 'Jalan berlubang'])[1 + n % 15] as thing,
    (array['mati', 'rusak', 'mampet', 'tidak diangkut', 'membahayakan', 'terlalu lama', 'keruh', 'belum diperbaiki'])[1 + n % 8] as problem,
    (array['Ciledug', 'Karang Tengah', 'Cipondoh', 'Larangan', 'Pinang', 'Batuceper', 'Benda', 'Neglasari', 'Jatiuwung', 'Periuk'])[1 + n % 10] as place,
    (array['36.71.06', '36.71.01', '36.71.05', '36.71.13', '36.71.11'])[1 + n % 5] as region,
    case when n % 10 < 6 then 'kota-tangerang' when n % 10 < 8 then 'kementerian-kesehatan' else 'kementerian-pu' end as agency,
    case when n % 10 < 6 then (array['dishub', 'dpupr', 'dlh', 'dinkes', 'disdik', 'disdukcapil', 'satpolpp', 'dinsos', 'bpbd'])[1 + n % 9]
        when n % 10 < 8 then 'ditjen-kesehatan-primer' else 'ditjen-bina-marga' end as unit
from generate_series(1, :count) n;

insert into complaint (number, type, supervision_class, title, text, public_title, public_text, region_code, address, category, anonymous, secret,
    channel, state, state_since, agency, unit, filed_at, forwarded_at, closed_at, close_reason)
select number, 'COMPLAINT', case when n % 25 = 0 then 'SUPERVISORY' else 'ORDINARY' end,
    thing || ' ' || problem || ' di ' || place || ' RT ' || n % 17,
    thing || ' di ' || place || ' ' || problem || ' sejak ' || n % 30 || ' hari yang lalu. Warga RT ' || n % 17 || ' RW ' || n % 11
        || ' sudah mengeluhkan hal ini kepada ketua RT tetapi belum ada tindakan. Mohon segera ditangani karena anak sekolah melewatinya. Kode w'
        || n || '.',
    thing || ' ' || problem || ' di ' || place, thing || ' ' || problem || '.', region, 'Jl. Contoh ' || n % 200,
    case when n % 3 = 0 then 'perhubungan' end, n % 4 = 0, n % 33 = 0, 'WEB',
    case when open then (array['FORWARDED', 'IN_PROGRESS'])[1 + n % 2] else (array['RESOLVED', 'AUTO_CLOSED', 'ARCHIVED'])[1 + n % 3] end,
    filed, agency, unit, filed, filed + interval '1 hour', case when not open then filed + interval '9 days' end,
    case when not open then 'RESOLVED' end
from made;

insert into assignment (number, round, unit, lead, state, clock_from, opened_at, ended_at)
select number, 1, unit, true, 'IN_PROGRESS', filed, filed, case when not open then filed + interval '9 days' end from made;

insert into complaint_event (number, round, at, kind, actor, message, audience, message_audience)
select number, 1, filed + interval '8 days', 'FINAL_ANSWER', 'budi.dishub',
    'Petugas ' || unit || ' sudah memeriksa ' || lower(thing) || ' di ' || place || ' dan memperbaikinya.', 'PUBLIC', 'PUBLIC'
from made where not open;

insert into act_ru_execution (id_, rev_, proc_inst_id_, business_key_)
select 'x' || number, 1, 'x' || number, number || '/' || n from made where open;
insert into act_ru_task (id_, rev_, proc_inst_id_, name_, create_time_, due_date_, assignee_)
select 't' || number, 1, 'x' || number, 'Tindak lanjuti laporan ' || number, filed, filed + (n % 90) * interval '1 day',
    case when n % 4 = 0 then 'budi.dishub' end
from made where open;
insert into act_ru_identitylink (id_, rev_, task_id_, group_id_, type_)
select 'l' || number, 1, 't' || number, unit || '-officer', 'candidate' from made where open;

-- Those that were closed long ago had their first step, too.
update case_index i set heading = c.number || ' ' || c.title,
    words = case_words('A', c.number, c.title) || case_words('B', c.text, c.address, c.public_title, c.public_text) || i.words
from complaint c where c.number = i.number and i.heading is null and c.number like 'LP-25-%';

analyze complaint;
analyze case_index;
analyze assignment;
analyze complaint_event;
analyze act_ru_execution;
analyze act_ru_task;
analyze act_ru_identitylink;
select gin_clean_pending_list('case_index_words'), gin_clean_pending_list('case_index_heading'),
    gin_clean_pending_list('case_index_offices'), gin_clean_pending_list('case_index_held_by');
