import { statements, walled, type Migrations } from '../platform/index.ts';

const mine = 'account_id = (select liane_account())';

export const dmpMigrations: Migrations = {
  '700-dmp-1': statements(`
    -- What TD0.2 said, for each professional who asked: the authorisation is theirs.
    create table dmp_states (
      organisation_id uuid not null,
      person_id uuid not null,
      account_id uuid not null,
      state text check (state in ('active', 'closed', 'absent')),
      authorisation text check (authorisation in ('VALIDE', 'EXPIRE', 'INTERDIT', 'INEXISTANT')),
      divergence jsonb,
      answered_at timestamptz,
      failure jsonb,
      listed_at timestamptz,
      listed_from date,
      visited_at timestamptz,
      visited_before timestamptz,
      primary key (organisation_id, person_id, account_id)
    );
    ${walled('dmp_states', 'write')}

    create table dmp_consents (
      organisation_id uuid not null,
      id uuid not null,
      person_id uuid not null,
      establishment_id uuid not null,
      decision text not null check (decision in ('given', 'refused', 'opposed')),
      informed text not null check (informed in ('person', 'representative')),
      informed_name text,
      means text not null check (means in ('spoken', 'written', 'remote')),
      said_on date not null,
      at timestamptz not null,
      by_account uuid not null,
      by_name text not null,
      primary key (organisation_id, id)
    );
    create index dmp_consents_of_person on dmp_consents (organisation_id, person_id, at desc);
    ${walled('dmp_consents', 'append')}

    create table dmp_break_glasses (
      organisation_id uuid not null,
      id uuid not null,
      person_id uuid not null,
      account_id uuid not null,
      until timestamptz not null,
      primary key (organisation_id, id)
    );
    create index dmp_break_glasses_open on dmp_break_glasses (organisation_id, account_id, person_id, until desc);
    ${walled('dmp_break_glasses', 'append')}

    -- One question to the DMP, from the act of a professional to its answer.
    create table dmp_asks (
      organisation_id uuid not null,
      id uuid not null,
      person_id uuid not null,
      account_id uuid not null,
      session_id uuid not null,
      kind text not null check (kind in ('look', 'read', 'integrate', 'gather', 'change', 'withdraw')),
      about jsonb not null,
      asked_at timestamptz not null,
      done_at timestamptz,
      outcome jsonb,
      failure jsonb,
      primary key (organisation_id, id)
    );
    create index dmp_asks_of_person on dmp_asks (organisation_id, person_id, account_id, asked_at desc);
    create index dmp_asks_by_age on dmp_asks (asked_at);
    ${walled('dmp_asks', 'write', mine)}

    -- The list as the DMP shows it to one professional: another may see less of it (masked, matrice d'habilitation).
    create table dmp_entries (
      organisation_id uuid not null,
      person_id uuid not null,
      account_id uuid not null,
      unique_id text not null,
      entry jsonb not null,
      replaced_by text,
      first_seen_at timestamptz not null,
      seen_at timestamptz not null,
      primary key (organisation_id, person_id, account_id, unique_id)
    );
    ${walled('dmp_entries', 'erase', mine)}

    create table dmp_bookmarks (
      organisation_id uuid not null,
      person_id uuid not null,
      unique_id text not null,
      at timestamptz not null,
      by_account uuid not null,
      by_name text not null,
      primary key (organisation_id, person_id, unique_id)
    );
    ${walled('dmp_bookmarks', 'erase')}

    create table dmp_integrations (
      organisation_id uuid not null,
      document_id uuid not null,
      person_id uuid not null,
      unique_id text not null,
      entry_uuid text not null,
      logical_id text,
      at timestamptz not null,
      by_account uuid not null,
      by_name text not null,
      source text not null check (source in ('same', 'replaced', 'gone')),
      newer_unique_id text,
      told_at timestamptz,
      decision text check (decision in ('kept', 'replaced', 'deleted')),
      decided_at timestamptz,
      decided_by text,
      primary key (organisation_id, document_id)
    );
    create index dmp_integrations_of_person on dmp_integrations (organisation_id, person_id);
    ${walled('dmp_integrations', 'write')}

    -- Read or prepared, sealed by a key that is not in the database, forgotten at its hour.
    create table dmp_readings (
      organisation_id uuid not null,
      person_id uuid not null,
      account_id uuid not null,
      unique_id text not null,
      read_at timestamptz not null,
      until timestamptz not null,
      view bytea not null,
      content bytea not null,
      primary key (organisation_id, person_id, account_id, unique_id)
    );
    create index dmp_readings_by_end on dmp_readings (until);
    alter table dmp_readings alter column view set storage external, alter column content set storage external;
    ${walled('dmp_readings', 'erase', mine)}

    create table dmp_bundles (
      organisation_id uuid not null,
      person_id uuid not null,
      account_id uuid not null,
      gathered_at timestamptz not null,
      until timestamptz not null,
      prepared boolean not null,
      content bytea not null,
      primary key (organisation_id, person_id, account_id)
    );
    create index dmp_bundles_by_end on dmp_bundles (until);
    ${walled('dmp_bundles', 'erase', mine)}

    create function liane_forget_dmp(at timestamptz, list_before timestamptz) returns void
      language sql security definer set search_path = pg_catalog, public as $$
        delete from public.dmp_readings where until < at;
        delete from public.dmp_bundles where until < at;
        delete from public.dmp_asks where asked_at < at - interval '7 days';
        delete from public.dmp_entries where seen_at < list_before;
      $$;
    -- The person opposes: nothing that anybody read, listed or prepared of their DMP stays.
    create function liane_forget_dmp_of(person uuid) returns void
      language sql security definer set search_path = pg_catalog, public as $$
        delete from public.dmp_readings where organisation_id = liane_organisation() and person_id = person;
        delete from public.dmp_bundles where organisation_id = liane_organisation() and person_id = person;
        delete from public.dmp_entries where organisation_id = liane_organisation() and person_id = person;
        update public.dmp_states set listed_at = null, listed_from = null
          where organisation_id = liane_organisation() and person_id = person;
      $$;
    revoke all on function liane_forget_dmp_of from public;
    grant execute on function liane_forget_dmp_of to liane_app;
    revoke all on function liane_forget_dmp from public;
    grant execute on function liane_forget_dmp to liane_app;
  `),
  // What somebody opened is no longer new to them, once what they read of it is forgotten.
  '700-dmp-2': statements('alter table dmp_entries add column opened_at timestamptz;'),
  '700-dmp-3': statements(`
    -- In whose DMP something came (TD0.4), for one professional where they work: the person and the instant, until the end of the day.
    create table dmp_rounds (
      organisation_id uuid not null,
      account_id uuid not null,
      establishment_id uuid not null,
      id uuid not null,
      session_id uuid not null,
      asked_at timestamptz not null,
      done_at timestamptz,
      answered_at timestamptz,
      failure jsonb,
      primary key (organisation_id, account_id, establishment_id)
    );
    create index dmp_rounds_by_age on dmp_rounds (asked_at);
    ${walled('dmp_rounds', 'write', mine)}

    create table dmp_round_people (
      organisation_id uuid not null,
      account_id uuid not null,
      establishment_id uuid not null,
      person_id uuid not null,
      last_document_at timestamptz,
      told_at timestamptz not null,
      primary key (organisation_id, account_id, establishment_id, person_id)
    );
    create index dmp_round_people_by_age on dmp_round_people (told_at);
    ${walled('dmp_round_people', 'erase', mine)}

    create or replace function liane_forget_dmp(at timestamptz, list_before timestamptz) returns void
      language sql security definer set search_path = pg_catalog, public as $$
        delete from public.dmp_readings where until < at;
        delete from public.dmp_bundles where until < at;
        delete from public.dmp_asks where asked_at < at - interval '7 days';
        delete from public.dmp_entries where seen_at < list_before;
        delete from public.dmp_rounds where asked_at < at - interval '12 hours';
        delete from public.dmp_round_people where told_at < at - interval '12 hours';
      $$;
    -- The person opposes: nothing that anybody read, listed or prepared of their DMP stays.
    create or replace function liane_forget_dmp_of(person uuid) returns void
      language sql security definer set search_path = pg_catalog, public as $$
        delete from public.dmp_readings where organisation_id = liane_organisation() and person_id = person;
        delete from public.dmp_bundles where organisation_id = liane_organisation() and person_id = person;
        delete from public.dmp_entries where organisation_id = liane_organisation() and person_id = person;
        delete from public.dmp_round_people where organisation_id = liane_organisation() and person_id = person;
        update public.dmp_states set listed_at = null, listed_from = null
          where organisation_id = liane_organisation() and person_id = person;
      $$;
  `),
  // A list shown again in the same visit leaves no second trace in the name of who reads it.
  '700-dmp-4': statements(`
    alter table dmp_states add column list_traced_at timestamptz;
  `),
};
