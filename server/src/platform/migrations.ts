import { sql, type Kysely } from 'kysely';

/** Ordered by name: the level of its module, then its own number. Never edited once published. */
export type Migrations = Record<string, (db: Kysely<never>) => Promise<void>>;

/** Runs plain SQL; the whole migration is one transaction. */
export const statements =
  (text: string) =>
  async (db: Kysely<never>): Promise<void> => {
    await sql.raw(text).execute(db);
  };

/**
 * Puts a table behind the wall of its organisation, under the application role.
 * Its owner stays outside the wall: migrations, sealing and backups read every organisation.
 * `append`: rows are only ever added; `write`: they may change too; `erase`: and go.
 */
export function walled(table: string, grant: 'append' | 'write' | 'erase', alsoWhen = ''): string {
  const rights = { append: 'select, insert', write: 'select, insert, update', erase: 'select, insert, update, delete' }[
    grant
  ];
  const mine = `organisation_id = (select liane_organisation())${alsoWhen ? ` and ${alsoWhen}` : ''}`;
  return `
    alter table ${table} enable row level security;
    create policy wall on ${table} to liane_app using (${mine}) with check (${mine});
    grant ${rights} on ${table} to liane_app;
  `;
}

export const platformMigrations: Migrations = {
  '100-platform-1': statements(`
    create extension if not exists pg_trgm;
    create extension if not exists unaccent;

    grant usage on schema public to liane_app;

    create function liane_organisation() returns uuid language sql stable parallel safe
      return nullif(current_setting('liane.organisation_id', true), '')::uuid;
    create function liane_account() returns uuid language sql stable parallel safe
      return nullif(current_setting('liane.account_id', true), '')::uuid;

    create table commands (
      organisation_id uuid not null,
      id uuid not null,
      account_id uuid not null,
      route text not null,
      body_hash bytea not null,
      reply jsonb,
      at timestamptz not null,
      primary key (organisation_id, id)
    );
    ${walled('commands', 'append', 'account_id = (select liane_account())')}
    create index commands_by_age on commands (at);

    create function liane_enqueue(task text, payload json, run_at timestamptz, key text) returns void
      language sql security definer set search_path = pg_catalog, public as
      $$ select graphile_worker.add_job(task, payload := payload, run_at := run_at, job_key := key, max_attempts := 12) $$;
    revoke all on function liane_enqueue from public;
    grant execute on function liane_enqueue to liane_app;
  `),
  '100-platform-2': statements(`
    -- The application only ever adds a command: forgetting those of a past month, whoever sent them, is its owner's.
    create function liane_forget_commands(before timestamptz) returns void
      language sql security definer set search_path = pg_catalog, public as
      $$ delete from public.commands where at < before and at < now() - interval '7 days' $$;
    revoke all on function liane_forget_commands from public;
    grant execute on function liane_forget_commands to liane_app;
  `),
  '100-platform-3': statements(`
    -- What is presumed so that nobody waits for its answer: a transaction that presumed wrongly is undone by its own database.
    create function liane_presumed(held boolean) returns void language plpgsql immutable as $$
      begin
        if held is not true then raise exception 'presumed wrongly' using errcode = 'LN001'; end if;
      end $$;
    grant execute on function liane_presumed to liane_app;
  `),
};
