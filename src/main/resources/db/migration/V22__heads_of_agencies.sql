-- Whoever heads an agency is no "Kepala": cities have mayors, ministries ministers.
create or replace view staff_group (id, name, node_code, role) as
    select n.code || '-' || r.role,
        case when r.role = 'head' and n.kind = 'AGENCY' then 'Pimpinan' else r.title end || ' ' || n.name,
        n.code, r.role
    from organisation_node n
    cross join (values
        ('admin', 'Admin'),
        ('head', 'Kepala'),
        ('officer', 'Petugas'),
        ('inspector', 'Inspektur')) as r (role, title)
    union all
    select f.id, f.name, null, f.id
    from (values
        ('desk-admin', 'Admin Meja Laporan'),
        ('desk-coordinator', 'Koordinator Meja Laporan'),
        ('ombudsman', 'Ombudsman RI'),
        ('process-designer', 'Perancang Prosedur'),
        ('process-approver', 'Penyetuju Prosedur'),
        ('auditor', 'Auditor'),
        ('operator', 'Operator Sistem')) as f (id, name);
