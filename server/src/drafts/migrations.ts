import { statements, walled, type Migrations } from '../platform/index.ts';

export const draftsMigrations: Migrations = {
  '300-drafts-1': statements(`
    create table drafts (
      organisation_id uuid not null,
      id uuid not null,
      account_id uuid not null,
      form text not null,
      person_id uuid,
      content jsonb not null,
      typed_at timestamptz not null,
      saved_at timestamptz not null,
      primary key (organisation_id, account_id, id)
    );
    ${walled('drafts', 'erase', 'account_id = (select liane_account())')}
  `),
  '300-drafts-2': statements(`
    -- A draft thrown away leaves its number and nothing else, so that a save that arrives late does not bring it back.
    alter table drafts add column discarded_at timestamptz;
    create index drafts_discarded on drafts (discarded_at) where discarded_at is not null;

    -- The wall shows each author their own drafts only: forgetting the numbers of all is the owner's.
    create function liane_forget_drafts(before timestamptz) returns void
      language sql security definer set search_path = pg_catalog, public as
      $$ delete from public.drafts where discarded_at < before and discarded_at < now() - interval '7 days' $$;
    revoke all on function liane_forget_drafts from public;
    grant execute on function liane_forget_drafts to liane_app;
  `),
};
