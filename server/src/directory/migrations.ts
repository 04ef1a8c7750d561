import { statements, walled, type Migrations } from '../platform/index.ts';

export const directoryMigrations: Migrations = {
  '200-directory-1': statements(`
    create table establishments (
      organisation_id uuid not null,
      id uuid not null,
      name text not null,
      finess text not null,
      siret text,
      category_code text not null,
      sector_code text not null,
      street text not null,
      postal_code text not null,
      city text not null,
      phone text,
      time_zone text not null,
      privacy_notice text not null,
      primary key (organisation_id, id),
      unique (organisation_id, finess)
    );
    ${walled('establishments', 'write')}
    -- The owner answers no request, and liane_workplaces below reads as the owner.
    alter table establishments no force row level security;

    create table units (
      organisation_id uuid not null,
      id uuid not null,
      establishment_id uuid not null,
      name text not null,
      rank int not null,
      archived_at timestamptz,
      primary key (organisation_id, id),
      foreign key (organisation_id, establishment_id) references establishments
    );
    create index units_of_establishment on units (organisation_id, establishment_id);
    ${walled('units', 'write')}

    create table rooms (
      organisation_id uuid not null,
      id uuid not null,
      unit_id uuid not null,
      name text not null,
      rank int not null,
      archived_at timestamptz,
      primary key (organisation_id, id),
      foreign key (organisation_id, unit_id) references units
    );
    create index rooms_of_unit on rooms (organisation_id, unit_id);
    ${walled('rooms', 'write')}

    create table beds (
      organisation_id uuid not null,
      id uuid not null,
      room_id uuid not null,
      name text not null,
      rank int not null,
      archived_at timestamptz,
      primary key (organisation_id, id),
      foreign key (organisation_id, room_id) references rooms
    );
    create index beds_of_room on beds (organisation_id, room_id);
    ${walled('beds', 'write')}

    create table correspondents (
      organisation_id uuid not null,
      id uuid not null,
      kind text not null check (kind in ('professional', 'structure')),
      name text not null,
      searched text not null,
      profession_in_french text,
      rpps text,
      finess text,
      address text,
      phone text,
      mssante_address text,
      added_at timestamptz not null,
      primary key (organisation_id, id)
    );
    create index correspondents_by_name on correspondents (organisation_id, searched);
    ${walled('correspondents', 'write')}

    -- Signing in comes before the choice of an organisation. What passes the wall here is public: a name and its FINESS.
    create function liane_workplaces(ids uuid[]) returns table (id uuid, organisation_id uuid, name text, finess text)
      language plpgsql stable security definer set search_path = pg_catalog, public as $$
      begin
        return query select e.id, e.organisation_id, e.name, e.finess from establishments e where e.id = any(ids);
      end $$;
    revoke all on function liane_workplaces from public;
    grant execute on function liane_workplaces to liane_app;
  `),
  '200-directory-2': statements(`
    -- What a change of the sheet or of the arrangement says it was based on, so that none is lost, and who made the last.
    alter table establishments
      add column sheet_version int not null default 1,
      add column sheet_by text,
      add column units_version int not null default 1,
      add column units_by text;
  `),
  '200-directory-3': statements(`
    -- The zone proposed was that of Paris everywhere; those overseas who kept it get their own (vocabulary/src/zones.ts).
    update establishments set time_zone = zone from (values
      ('97133', 'America/St_Barthelemy'), ('97150', 'America/Marigot'), ('972', 'America/Martinique'), ('973', 'America/Cayenne'),
      ('974', 'Indian/Reunion'), ('975', 'America/Miquelon'), ('976', 'Indian/Mayotte'), ('977', 'America/St_Barthelemy'),
      ('978', 'America/Marigot'), ('986', 'Pacific/Wallis'), ('987', 'Pacific/Tahiti'), ('988', 'Pacific/Noumea')) as overseas (code, zone)
      where time_zone = 'Europe/Paris' and starts_with(postal_code, code);
    update establishments set time_zone = 'America/Guadeloupe' where time_zone = 'Europe/Paris' and starts_with(postal_code, '971');
  `),
};
