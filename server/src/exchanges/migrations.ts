import { statements, walled, type Migrations } from '../platform/index.ts';

export const exchangesMigrations: Migrations = {
  '700-exchanges-1': statements(`
    create table sendings (
      organisation_id uuid not null,
      id uuid not null,
      establishment_id uuid not null,
      person_id uuid not null,
      channel text not null check (channel in ('dmp', 'mssante', 'citizen')),
      kind text not null check (kind in ('document', 'replacement', 'deletion', 'notice')),
      cause text not null,
      cause_id uuid not null,
      document_id uuid,
      what text not null,
      recipient_key text not null,
      recipient_name text not null,
      recipient_address text,
      found_address text,
      series text not null,
      follows_id uuid,
      lot_unique_id text not null,
      message_id text not null,
      document_unique_id text,
      -- Matricule and OID it left with.
      ins jsonb,
      visibility text not null,
      planned_at timestamptz not null,
      due_at timestamptz not null,
      by_account uuid not null,
      by_name text not null,
      author jsonb not null,
      state text not null check (state in ('waiting', 'held', 'accepted', 'delivered', 'read', 'refused', 'abandoned')),
      because text,
      said text,
      todo text,
      attempts int not null default 0,
      attempting_since timestamptz,
      -- An attempt may have reached the recipient, whatever became of the sending.
      perhaps_there boolean not null default false,
      next_at timestamptz,
      settled_at timestamptz,
      ins_qualified boolean,
      primary key (organisation_id, id),
      -- A fact heard twice makes nothing leave twice.
      unique (organisation_id, cause_id, cause, channel, recipient_key),
      unique (organisation_id, message_id)
    );
    create index sendings_of_person on sendings (organisation_id, person_id, planned_at desc);
    create index sendings_of_series on sendings (organisation_id, series);
    create index sendings_of_establishment on sendings (organisation_id, establishment_id, planned_at desc);
    create index sendings_pending on sendings (next_at) where state in ('waiting', 'held');
    ${walled('sendings', 'write')}

    create table sending_events (
      organisation_id uuid not null,
      id uuid not null,
      sending_id uuid not null,
      rank bigint generated always as identity,
      at timestamptz not null,
      state text not null,
      because text,
      said text,
      by_name text,
      primary key (organisation_id, id)
    );
    create index sending_events_of_sending on sending_events (organisation_id, sending_id, at);
    ${walled('sending_events', 'append')}

    create table sharing_words (
      organisation_id uuid not null,
      id uuid not null,
      person_id uuid not null,
      channel text not null check (channel in ('dmp-feeding', 'mssante', 'citizen')),
      refused boolean not null,
      said text not null,
      at timestamptz not null,
      by_account uuid not null,
      by_name text not null,
      primary key (organisation_id, id)
    );
    create index sharing_words_of_person on sharing_words (organisation_id, person_id, channel, at desc);
    ${walled('sharing_words', 'append')}

    create table dmp_divergences (
      organisation_id uuid not null,
      id uuid not null,
      person_id uuid not null,
      at timestamptz not null,
      mark text not null,
      lines jsonb not null,
      primary key (organisation_id, id),
      unique (organisation_id, person_id, mark)
    );
    ${walled('dmp_divergences', 'append')}

    create table dmp_divergence_confirmations (
      organisation_id uuid not null,
      divergence_id uuid not null,
      id uuid not null,
      at timestamptz not null,
      by_account uuid not null,
      by_name text not null,
      why text not null,
      primary key (organisation_id, divergence_id)
    );
    ${walled('dmp_divergence_confirmations', 'append')}

    -- Breaker and pace of each service: in the database, so that every process keeps the same.
    create table service_lines (
      organisation_id uuid not null,
      service text not null check (service in ('dmp', 'mssante')),
      failures int not null default 0,
      down_since timestamptz,
      said text,
      probe_at timestamptz,
      next_slot_at timestamptz,
      primary key (organisation_id, service)
    );
    ${walled('service_lines', 'write')}

    -- What should have left and whose worker is no more: opaque ids of every organisation, for the sweep alone.
    create function liane_sendings_left(before timestamptz) returns table (organisation_id uuid, account_id uuid, id uuid)
      language sql stable security definer set search_path = pg_catalog, public as
      $$ select s.organisation_id, s.by_account, s.id from public.sendings s
           where s.state in ('waiting', 'held') and s.next_at < before order by s.next_at limit 1000 $$;
    revoke all on function liane_sendings_left from public;
    grant execute on function liane_sendings_left to liane_app;
  `),
};
