import { statements, walled, type Migrations } from '../platform/index.ts';

export const factsMigrations: Migrations = {
  '400-facts-1': statements(`
    create table facts (
      organisation_id uuid not null,
      id uuid not null,
      fact_id uuid not null,
      person_id uuid not null,
      module text not null,
      kind text not null,
      version int not null check (version > 0),
      series boolean not null,
      content jsonb not null,
      occurred_at timestamptz not null,
      recorded_at timestamptz not null,
      by_account uuid not null,
      by_name text not null,
      by_role text not null,
      establishment_id uuid not null,
      state text not null check (state in ('current', 'ended', 'withdrawn')),
      ended_at timestamptz,
      why text,
      primary key (organisation_id, id),
      unique (organisation_id, fact_id, version)
    );
    create index facts_lasting on facts (organisation_id, person_id, fact_id, version desc) where not series;
    create index facts_series on facts (organisation_id, person_id, occurred_at desc) where series;
    create index facts_recent on facts (organisation_id, recorded_at desc);
    ${walled('facts', 'append')}
  `),
};
