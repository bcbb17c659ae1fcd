-- What the engine has to do by itself and when, for those who watch whether it does. It keeps times without a zone, in that of its machine.
create view engine_job (due, failed) as
    select coalesce(duedate_, create_time_)::timestamptz, retries_ <= 0 from act_ru_job where suspension_state_ = 1;

-- Reports that not everybody who reads everywhere may read, also those that are closed: for whoever looks back.
create index complaint_guarded_ever on complaint (number) where secret or supervision_class = 'SUPERVISORY';
