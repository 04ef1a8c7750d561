import { statements, walled, type Migrations } from '../platform/index.ts';

export const staysMigrations: Migrations = {
  '410-stays-1': statements(`
    create table stays (
      organisation_id uuid not null,
      id uuid not null,
      person_id uuid not null,
      establishment_id uuid not null,
      kind text not null,
      recorded_at timestamptz not null,
      by_account uuid not null,
      primary key (organisation_id, id)
    );
    create index stays_of_person on stays (organisation_id, person_id);
    ${walled('stays', 'append')}

    create table movements (
      organisation_id uuid not null,
      id uuid not null,
      stay_id uuid not null,
      kind text not null,
      at timestamptz not null,
      recorded_at timestamptz not null,
      by_account uuid not null,
      by_name text not null,
      unit_id uuid,
      bed_id uuid,
      expected_back_at timestamptz,
      detail text not null,
      primary key (organisation_id, id)
    );
    create index movements_of_stay on movements (organisation_id, stay_id);
    create index movements_by_date on movements (organisation_id, at desc);
    ${walled('movements', 'append')}

    create table movement_cancellations (
      organisation_id uuid not null,
      movement_id uuid not null,
      at timestamptz not null,
      by_account uuid not null,
      by_name text not null,
      why text not null,
      primary key (organisation_id, movement_id)
    );
    ${walled('movement_cancellations', 'append')}

    create table current_stays (
      organisation_id uuid not null,
      stay_id uuid not null,
      person_id uuid not null,
      establishment_id uuid not null,
      kind text not null,
      state text not null,
      since timestamptz not null,
      admitted_at timestamptz not null,
      unit_id uuid,
      bed_id uuid,
      expected_back_at timestamptz,
      ended_at timestamptz,
      is_open boolean not null,
      primary key (organisation_id, stay_id)
    );
    create index current_stays_of_person on current_stays (organisation_id, person_id);
    create index current_stays_of_unit on current_stays (organisation_id, unit_id) where is_open;
    create index current_stays_of_establishment on current_stays (organisation_id, establishment_id, person_id);
    create unique index one_person_a_bed on current_stays (organisation_id, bed_id) where is_open and bed_id is not null;
    create unique index one_open_stay_a_kind on current_stays (organisation_id, person_id, establishment_id, kind) where is_open;
    ${walled('current_stays', 'erase')}
  `),
};
