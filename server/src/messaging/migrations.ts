import { statements, walled, type Migrations } from '../platform/index.ts';

export const messagingMigrations: Migrations = {
  '700-messaging-1': statements(`
    create table mailboxes (
      organisation_id uuid not null,
      id uuid not null,
      establishment_id uuid not null,
      unit_id uuid,
      kind text not null check (kind in ('APP', 'ORG', 'PER')),
      address text not null,
      display_name text not null,
      uid_validity text,
      last_uid bigint,
      fetched_at timestamptz,
      waits_for text not null default 'nothing' check (waits_for in ('nothing', 'holder', 'operator')),
      problem text,
      -- Failures in a row, and when the next attempt may be.
      failures int not null default 0,
      due_at timestamptz,
      closed_at timestamptz,
      primary key (organisation_id, id)
    );
    create unique index mailboxes_by_address on mailboxes (organisation_id, establishment_id, address) where closed_at is null;
    ${walled('mailboxes', 'write')}

    create table mailbox_holders (
      organisation_id uuid not null,
      mailbox_id uuid not null,
      account_id uuid not null,
      primary key (organisation_id, mailbox_id, account_id)
    );
    ${walled('mailbox_holders', 'append')}

    create table messages (
      organisation_id uuid not null,
      id uuid not null,
      mailbox_id uuid not null,
      establishment_id uuid not null,
      uid bigint not null,
      uid_validity text not null,
      -- Message-ID and the hash of what its sender wrote (known-by.ts).
      known_by text not null,
      received_at timestamptz not null,
      kept_at timestamptz not null,
      sha256 text not null,
      size int not null,
      state text not null check (state in ('kept', 'read', 'aside')),
      attempts int not null default 0,
      kind text,
      from_address text not null default '',
      from_name text not null default '',
      citizen boolean not null default false,
      recipients text[] not null default '{}',
      subject text not null default '',
      body text not null default '',
      message_id text,
      refs text[] not null default '{}',
      read_notice_to text,
      is_end boolean not null default false,
      aside_code int,
      aside_reason text,
      person_id uuid,
      primary key (organisation_id, id),
      unique (organisation_id, mailbox_id, known_by)
    );
    create index messages_by_date on messages (organisation_id, establishment_id, received_at desc, id desc);
    create index messages_known on messages (organisation_id, establishment_id, known_by);
    create index messages_waiting on messages (organisation_id, mailbox_id, received_at) where state = 'kept';
    ${walled('messages', 'write')}

    create table message_attachments (
      organisation_id uuid not null,
      message_id uuid not null,
      rank int not null,
      file_name text not null,
      content_type text not null,
      size int not null,
      primary key (organisation_id, message_id, rank)
    );
    ${walled('message_attachments', 'append')}

    create table message_readings (
      organisation_id uuid not null,
      message_id uuid not null,
      account_id uuid not null,
      who text not null,
      at timestamptz not null,
      primary key (organisation_id, message_id, account_id)
    );
    ${walled('message_readings', 'append')}

    create table message_pieces (
      organisation_id uuid not null,
      id uuid not null,
      message_id uuid not null,
      rank int not null,
      sha256 text not null,
      -- What METADATA.XML says of whom it speaks.
      declared_matricule text,
      declared_oid text,
      declared_qualified boolean,
      title text not null,
      type_in_french text not null,
      author text not null,
      about text not null,
      version int not null,
      state text not null check (state in ('to-decide', 'filed', 'refused', 'already', 'unreadable')),
      code int not null,
      reason text not null,
      person_id uuid,
      document_id uuid,
      decided_at timestamptz,
      decided_by text,
      primary key (organisation_id, id),
      unique (organisation_id, message_id, rank)
    );
    ${walled('message_pieces', 'write')}

    create table message_answers (
      organisation_id uuid not null,
      message_id uuid not null,
      -- One answer a message: reading or processing it, or why it was not.
      outcome text not null check (outcome in ('displayed', 'processed', 'error')),
      by_mail boolean not null,
      code int not null,
      said text not null,
      state text not null check (state in ('waiting', 'sent', 'failed')),
      attempts int not null default 0,
      at timestamptz not null,
      -- Not before; while somebody sends it, nobody else does.
      due_at timestamptz not null,
      primary key (organisation_id, message_id)
    );
    ${walled('message_answers', 'write')}

    create table letters (
      organisation_id uuid not null,
      id uuid not null,
      mailbox_id uuid not null,
      account_id uuid not null,
      establishment_id uuid not null,
      person_id uuid,
      recipients text[] not null,
      subject text not null,
      body text not null,
      message_id text not null,
      in_reply_to text,
      refs text[] not null,
      end_of_exchange boolean not null,
      written_at timestamptz not null,
      by_name text not null,
      state text not null check (state in ('waiting', 'sent', 'delivered', 'displayed', 'failed')),
      said text not null default '',
      attempts int not null default 0,
      due_at timestamptz not null,
      -- When an operator is known to have taken it.
      taken_at timestamptz,
      primary key (organisation_id, id),
      unique (organisation_id, message_id)
    );
    create index letters_by_date on letters (organisation_id, establishment_id, written_at desc);
    ${walled('letters', 'write')}

    create table messaging_settings (
      organisation_id uuid not null,
      establishment_id uuid not null,
      files_by_itself boolean not null,
      primary key (organisation_id, establishment_id)
    );
    ${walled('messaging_settings', 'write')}
  `),
  '700-messaging-2': statements(`
    -- The message whose bytes its operator does not give, and how often they were asked (withheld.ts).
    alter table mailboxes add withheld_uid bigint, add withheld_tries int not null default 0;
    -- Names found in the Annuaire Santé when it was written, by address.
    alter table letters add chosen_names jsonb not null default '{}';
    drop index messages_waiting;
    create index messages_waiting on messages (organisation_id, mailbox_id, received_at, id) where state = 'kept';
    create index messages_by_sender on messages (organisation_id, from_address, received_at desc);
    create index message_pieces_of_person on message_pieces (organisation_id, person_id) where document_id is not null;
  `),
  '700-messaging-3': statements(`
    -- A row that stands for a message whose bytes its operator does not give, and when it is asked for again (ask-again.ts); null for any other.
    alter table messages add withheld text check (withheld in ('waiting', 'came')), add withheld_due_at timestamptz;
    update messages set withheld = 'waiting', withheld_due_at = kept_at
      where state = 'aside' and size = 0 and known_by ~ '^withheld [0-9]+:[0-9]+$';
    update messages set withheld = 'came' where state = 'aside' and size = 0 and known_by ~ '^came withheld [0-9]+:[0-9]+$';
    create index messages_withheld on messages (organisation_id, mailbox_id, withheld_due_at) where withheld = 'waiting';
  `),
};
