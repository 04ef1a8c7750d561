import { parseInseeDatedCommunes, type RefusedLine } from '@liane/vocabulary/birthplaces';
import pg from 'pg';
import { connectionOf } from '../platform/index.ts';

/**
 * Takes INSEE's dated file of communes (`v_commune_depuis_1943.csv`) in place of the one before: merged communes are then found
 * under the name and code they had at a date of birth. `ownerUrl` is the connection of the owner of the database, since the
 * application may only read reference data; running servers read it at their next search.
 * Throws DatedCommunesFileRefused when the file is another one; bad lines are returned.
 */
export async function importDatedCommunes(
  ownerUrl: string,
  csv: string,
  now: Date,
): Promise<{ imported: number; refused: RefusedLine[] }> {
  const { rows, refused } = parseInseeDatedCommunes(csv);
  const client = new pg.Client(connectionOf(ownerUrl));
  await client.connect();
  try {
    await client.query('begin');
    await client.query('delete from reference_communes');
    await client.query(
      `insert into reference_communes (code, name, from_date, to_date, became_code)
       select * from unnest($1::text[], $2::text[], $3::date[], $4::date[], $5::text[])`,
      [
        rows.map((row) => row.code),
        rows.map((row) => row.name),
        rows.map((row) => row.from ?? null),
        rows.map((row) => row.to ?? null),
        rows.map((row) => row.becameCode ?? null),
      ],
    );
    await client.query(
      `insert into reference_imports values ('communes', $1) on conflict (name) do update set imported_at = excluded.imported_at`,
      [now],
    );
    await client.query('commit');
  } finally {
    await client.end();
  }
  return { imported: rows.length, refused };
}
