import { statements, walled, type Migrations } from '../platform/index.ts';

/**
 * A table that stands outside the wall: one person may work in two organisations, and signing in comes before knowing which.
 * It shows its rows while no organisation is set, that is at sign-in; inside a wall, only those that `inside` lets through.
 * The owner is not forced under the policy, since `liane_account_for` works as the owner.
 */
function outsideTheWall(table: string, grants: string, inside = 'false'): string {
  const seen = `(select liane_organisation()) is null or ${inside}`;
  return `
    alter table ${table} enable row level security;
    create policy outside on ${table} to liane_app using (${seen}) with check (${seen});
    grant ${grants} on ${table} to liane_app;
  `;
}

const ofMyOrganisation = 'organisation_id = (select liane_organisation())';
const ofMyMembers = 'in (select account_id from members where organisation_id = (select liane_organisation()))';

export const accessMigrations: Migrations = {
  '200-access-1': statements(`
    create table organisations (
      id uuid primary key,
      name text not null,
      finess_juridique text not null,
      siren text,
      created_at timestamptz not null
    );
    grant select, insert on organisations to liane_app;

    create table members (
      organisation_id uuid not null,
      account_id uuid not null,
      family_name text not null,
      given_name text not null,
      email text,
      added_at timestamptz not null,
      closed_at timestamptz,
      closed_by text,
      primary key (organisation_id, account_id)
    );
    ${walled('members', 'write')}

    create table accounts (
      id uuid primary key,
      subject_name_id text unique,
      rpps text,
      family_name text not null,
      given_name text not null,
      device_key bytea not null,
      created_at timestamptz not null
    );
    ${outsideTheWall('accounts', 'select', `id ${ofMyMembers}`)}

    create function liane_account_for(new_id uuid, subject text, rpps_number text, family text, given text, device bytea, at timestamptz)
      returns uuid language plpgsql security definer set search_path = pg_catalog, public as $$
      declare found uuid;
      begin
        insert into accounts values (new_id, subject, rpps_number, family, given, device, at) on conflict do nothing returning id into found;
        if found is null then select id into found from accounts where subject_name_id = subject; end if;
        return found;
      end $$;
    revoke all on function liane_account_for from public;
    grant execute on function liane_account_for to liane_app;

    create table practices (
      organisation_id uuid not null,
      id uuid not null,
      account_id uuid not null,
      establishment_id uuid not null,
      role text not null,
      profession_code text,
      genre text not null,
      is_administrator boolean not null,
      since timestamptz not null,
      ended_at timestamptz,
      primary key (organisation_id, id)
    );
    create index practices_of_account on practices (account_id) where ended_at is null;
    ${outsideTheWall('practices', 'select, insert, update', ofMyOrganisation)}

    create table sessions (
      id uuid primary key,
      token_hash bytea not null unique,
      csrf text not null,
      account_id uuid not null,
      signed_in_with text not null check (signed_in_with in ('pro-sante-connect', 'passkey')),
      confirmed_practices uuid[],
      organisation_id uuid,
      practice_id uuid,
      establishment_name text,
      opened_at timestamptz not null,
      last_seen_at timestamptz not null,
      ends_at timestamptz not null,
      from_where text not null,
      psc_tokens bytea,
      psc_refreshed_at timestamptz
    ) with (fillfactor = 70);
    create index sessions_of_account on sessions (account_id);
    create index sessions_by_end on sessions (ends_at);
    ${outsideTheWall('sessions', 'select, insert, update, delete', ofMyOrganisation)}

    create table departures (
      key_hash bytea primary key,
      content jsonb not null,
      expires_at timestamptz not null
    );
    create index departures_by_end on departures (expires_at);
    ${outsideTheWall('departures', 'select, insert, delete')}

    create table passkeys (
      credential_id text primary key,
      account_id uuid not null,
      organisation_id uuid not null,
      public_key bytea not null,
      counter bigint not null,
      transports text[] not null,
      created_at timestamptz not null,
      last_used_at timestamptz
    );
    create index passkeys_of_account on passkeys (account_id);
    ${outsideTheWall('passkeys', 'select, insert, update, delete', ofMyOrganisation)}

    create table invitations (
      id uuid primary key,
      organisation_id uuid not null,
      account_id uuid not null,
      establishment_name text not null,
      token_hash bytea not null unique,
      created_at timestamptz not null,
      valid_until timestamptz not null,
      used_at timestamptz
    );
    create index invitations_of_account on invitations (account_id);
    ${outsideTheWall('invitations', 'select, insert, update, delete', ofMyOrganisation)}

    create table sign_in_attempts (
      id uuid primary key,
      at timestamptz not null,
      method text not null,
      result text not null,
      account_id uuid,
      identifier text,
      from_where text not null
    );
    create index sign_in_attempts_of_account on sign_in_attempts (account_id, at desc);
    ${outsideTheWall('sign_in_attempts', 'select, insert', `account_id ${ofMyMembers}`)}
  `),

  '200-access-2': statements(`
    create table traces (
      organisation_id uuid not null,
      id uuid not null,
      at timestamptz not null,
      account_id uuid not null,
      who text not null,
      role text not null,
      establishment_id uuid not null,
      establishment text not null,
      act text not null,
      refused text,
      person_id uuid,
      why text,
      from_where text not null,
      signed_in_with text not null,
      session_id uuid not null,
      primary key (organisation_id, id)
    );
    create index traces_of_person on traces (organisation_id, person_id, id desc) where person_id is not null;
    create index traces_of_account on traces (organisation_id, account_id, id desc);
    ${walled('traces', 'append')}

    create table trace_seals (
      organisation_id uuid not null,
      number int not null,
      at timestamptz not null,
      count int not null,
      total bigint not null,
      previous_hash text not null,
      root_hash text not null,
      head text not null,
      signature text not null,
      primary key (organisation_id, number)
    );
    ${walled('trace_seals', 'append')}

    create table sealed_traces (
      organisation_id uuid not null,
      trace_id uuid not null,
      number int not null,
      primary key (organisation_id, trace_id)
    );
    create index sealed_traces_by_seal on sealed_traces (organisation_id, number);
    ${walled('sealed_traces', 'append')}

    create table break_glasses (
      organisation_id uuid not null,
      id uuid not null,
      person_id uuid not null,
      account_id uuid not null,
      who text not null,
      establishment_id uuid not null,
      at timestamptz not null,
      until timestamptz not null,
      reason text not null,
      primary key (organisation_id, id)
    );
    create index break_glasses_open on break_glasses (organisation_id, account_id, person_id, until desc);
    create index break_glasses_recent on break_glasses (organisation_id, at desc);
    ${walled('break_glasses', 'append')}

    create table break_glass_reviews (
      organisation_id uuid not null,
      break_glass_id uuid not null,
      by_account uuid not null,
      by_name text not null,
      at timestamptz not null,
      justified boolean not null,
      comment text not null,
      primary key (organisation_id, break_glass_id)
    );
    ${walled('break_glass_reviews', 'append')}
  `),
  '200-access-3': statements(`
    -- A name in the traces is the one the national register gives, not the one the first organisation typed.
    create function liane_name_account(account uuid, family text, given text) returns void
      language sql security definer set search_path = pg_catalog, public as
      $$ update accounts set family_name = family, given_name = given where id = account and (family_name, given_name) is distinct from (family, given) $$;
    revoke all on function liane_name_account from public;
    grant execute on function liane_name_account to liane_app;
  `),
  '200-access-4': statements(`
    -- What the register says of each practice lives and ends with the session: the VIHF of a consultation is made of it.
    alter table sessions add exercises jsonb;
  `),
  '200-access-5': statements(`
    -- What the Annuaire Santé says of those who have an RPPS number, next to what was typed here (ANN/va1.02).
    create table staff_checks (
      organisation_id uuid not null,
      account_id uuid not null references accounts (id),
      rpps text not null,
      tried_at timestamptz not null,
      answered_at timestamptz,
      state text check (state in ('coherent', 'differs', 'inactive', 'unknown')),
      remarks jsonb not null,
      failure text,
      primary key (organisation_id, account_id)
    );
    ${walled('staff_checks', 'write')}
  `),
};
