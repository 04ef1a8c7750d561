import { statements, type Migrations } from '../platform/index.ts';

/** Clients and tokens are looked up before the organisation is known; inside a wall only its own are seen. */
const beforeTheWall = (table: string, grants: string): string => `
  alter table ${table} enable row level security;
  create policy wall on ${table} to liane_app
    using ((select liane_organisation()) is null or organisation_id = (select liane_organisation()))
    with check ((select liane_organisation()) is null or organisation_id = (select liane_organisation()));
  grant ${grants} on ${table} to liane_app;
`;

export const fhirApiMigrations: Migrations = {
  '700-fhir-api-1': statements(`
    create table fhir_clients (
      organisation_id uuid not null,
      id uuid not null,
      name text not null,
      scopes text[] not null,
      fr_core text not null check (fr_core in ('2.2.0', '2.1.0')),
      secret_hash text not null,
      -- Seals the cursors of this client, whichever process answers.
      cursor_key bytea not null,
      added_at timestamptz not null,
      added_by text not null,
      last_token_at timestamptz,
      closed_at timestamptz,
      closed_by text,
      primary key (organisation_id, id),
      unique (id)
    );
    ${beforeTheWall('fhir_clients', 'select, insert, update')}

    create table fhir_tokens (
      organisation_id uuid not null,
      id uuid not null,
      client_id uuid not null,
      token_hash bytea not null unique,
      scopes text[] not null,
      issued_at timestamptz not null,
      expires_at timestamptz not null,
      primary key (organisation_id, id)
    );
    create index fhir_tokens_by_end on fhir_tokens (expires_at);
    ${beforeTheWall('fhir_tokens', 'select, insert, delete')}

    -- What a page of a search is made of: which rows, in which order, changed when. The wall of each table below holds (security_invoker).
    create view fhir_people with (security_invoker = true) as
      select p.organisation_id, p.id, p.local_id, p.names, p.birth_date, p.ins_matricule, p.status, p.merged_into,
        date_trunc('milliseconds', greatest(
          p.created_at,
          (select max(t.at) from trait_versions t where t.organisation_id = p.organisation_id and t.person_id = p.id),
          (select max(c.at) from status_changes c where c.organisation_id = p.organisation_id and c.person_id = p.id),
          (select max(a.at) from attribute_changes a where a.organisation_id = p.organisation_id and a.person_id = p.id),
          (select max(greatest(m.at, u.at)) from merges m
            left join merge_undoings u on u.organisation_id = m.organisation_id and u.merge_id = m.id
            where m.organisation_id = p.organisation_id and p.id in (m.kept_person_id, m.absorbed_person_id)),
          (select max(greatest(m.recorded_at, x.at)) from stays s
            join movements m on m.organisation_id = s.organisation_id and m.stay_id = s.id and m.kind = 'death'
            left join movement_cancellations x on x.organisation_id = m.organisation_id and x.movement_id = m.id
            where s.organisation_id = p.organisation_id and s.person_id = p.id)
        )) as changed_at
      from persons p;
    grant select on fhir_people to liane_app;

    create view fhir_stays with (security_invoker = true) as
      select s.organisation_id, s.id, s.person_id,
        date_trunc('milliseconds', greatest(s.recorded_at,
          (select max(greatest(m.recorded_at, x.at)) from movements m
            left join movement_cancellations x on x.organisation_id = m.organisation_id and x.movement_id = m.id
            where m.organisation_id = s.organisation_id and m.stay_id = s.id)
        )) as changed_at,
        (select min(m.at) from movements m where m.organisation_id = s.organisation_id and m.stay_id = s.id and m.kind = 'admission') as dated_at
      from stays s;
    grant select on fhir_stays to liane_app;

    create view fhir_facts with (security_invoker = true) as
      select f.organisation_id, f.fact_id as id, f.person_id, f.kind, f.version, f.series, f.content, f.occurred_at,
        date_trunc('milliseconds', f.occurred_at) as dated_at, date_trunc('milliseconds', f.recorded_at) as changed_at,
        f.by_name, f.state, f.ended_at
      from facts f
      where not exists (
        select from facts later
        where later.organisation_id = f.organisation_id and later.fact_id = f.fact_id and later.version > f.version
      );
    grant select on fhir_facts to liane_app;
  `),
};
