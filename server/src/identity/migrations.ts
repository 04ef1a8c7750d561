import { statements, walled, type Migrations } from '../platform/index.ts';

export const identityMigrations: Migrations = {
  '300-identity-1': statements(`
    create table persons (
      organisation_id uuid not null,
      id uuid not null,
      local_id text not null,
      birth_family_name text not null,
      first_birth_given_name text not null,
      birth_given_names text not null,
      birth_date date not null,
      sex text not null check (sex in ('F', 'M', 'I')),
      birth_place_code text not null,
      complementary jsonb not null,
      status text not null check (status in ('provisoire', 'recuperee', 'validee', 'qualifiee')),
      attributes text[] not null,
      ins_matricule text,
      ins_oid text,
      ins_history text[] not null,
      -- Every name folded (no accent, hyphen or case), between spaces: ' dupont durand mauricette '.
      names text not null,
      merged_into uuid,
      created_at timestamptz not null,
      primary key (organisation_id, id),
      unique (organisation_id, local_id),
      check ((ins_matricule is null) = (ins_oid is null)),
      check (ins_matricule is null or status in ('recuperee', 'qualifiee'))
    );
    -- Read alone, without the rows: ten thousand names are compared in some milliseconds inside the wall of one organisation.
    create index persons_names on persons (organisation_id, names, id) where merged_into is null;
    create index persons_birth_date on persons (organisation_id, birth_date);
    create index persons_matricule on persons (organisation_id, ins_matricule) where ins_matricule is not null;
    create index persons_to_settle on persons (organisation_id, created_at) where status <> 'qualifiee' and merged_into is null;
    ${walled('persons', 'write')}

    create table local_id_counters (organisation_id uuid not null, year int not null, last int not null, primary key (organisation_id, year));
    ${walled('local_id_counters', 'write')}

    create table trait_versions (
      organisation_id uuid not null,
      person_id uuid not null,
      id uuid not null,
      at timestamptz not null,
      by_account uuid not null,
      by_name text not null,
      traits jsonb not null,
      complementary jsonb not null,
      why text not null,
      primary key (organisation_id, person_id, id)
    );
    ${walled('trait_versions', 'append')}

    create table status_changes (
      organisation_id uuid not null,
      person_id uuid not null,
      id uuid not null,
      at timestamptz not null,
      by_account uuid not null,
      by_name text not null,
      from_status text,
      to_status text not null,
      why text not null,
      primary key (organisation_id, person_id, id)
    );
    ${walled('status_changes', 'append')}

    create table proofs (
      organisation_id uuid not null,
      person_id uuid not null,
      id uuid not null,
      type text not null,
      high_trust boolean not null,
      checked_on date not null,
      recorded_at timestamptz not null,
      by_account uuid not null,
      by_name text not null,
      primary key (organisation_id, person_id, id)
    );
    ${walled('proofs', 'append')}

    create table proof_withdrawals (
      organisation_id uuid not null,
      person_id uuid not null,
      proof_id uuid not null,
      at timestamptz not null,
      by_account uuid not null,
      by_name text not null,
      why text not null,
      primary key (organisation_id, person_id, proof_id)
    );
    ${walled('proof_withdrawals', 'append')}

    create table insi_inquiries (
      organisation_id uuid not null,
      id uuid not null,
      person_id uuid not null,
      kind text not null check (kind in ('recuperation', 'verification')),
      asked_at timestamptz not null,
      by_account uuid not null,
      by_name text not null,
      state text not null,
      answer jsonb,
      failure jsonb,
      attempts int not null default 0,
      settled_at timestamptz,
      settled_by text,
      primary key (organisation_id, id)
    );
    create index insi_inquiries_of_person on insi_inquiries (organisation_id, person_id, asked_at desc);
    ${walled('insi_inquiries', 'write')}

    create table insi_calls (
      organisation_id uuid not null,
      id uuid not null,
      inquiry_id uuid not null,
      at timestamptz not null,
      operation text not null,
      given_name text not null,
      with_birth_place boolean not null,
      answer_code text not null,
      answer jsonb,
      primary key (organisation_id, id)
    );
    create index insi_calls_of_inquiry on insi_calls (organisation_id, inquiry_id);
    ${walled('insi_calls', 'append')}

    create table merges (
      organisation_id uuid not null,
      id uuid not null,
      kept_person_id uuid not null,
      absorbed_person_id uuid not null,
      at timestamptz not null,
      by_account uuid not null,
      by_name text not null,
      why text not null,
      primary key (organisation_id, id)
    );
    create index merges_of_kept on merges (organisation_id, kept_person_id);
    ${walled('merges', 'append')}

    create table merge_undoings (
      organisation_id uuid not null,
      merge_id uuid not null,
      at timestamptz not null,
      by_account uuid not null,
      by_name text not null,
      primary key (organisation_id, merge_id)
    );
    ${walled('merge_undoings', 'append')}

    create table identity_settings (organisation_id uuid primary key, settings jsonb not null);
    ${walled('identity_settings', 'write')}

    -- A person and those merged into them: what was written under either is read together.
    create function liane_same_person(person uuid) returns uuid[] language sql stable
      return (
        select array_agg(id) from (
          select person as id
          union
          select m.absorbed_person_id from merges m
            where m.organisation_id = liane_organisation() and m.kept_person_id = person
              and not exists (select from merge_undoings u where u.organisation_id = m.organisation_id and u.merge_id = m.id)
        ) same
      );
    grant execute on function liane_same_person to liane_app;
  `),
  '300-identity-2': statements(`
    create table attribute_changes (
      organisation_id uuid not null,
      person_id uuid not null,
      id uuid not null,
      at timestamptz not null,
      by_account uuid not null,
      by_name text not null,
      attribute text not null check (attribute in ('douteuse', 'fictive', 'homonyme')),
      present boolean not null,
      why text not null,
      primary key (organisation_id, person_id, id)
    );
    ${walled('attribute_changes', 'append')}

    create table insi_dismissals (
      organisation_id uuid not null,
      id uuid not null,
      inquiry_id uuid not null,
      at timestamptz not null,
      by_account uuid not null,
      by_name text not null,
      why text not null,
      primary key (organisation_id, id)
    );
    ${walled('insi_dismissals', 'append')}

    create unique index one_person_an_ins on persons (organisation_id, ins_matricule) where ins_matricule is not null and merged_into is null;
    create index persons_former_matricules on persons using gin (ins_history);
    create index insi_inquiries_found on insi_inquiries (organisation_id, (answer ->> 'matricule')) where state = 'found';
    create index insi_inquiries_to_settle on insi_inquiries (organisation_id, person_id) where state in ('waiting', 'found', 'nobody', 'several', 'not-importable', 'failed');

    -- Those merged into a person who was merged in turn are read with them too.
    create or replace function liane_same_person(person uuid) returns uuid[] language sql stable
      return (
        with recursive same(id) as (
          select person
          union
          select m.absorbed_person_id from same join merges m on m.organisation_id = liane_organisation() and m.kept_person_id = same.id
            where not exists (select from merge_undoings u where u.organisation_id = m.organisation_id and u.merge_id = m.id)
        )
        select array_agg(id) from same
      );

    -- Every word that names somebody in an organisation, once: typing errors are compared with some thousands of words, not with everybody.
    create table name_words (organisation_id uuid not null, word text not null, primary key (organisation_id, word));
    ${walled('name_words', 'append')}
    create function liane_keep_name_words() returns trigger language plpgsql as $$
      begin
        insert into name_words
          select distinct organisation_id, word from written, unnest(string_to_array(trim(names), ' ')) word where word <> '' order by 1, 2
          on conflict do nothing;
        return null;
      end $$;
    create trigger name_words_of_added after insert on persons referencing new table as written for each statement execute function liane_keep_name_words();
    create trigger name_words_of_changed after update on persons referencing new table as written for each statement execute function liane_keep_name_words();
    insert into name_words select distinct organisation_id, word from persons, unnest(string_to_array(trim(names), ' ')) word where word <> '' on conflict do nothing;

    -- INSEE's dated communes belong to no organisation: imported by the owner of the database, read by all.
    create table reference_communes (
      code text not null,
      name text not null,
      from_date date,
      to_date date,
      became_code text
    );
    create table reference_imports (name text primary key, imported_at timestamptz not null);
    grant select on reference_communes, reference_imports to liane_app;
  `),
  '300-identity-3': statements(`
    -- An absorbed identity, reached by an old link or a draft, reads the whole record and never its own part alone.
    create or replace function liane_same_person(person uuid) returns uuid[] language sql stable
      return (
        with recursive up(id, into_id) as (
          select p.id, p.merged_into from persons p where p.organisation_id = liane_organisation() and p.id = person
          union
          select p.id, p.merged_into from up join persons p on p.organisation_id = liane_organisation() and p.id = up.into_id
        ), same(id) as (
          select coalesce((select id from up where into_id is null), person)
          union
          select m.absorbed_person_id from same join merges m on m.organisation_id = liane_organisation() and m.kept_person_id = same.id
            where not exists (select from merge_undoings u where u.organisation_id = m.organisation_id and u.merge_id = m.id)
        )
        select array_agg(id) from same
      );
  `),
  '300-identity-4': statements(`
    -- Nearly nobody was ever merged: two looks in an index answer for them. The others are followed as in 300-identity-3.
    create or replace function liane_same_person(person uuid) returns uuid[] language plpgsql stable as $$
      begin
        if not exists (select from persons p where p.organisation_id = liane_organisation() and p.id = person and p.merged_into is not null)
          and not exists (select from merges m where m.organisation_id = liane_organisation() and m.kept_person_id = person)
        then
          return array[person];
        end if;
        return (
          with recursive up(id, into_id) as (
            select p.id, p.merged_into from persons p where p.organisation_id = liane_organisation() and p.id = person
            union
            select p.id, p.merged_into from up join persons p on p.organisation_id = liane_organisation() and p.id = up.into_id
          ), same(id) as (
            select coalesce((select id from up where into_id is null), person)
            union
            select m.absorbed_person_id from same join merges m on m.organisation_id = liane_organisation() and m.kept_person_id = same.id
              where not exists (select from merge_undoings u where u.organisation_id = m.organisation_id and u.merge_id = m.id)
          )
          select array_agg(id) from same
        );
      end $$;
  `),
  '300-identity-5': statements(`
    -- What a change of the complementary traits says it was based on, so that none is lost.
    alter table persons add column complementary_version int not null default 1;
  `),
  '300-identity-6': statements(`
    -- Who answers to each word: a name is found by its beginning, and a typing error by the words it may stand for, without reading everybody.
    -- The collation lets a beginning be a range of the index, of operators that the wall lets through.
    create table person_words (
      organisation_id uuid not null,
      word text collate "C" not null,
      person_id uuid not null,
      primary key (organisation_id, word, person_id)
    );
    ${walled('person_words', 'erase')}

    create or replace function liane_keep_name_words() returns trigger language plpgsql as $$
      begin
        insert into name_words
          select distinct organisation_id, word from written, unnest(string_to_array(trim(names), ' ')) word where word <> '' order by 1, 2
          on conflict do nothing;
        insert into person_words
          select organisation_id, word, id from written, unnest(string_to_array(trim(names), ' ')) word where word <> '' order by 1, 2, 3
          on conflict do nothing;
        return null;
      end $$;
    create function liane_change_name_words() returns trigger language plpgsql as $$
      begin
        delete from person_words where organisation_id = old.organisation_id and person_id = old.id
          and word = any(string_to_array(trim(old.names), ' '));
        insert into name_words
          select distinct new.organisation_id, word from unnest(string_to_array(trim(new.names), ' ')) word where word <> '' order by 2
          on conflict do nothing;
        insert into person_words
          select distinct new.organisation_id, word, new.id from unnest(string_to_array(trim(new.names), ' ')) word where word <> ''
          on conflict do nothing;
        return null;
      end $$;
    drop trigger name_words_of_changed on persons;
    create trigger name_words_of_changed after update on persons for each row when (old.names is distinct from new.names)
      execute function liane_change_name_words();
    insert into person_words
      select organisation_id, word, id from persons, unnest(string_to_array(trim(names), ' ')) word where word <> '' order by 1, 2, 3
      on conflict do nothing;
    analyze person_words;
  `),
};
