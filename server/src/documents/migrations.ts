import { statements, walled, type Migrations } from '../platform/index.ts';

export const documentsMigrations: Migrations = {
  '600-documents-1': statements(`
    create table documents (
      organisation_id uuid not null,
      id uuid not null,
      person_id uuid not null,
      establishment_id uuid not null,
      model text not null,
      origin text not null check (origin in ('ours', 'received')),
      title text not null,
      type_in_french text not null,
      cda_id text not null,
      cda_set text not null,
      version int not null check (version > 0),
      replaces_id uuid,
      act_at timestamptz not null,
      begun_at timestamptz not null,
      by_account uuid not null,
      by_name text not null,
      author text not null,
      primary key (organisation_id, id)
    );
    create index documents_by_cda_id on documents (organisation_id, cda_id);
    create index documents_of_person on documents (organisation_id, person_id, act_at desc);
    create index documents_of_set on documents (organisation_id, cda_set);
    ${walled('documents', 'append')}

    create table document_drafts (
      organisation_id uuid not null,
      document_id uuid not null,
      account_id uuid not null,
      changes jsonb not null,
      shown text not null,
      saved_at timestamptz not null,
      primary key (organisation_id, document_id)
    );
    create index document_drafts_of_account on document_drafts (organisation_id, account_id);
    ${walled('document_drafts', 'erase', 'account_id = (select liane_account())')}

    create table document_discards (
      organisation_id uuid not null,
      document_id uuid not null,
      at timestamptz not null,
      by_account uuid not null,
      primary key (organisation_id, document_id)
    );
    ${walled('document_discards', 'append')}

    create table document_validations (
      organisation_id uuid not null,
      document_id uuid not null,
      id uuid not null,
      at timestamptz not null,
      by_account uuid not null,
      by_name text not null,
      title text not null,
      number text not null,
      file_name text not null,
      changes jsonb not null,
      primary key (organisation_id, document_id),
      unique (organisation_id, number)
    );
    ${walled('document_validations', 'append')}

    create table document_replacements (
      organisation_id uuid not null,
      replaced_id uuid not null,
      replaced_by_id uuid not null,
      at timestamptz not null,
      primary key (organisation_id, replaced_id)
    );
    ${walled('document_replacements', 'append')}

    create table document_deletions (
      organisation_id uuid not null,
      document_id uuid not null,
      id uuid not null,
      at timestamptz not null,
      by_account uuid not null,
      by_name text not null,
      why text not null,
      primary key (organisation_id, document_id)
    );
    ${walled('document_deletions', 'append')}

    create table document_contents (
      organisation_id uuid not null,
      sha256 text not null,
      bytes bytea not null,
      kept_at timestamptz not null,
      primary key (organisation_id, sha256)
    );
    alter table document_contents alter column bytes set storage external;
    ${walled('document_contents', 'append')}

    create table document_files (
      organisation_id uuid not null,
      document_id uuid not null,
      file text not null check (file in ('n3', 'n1', 'pdf', 'cda')),
      sha256 text not null,
      media_type text not null,
      primary key (organisation_id, document_id, file)
    );
    ${walled('document_files', 'append')}

    create table document_numbers (
      organisation_id uuid not null,
      year int not null,
      last int not null,
      primary key (organisation_id, year)
    );
    ${walled('document_numbers', 'write')}
  `),
  '600-documents-2': statements(`
    -- Order of the keystrokes: a save repeated after a silence must not undo a later one.
    alter table document_drafts add typed_at timestamptz;
  `),
  '600-documents-3': statements(`
    create table document_provenances (
      organisation_id uuid not null,
      document_id uuid not null,
      via text not null check (via in ('dmp', 'mssante')),
      at timestamptz not null,
      primary key (organisation_id, document_id)
    );
    ${walled('document_provenances', 'append')}
  `),
  '600-documents-4': statements(`
    -- What somebody decided of a line of a received document, for all its versions.
    create table document_follow_ups (
      organisation_id uuid not null,
      document_set text not null,
      key text not null,
      document_id uuid not null,
      person_id uuid not null,
      accepted boolean not null,
      why text not null,
      title text not null,
      about text not null,
      action text not null,
      was text,
      becomes text,
      fact_id uuid,
      at timestamptz not null,
      by_account uuid not null,
      by_name text not null,
      primary key (organisation_id, document_set, key)
    );
    ${walled('document_follow_ups', 'append')}
  `),
  '600-documents-5': statements(`
    -- What it prints, to print the very words again once the identity is qualified.
    alter table document_validations add printed jsonb;
    alter table document_validations add reissued boolean not null default false;
  `),
  '600-documents-6': statements(`
    -- Faults of ours that kept a document from being reissued.
    create table document_reissue_faults (
      organisation_id uuid not null,
      document_id uuid not null,
      faults int not null,
      at timestamptz not null,
      primary key (organisation_id, document_id)
    );
    ${walled('document_reissue_faults', 'write')}
  `),
  '600-documents-7': statements(`
    -- How many lines of a received document wait for a decision. One filed before has no row: « Ma journée » counts it the first time it looks.
    create table document_open_lines (
      organisation_id uuid not null,
      document_id uuid not null,
      lines int not null check (lines >= 0),
      counted_at timestamptz not null,
      primary key (organisation_id, document_id)
    );
    ${walled('document_open_lines', 'write')}
  `),
};
