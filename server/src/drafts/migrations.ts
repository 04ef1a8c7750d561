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
};
