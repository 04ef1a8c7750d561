import type { Connection } from '../reach-database.ts';
import { quoted, type Table } from './frames.ts';

// Each installation writes these by itself when it makes its tables.
const madeByMigrations = new Set([
  'public.kysely_migration',
  'public.kysely_migration_lock',
  'graphile_worker.migrations',
]);

/** Every table of the installation, those that others refer to first. */
export async function tablesOf(client: Connection): Promise<Table[]> {
  const { rows } = await client.query<Table>(`
    select n.nspname as schema, c.relname as name,
      array_agg(a.attname::text order by a.attnum) filter (where a.attgenerated = '') as columns
    from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    where c.relkind = 'r' and n.nspname in ('public', 'graphile_worker')
    group by 1, 2 order by 1, 2
  `);
  const kept = rows.filter(({ schema, name }) => !madeByMigrations.has(`${schema}.${name}`));
  return referredFirst(kept, await references(client));
}

async function references(client: Connection): Promise<Map<string, string[]>> {
  const { rows } = await client.query<{ child: string; parents: string[] }>(`
    select format('"%s"."%s"', cn.nspname, c.relname) as child, array_agg(distinct format('"%s"."%s"', pn.nspname, p.relname)) as parents
    from pg_constraint f
      join pg_class c on c.oid = f.conrelid join pg_namespace cn on cn.oid = c.relnamespace
      join pg_class p on p.oid = f.confrelid join pg_namespace pn on pn.oid = p.relnamespace
    where f.contype = 'f' and f.conrelid <> f.confrelid
    group by 1
  `);
  return new Map(rows.map(({ child, parents }) => [child, parents]));
}

function referredFirst(tables: Table[], parentsOf: ReadonlyMap<string, string[]>): Table[] {
  const placed = new Map<string, Table>();
  const place = (table: Table): void => {
    if (placed.has(quoted(table))) return;
    for (const parent of parentsOf.get(quoted(table)) ?? []) {
      const found = tables.find((other) => quoted(other) === parent);
      if (found) place(found);
    }
    placed.set(quoted(table), table);
  };
  tables.forEach(place);
  return [...placed.values()];
}

/** The names of the migrations done here. */
export async function migrationsDone(client: Connection): Promise<string[]> {
  if (!(await exists(client, 'public.kysely_migration'))) return [];
  const { rows } = await client.query<{ name: string }>('select name from public.kysely_migration order by name');
  return rows.map(({ name }) => name);
}

/** The last migration of the queue of tasks; 0 before the first. */
export async function queueVersion(client: Connection): Promise<number> {
  if (!(await exists(client, 'graphile_worker.migrations'))) return 0;
  const { rows } = await client.query<{ last: number }>(
    'select coalesce(max(id), 0)::int as last from graphile_worker.migrations',
  );
  return rows[0]?.last ?? 0;
}

async function exists(client: Connection, table: string): Promise<boolean> {
  const { rows } = await client.query<{ known: boolean }>('select to_regclass($1) is not null as known', [table]);
  return rows[0]?.known === true;
}
